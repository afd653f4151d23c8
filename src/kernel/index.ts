export { seeFilled } from './filled';
export { hashRows, identify, mixed, quickHash } from './hash';
export { clearTables, intern } from './intern';
export { setKnown } from './known';
export {
  broken,
  ends,
  forms,
  hashes,
  heads,
  identities,
  kinds,
  knownBy,
  layOut,
  numbers,
  OUT,
  odds,
  partRows,
  parts,
  quoting,
  rests,
  rows,
  SEEDED,
  starts,
  times,
  window,
} from './memory';
export { readParts, splitCells, unpackCells } from './parts';
export {
  cells,
  contrary,
  count,
  crowded,
  nextLine,
  position,
  quoteLine,
  scan,
  seek,
  setForm,
  spaced,
  tall,
} from './scan';
export { sha256Block } from './sha256';
export {
  findKey,
  findKeys,
  keys,
  LOT,
  makeRoom,
  nextKeys,
  openTable,
  places,
  tableUsed,
} from './table';
export { ticketHeads } from './tickets';
export { readTime, readTimes } from './time/time';
