import { readFileSync } from 'node:fs';

/**
 * The kernel: what is done to every byte of a log (finding cells, hashing them, reading times), in
 * WebAssembly, made of `src/kernel`. It takes half the time of the same steps in JavaScript, and
 * needs no warming up.
 */

/** A number of the kernel that it changes. */
interface Global {
  readonly value: number;
}

/** What the kernel gives; addresses are bytes of its memory. `src/kernel` says what each means. */
export interface Kernel {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly OUT: Global;
  readonly window: Global;
  readonly starts: Global;
  readonly ends: Global;
  readonly hashes: Global;
  readonly quoting: Global;
  readonly rows: Global;
  readonly broken: Global;
  readonly identities: Global;
  readonly knownBy: Global;
  readonly rests: Global;
  readonly odds: Global;
  readonly forms: Global;
  readonly parts: Global;
  readonly partRows: Global;
  readonly times: Global;
  readonly kinds: Global;
  readonly numbers: Global;
  readonly heads: Global;
  readonly SEEDED: Global;
  readonly count: Global;
  readonly cells: Global;
  readonly position: Global;
  readonly nextLine: Global;
  readonly quoteLine: Global;
  readonly tall: Global;
  readonly spaced: Global;
  readonly contrary: Global;
  readonly crowded: Global;
  readonly LOT: Global;
  readonly keys: Global;
  readonly places: Global;
  layOut(size: number, withTables: boolean): void;
  seek(at: number, line: number): void;
  setForm(spaces: boolean, names: boolean, width: number): void;
  scan(delimiter: number, end: number, limit: number, most: number, ended: boolean): void;
  setKnown(width: number, id: number, time: number, placeholders: number): void;
  hashRows(width: number, id: number, caseNumber: number): void;
  seeFilled(width: number): void;
  intern(column: number, width: number, place: number): number;
  identify(start: number, end: number): void;
  quickHash(start: number, end: number): number;
  mixed(rest: number, hash: number): number;
  sha256Block(state: number, block: number, constants: number): void;
  openTable(values: number, stride: number, given: number, expected: number): void;
  tableUsed(): number;
  findKeys(count: number, stride: number): void;
  findKey(low: number, high: number): number;
  makeRoom(count: number): void;
  nextKeys(place: number): number;
  readTime(start: number, end: number, dayFirst: boolean): number;
  clearTables(): void;
  unpackCells(column: number): void;
  splitCells(column: number): void;
  readParts(part: number, place: number, dayFirst: boolean): void;
  readTimes(column: number, place: number, dayFirst: boolean): number;
  ticketHeads(width: number): void;
}

/** A kernel of a table alone, whose memory other threads can look into. */
export interface TableKernel
  extends Pick<
    Kernel,
    'LOT' | 'keys' | 'places' | 'openTable' | 'tableUsed' | 'findKeys' | 'findKey' | 'makeRoom'
  > {
  readonly memory: { readonly buffer: SharedArrayBuffer };
  /** How many blocks of slots it has, and where their tags and the slots begin. */
  readonly blocks: Global;
  readonly tags: Global;
  readonly slots: Global;
}

/** How memories are measured, and so many of such pages is the most that addresses reach. */
const MOST_PAGES = 65_536;

declare const WebAssembly: {
  readonly Module: new (code: Uint8Array) => object;
  /** What a module exports is known by its source. */
  readonly Instance: new <Exports>(
    module: object,
    imports?: object,
  ) => { readonly exports: Exports };
  readonly Memory: new (size: {
    readonly initial: number;
    readonly maximum: number;
    readonly shared: true;
  }) => object;
};

let compiled: object | undefined;
let compiledTable: object | undefined;

/**
 * A kernel with a memory of its own.
 * @param size bytes of its window
 * @param withTables whether texts of rows are to be numbered
 */
export function newKernel(size: number, withTables: boolean): Kernel {
  // The same from src and from dist: the bundle puts it there.
  compiled ??= new WebAssembly.Module(
    readFileSync(new URL('../dist/kernel.wasm', import.meta.url)),
  );
  const kernel = new WebAssembly.Instance<Kernel>(compiled).exports;
  kernel.layOut(size, withTables);
  return kernel;
}

/** A table's kernel with a memory of its own, which grows as the table does. */
export function newTableKernel(): TableKernel {
  compiledTable ??= new WebAssembly.Module(
    readFileSync(new URL('../dist/shared-table.wasm', import.meta.url)),
  );
  const memory = new WebAssembly.Memory({ initial: 1, maximum: MOST_PAGES, shared: true });
  return new WebAssembly.Instance<TableKernel>(compiledTable, { env: { memory } }).exports;
}

/** Kernels that nobody has: to make one costs more than to read a small log. */
const idle: Kernel[] = [];
const MOST_IDLE = 4;
const MOST_BYTES = 512 * 1024 * 1024;

/** A kernel for a window of `size` bytes, in which texts of rows can be numbered; until it is given back. */
export function lendKernel(size: number): Kernel {
  const kernel = idle.pop();
  if (kernel === undefined) return newKernel(size, true);
  kernel.layOut(size, true);
  kernel.clearTables();
  return kernel;
}

/** Gives back a kernel that nothing looks at any more. */
export function giveBack(kernel: Kernel): void {
  const isLarge = kernel.memory.buffer.byteLength > MOST_BYTES;
  if (idle.length < MOST_IDLE && !isLarge && !idle.includes(kernel)) idle.push(kernel);
}

/** Bytes that stand somewhere. */
interface Bytes {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
}

/** A text in a kernel's memory, put together of bytes that stand elsewhere. */
export class KernelText {
  readonly kernel: Kernel;
  /** Its address, and that behind it. */
  readonly start: number;
  end: number;
  #size = 256;
  #bytes: Buffer = Buffer.alloc(0);
  #out: DataView = new DataView(new ArrayBuffer(0));

  constructor() {
    this.kernel = newKernel(this.#size, false);
    this.start = this.kernel.window.value;
    this.end = this.start;
    this.#look();
  }

  clear(): void {
    this.end = this.start;
  }

  /** Adds bytes[start, end). */
  add({ bytes, start, end }: Bytes): void {
    const to = this.end;
    this.#makeRoom(end - start);
    for (let i = start; i < end; i++) this.#bytes[to + i - start] = bytes[i]!;
    this.end = to + end - start;
  }

  addByte(byte: number): void {
    this.#makeRoom(1);
    this.#bytes[this.end++] = byte;
  }

  /** What stands beside a result: two numbers of 32 bits, or one in floating point. */
  words(): readonly [number, number] {
    return [this.#out.getUint32(0, true), this.#out.getUint32(4, true)];
  }

  number(): number {
    return this.#out.getFloat64(0, true);
  }

  #makeRoom(bytes: number): void {
    const needed = this.end - this.start + bytes;
    if (needed <= this.#size) return;
    this.#size = 2 * needed;
    this.kernel.layOut(this.#size, false);
    this.#look();
  }

  #look(): void {
    const { buffer } = this.kernel.memory;
    this.#bytes = Buffer.from(buffer);
    this.#out = new DataView(buffer, this.kernel.OUT.value, 8);
  }
}

let shared: KernelText | undefined;

/** The text of all who want something of the kernel at once, and keep nothing in it. */
export function sharedText(): KernelText {
  shared ??= new KernelText();
  return shared;
}
