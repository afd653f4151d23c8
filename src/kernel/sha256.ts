import { SCHEDULE } from './memory';

/**
 * SHA-256 (FIPS 180-4): takes a block of 64 bytes into a state of eight words. Eight rounds leave
 * every word where it was: no word is moved.
 * @param constants the 64 words that the standard calls K
 */
export function sha256Block(state: usize, block: usize, constants: usize): void {
  let a = load<u32>(state);
  let b = load<u32>(state, 4);
  let c = load<u32>(state, 8);
  let d = load<u32>(state, 12);
  let e = load<u32>(state, 16);
  let f = load<u32>(state, 20);
  let g = load<u32>(state, 24);
  let h = load<u32>(state, 28);
  for (let t: usize = 0; t < 64; t++) store<u32>(SCHEDULE + (t << 2), word(t, block));
  for (let t: usize = 0; t < 256; t += 32) {
    h += step(e, f, g, constants + t, t);
    d += h;
    h += turn(a, b, c);
    g += step(d, e, f, constants + t + 4, t + 4);
    c += g;
    g += turn(h, a, b);
    f += step(c, d, e, constants + t + 8, t + 8);
    b += f;
    f += turn(g, h, a);
    e += step(b, c, d, constants + t + 12, t + 12);
    a += e;
    e += turn(f, g, h);
    d += step(a, b, c, constants + t + 16, t + 16);
    h += d;
    d += turn(e, f, g);
    c += step(h, a, b, constants + t + 20, t + 20);
    g += c;
    c += turn(d, e, f);
    b += step(g, h, a, constants + t + 24, t + 24);
    f += b;
    b += turn(c, d, e);
    a += step(f, g, h, constants + t + 28, t + 28);
    e += a;
    a += turn(b, c, d);
  }
  store<u32>(state, load<u32>(state) + a);
  store<u32>(state, load<u32>(state, 4) + b, 4);
  store<u32>(state, load<u32>(state, 8) + c, 8);
  store<u32>(state, load<u32>(state, 12) + d, 12);
  store<u32>(state, load<u32>(state, 16) + e, 16);
  store<u32>(state, load<u32>(state, 20) + f, 20);
  store<u32>(state, load<u32>(state, 24) + g, 24);
  store<u32>(state, load<u32>(state, 28) + h, 28);
}

function word(t: usize, block: usize): u32 {
  if (t < 16) return bswap<u32>(load<u32>(block + (t << 2)));
  const before = SCHEDULE + (t << 2);
  const x = load<u32>(before - 60);
  const y = load<u32>(before - 8);
  const s0 = rotr<u32>(x, 7) ^ rotr<u32>(x, 18) ^ (x >> 3);
  const s1 = rotr<u32>(y, 17) ^ rotr<u32>(y, 19) ^ (y >> 10);
  return load<u32>(before - 64) + s0 + load<u32>(before - 28) + s1;
}

function step(e: u32, f: u32, g: u32, constant: usize, t: usize): u32 {
  const s1 = rotr<u32>(e, 6) ^ rotr<u32>(e, 11) ^ rotr<u32>(e, 25);
  return s1 + (g ^ (e & (f ^ g))) + load<u32>(constant) + load<u32>(SCHEDULE + t);
}

function turn(a: u32, b: u32, c: u32): u32 {
  const s0 = rotr<u32>(a, 2) ^ rotr<u32>(a, 13) ^ rotr<u32>(a, 22);
  return s0 + ((a & b) | (c & (a | b)));
}
