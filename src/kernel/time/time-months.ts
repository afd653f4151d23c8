/** The names of the months in English: three letters, or the whole name. */

/** The month that [start, end) names, from 1; −1 for none. */
export function monthNamed(start: usize, end: usize): i32 {
  if (end - start < 3 || end - start > 9) return -1;
  const month = monthOf(
    ((u32(load<u8>(start)) | 0x20) << 16) |
      ((u32(load<u8>(start, 1)) | 0x20) << 8) |
      (u32(load<u8>(start, 2)) | 0x20),
  );
  if (month < 0 || end - start === 3) return month;
  let rest: u64 = 0;
  for (let p = start + 3; p < end; p++) rest = (rest << 8) | u64(load<u8>(p) | 0x20);
  return rest === restOf(month) ? month : -1;
}

/** The month of three letters, each a byte. */
function monthOf(letters: u32): i32 {
  switch (letters) {
    case 0x6a616e:
      return 1;
    case 0x666562:
      return 2;
    case 0x6d6172:
      return 3;
    case 0x617072:
      return 4;
    case 0x6d6179:
      return 5;
    case 0x6a756e:
      return 6;
    case 0x6a756c:
      return 7;
    case 0x617567:
      return 8;
    case 0x736570:
      return 9;
    case 0x6f6374:
      return 10;
    case 0x6e6f76:
      return 11;
    case 0x646563:
      return 12;
    default:
      return -1;
  }
}

/** What follows in the whole name of a month, each letter a byte. */
function restOf(month: i32): u64 {
  switch (month) {
    case 1: // uary
      return 0x75617279;
    case 2: // ruary
      return 0x7275617279;
    case 3: // ch
      return 0x6368;
    case 4: // il
      return 0x696c;
    case 6: // e
      return 0x65;
    case 7: // y
      return 0x79;
    case 8: // ust
      return 0x757374;
    case 9: // tember
      return 0x74656d626572;
    case 10: // ober
      return 0x6f626572;
    case 11: // ember
    case 12:
      return 0x656d626572;
    default:
      return 0;
  }
}
