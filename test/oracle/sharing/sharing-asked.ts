import { type SharingAsked, sharingOracle } from './sharing.ts';

const AS_OF = Date.parse('2026-06-30T00:00:00Z') / 86_400_000;
const FLOCK = "Organization Name,Networks Shared With Me,Networks I'm Sharing";

export function flock(...rows: string[]): string {
  return [FLOCK, ...rows, ''].join('\n');
}

export function asked(list: string, more: Partial<SharingAsked> = {}) {
  return sharingOracle({ list, asOf: AS_OF, ...more });
}
