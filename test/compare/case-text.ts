import { isUtf8 } from 'node:buffer';
import { gunzipSync } from 'node:zlib';
import type { RandomCase } from './random-logs.ts';
import { agesArgv, logArgv } from './random-options.ts';

/** The case as somebody can type it in again: the bytes, unzipped, and the command line. */
export function caseText({ files, options }: RandomCase): string {
  const shown = files.map(({ name, bytes }) => `${name}: ${bytesText(bytes)}`);
  const argv = [...logArgv(options.log), ...agesArgv(options.ages)];
  return [...shown, JSON.stringify([...argv, ...files.map(({ name }) => name)])].join('\n');
}

function bytesText(bytes: Uint8Array): string {
  const zipped = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const plain = zipped ? gunzipSync(bytes) : Buffer.from(bytes);
  if (!isUtf8(plain))
    return `${zipped ? 'gzipped ' : ''}latin1 ${escaped(plain.toString('latin1'))}`;
  return `${zipped ? 'gzipped ' : ''}utf-8 ${escaped(plain.toString())}`;
}

function escaped(text: string): string {
  return JSON.stringify(text).replaceAll(/[^\x20-\x7e]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
