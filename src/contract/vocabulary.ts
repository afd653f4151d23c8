/** The word lists behind the classes of case numbers and reasons: the defaults of the config. */
export interface Vocabulary {
  /** Words and runs of words that say nothing about why a search was made. */
  readonly vagueReasons: readonly string[];
  /** Words of which every spelling within Levenshtein distance 2 is vague as well. */
  readonly vagueWithinDistance2Of: readonly string[];
  /** The short names of the codes of law that stand before or after a section. */
  readonly statuteCodes: readonly string[];
  /** Sections so well known that officers write them without their code. */
  readonly statuteSections: readonly string[];
  /** What people type to get past a field that must not be empty. */
  readonly placeholders: readonly string[];
  /** The rows of the keyboard, for texts such as "asdf". */
  readonly keyboardRows: readonly string[];
  /** Words that stand beside a case number and are not part of it. */
  readonly caseNumberWords: readonly string[];
}

/** The lists of `vectors/vocabulary.json`, to the letter. Compared trimmed and case-folded. */
// biome-ignore format: one word a line would take 250 lines.
export const DEFAULT_VOCABULARY: Vocabulary = {
  vagueReasons: [
    'investigation', 'investigations', 'investigate', 'investigative', 'investigating', 'invest',
    'investig', 'inv', 'invst', 'criminal investigation', 'criminal inv', 'crim inv', 'criminv',
    'police', 'police investigation', 'patrol', 'patrol investigation', 'case', 'casework',
    'search', 'searching', 'check', 'checking', 'query', 'lookup', 'look up', 'info', 'information',
    'intel', 'work', 'work related', 'duty', 'official', 'official business', 'official use',
    'business', 'law enforcement', 'law enforcement purposes', 'le', 'le purpose', 'le purposes',
    'lea', 'police business', 'police work', 'police purposes', 'follow up', 'followup', 'f u',
    'fu', 'misc', 'miscellaneous', 'other', 'various', 'general', 'reason', 'suspicious', 'susp',
    'suspect', 'suspect info', 'suspect vehicle info', 'vehicle', 'veh', 'car', 'plate',
    'plate check', 'license plate', 'lpr', 'alpr', 'flock', 'vigilant', 'crime', 'criminal',
    'active investigation', 'ongoing investigation', 'current investigation', 'ongoing', 'active',
    'area check', 'attempt to locate', 'atl', 'find', 'locate', 'need', 'needed', 'training',
    'demo', 'testing',
  ],
  vagueWithinDistance2Of: [
    'investigation',
  ],
  statuteCodes: [
    'PC', 'P.C.', 'VC', 'V.C.', 'CVC', 'HS', 'H&S', 'HSC', 'WI', 'W&I', 'WIC', 'BP', 'B&P', 'BPC',
    'GC', 'FG', 'FGC', 'FC', 'CC', 'USC',
  ],
  statuteSections: [
    '69', '136.1', '148', '166', '182', '187', '188', '191.5', '192', '203', '205', '207', '209',
    '211', '212.5', '213', '215', '220', '236', '236.1', '240', '242', '243', '243(e)(1)', '244',
    '245', '245(a)(1)', '245(a)(2)', '245(a)(4)', '246', '246.3', '247', '261', '264', '266', '269',
    '270', '271', '272', '273.5', '273a', '273d', '273.6', '278', '278.5', '286', '287', '288',
    '288.3', '289', '290', '311', '314', '368', '417', '422', '451', '452', '459', '459.5', '460',
    '466', '470', '476', '484', '485', '487', '488', '490', '496', '496d', '499', '502', '503',
    '504', '518', '530.5', '532', '537', '594', '602', '646.9', '647', '647(f)', '653', '664',
    '666', '666.5', '1203', '1551', '3056', '4532', '10750', '10751', '10801', '10851', '10852',
    '14601', '14601.1', '20001', '20002', '21461', '22450', '2800', '2800.1', '2800.2', '2800.3',
    '23103', '23109', '23110', '23152', '23153', '25850', '25400', '29800', '30305', '11350',
    '11351', '11352', '11357', '11358', '11359', '11360', '11364', '11366', '11370.1', '11377',
    '11378', '11379', '5150', '187(a)', '211.5',
  ],
  placeholders: [
    'none', 'n/a', 'na', '-', '--', 'x', 'xx', 'xxx', '.', '0', 'test', 'null', 'unknown', 'tbd',
  ],
  keyboardRows: [
    '1234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm',
  ],
  caseNumberWords: [
    'case', 'number', 'no', 'num', 'nbr', 'report', 'rpt', 'rept', 'incident', 'inc', 'event',
    'cad', 'cfs', 'call', 'dr', 'rd', 'cr', 'ref', 'reference', 'file', 'complaint',
  ],
};
