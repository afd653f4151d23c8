import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';

/** What unpacking alone takes: no program that reads the log through node can be under it. */
let bytes = 0;
for await (const chunk of createReadStream(process.argv[2] ?? '').pipe(createGunzip())) {
  bytes += (chunk as Buffer).length;
}
console.log(bytes);
