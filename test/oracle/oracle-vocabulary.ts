/** A copy of shared/vectors/vocabulary.json, word for word. */

/** Words and runs of words that say nothing by themselves. */
export const VAGUE_REASONS = (
  'investigation, investigations, investigate, investigative, investigating, invest, ' +
  'investig, inv, invst, criminal investigation, criminal inv, crim inv, criminv, police, ' +
  'police investigation, patrol, patrol investigation, case, casework, search, searching, ' +
  'check, checking, query, lookup, look up, info, information, intel, work, work related, ' +
  'duty, official, official business, official use, business, law enforcement, ' +
  'law enforcement purposes, le, le purpose, le purposes, lea, police business, police work, ' +
  'police purposes, follow up, followup, f u, fu, misc, miscellaneous, other, various, ' +
  'general, reason, suspicious, susp, suspect, suspect info, suspect vehicle info, vehicle, ' +
  'veh, car, plate, plate check, license plate, lpr, alpr, flock, vigilant, crime, criminal, ' +
  'active investigation, ongoing investigation, current investigation, ongoing, active, ' +
  'area check, attempt to locate, atl, find, locate, need, needed, training, demo, testing'
).split(', ');

/** Words that stand before a case number. */
export const CASE_NUMBER_WORDS = (
  'case, number, no, num, nbr, report, rpt, rept, incident, inc, event, cad, cfs, call, dr, ' +
  'rd, cr, ref, reference, file, complaint'
).split(', ');

export const VAGUE_MODEL = 'investigation';

/** Codes of California law, and USC. */
export const STATUTE_CODES =
  'PC P.C. VC V.C. CVC HS H&S HSC WI W&I WIC BP B&P BPC GC FG FGC FC CC USC'.split(' ');

/** Sections that are known without their code. */
export const STATUTE_SECTIONS = (
  '69 136.1 148 166 182 187 188 191.5 192 203 205 207 209 211 212.5 213 215 220 236 236.1 ' +
  '240 242 243 243(e)(1) 244 245 245(a)(1) 245(a)(2) 245(a)(4) 246 246.3 247 261 264 266 269 ' +
  '270 271 272 273.5 273a 273d 273.6 278 278.5 286 287 288 288.3 289 290 311 314 368 417 422 ' +
  '451 452 459 459.5 460 466 470 476 484 485 487 488 490 496 496d 499 502 503 504 518 530.5 ' +
  '532 537 594 602 646.9 647 647(f) 653 664 666 666.5 1203 1551 3056 4532 10750 10751 10801 ' +
  '10851 10852 14601 14601.1 20001 20002 21461 22450 2800 2800.1 2800.2 2800.3 23103 23109 ' +
  '23110 23152 23153 25850 25400 29800 30305 11350 11351 11352 11357 11358 11359 11360 11364 ' +
  '11366 11370.1 11377 11378 11379 5150 187(a) 211.5'
).split(' ');

/** The rows of a keyboard. */
export const KEYBOARD_ROWS = '1234567890 qwertyuiop asdfghjkl zxcvbnm'.split(' ');
