/** The table alone, in a memory that several threads may look into: `shared-table.wasm`. */
export {
  blocks,
  findKey,
  findKeys,
  keys,
  LOT,
  makeRoom,
  nextKeys,
  openTable,
  places,
  slots,
  tableUsed,
  tags,
} from './table';
