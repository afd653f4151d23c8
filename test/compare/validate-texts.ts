import fc from 'fast-check';
import { DEFAULT_VOCABULARY } from '../../src/contract/vocabulary.ts';

/** Texts as officers write them into the two fields, from fragments of everything in section 4. */

export const PLATES = [
  '7ABC123',
  '7ABC-123',
  ' 8xyz 999',
  '8XYZ999',
  '5KM',
  '1234',
  'INV',
  '211PC',
];

/** Texts written one after the other, `~` between them. */
function listOf(...lines: string[]): string[] {
  return lines.join('').split('~');
}

const CELL_STATES = listOf(
  '~~ ~\u00a0~n/a~None~-~--~x~XXX~.~0~test~Unknown~REDACTED~[redacted]~',
  'Redacted by counsel~***~# # #~7923.600 GC~6255 GC~——~?!~6254(f) GC~tbd~NULL~...',
);

const STATUTES = listOf(
  '211PC~211 pc~PC 211~PC211~245(a)(2) PC~245 (a)(2)~245(a)(2)pc~10851 VC~VC10851~',
  'HS 11378~11378 H&S~11377(a) HSC~18 USC 922~18USC922(g)(1)~18 USC~P.C. 211~211 p.c.~',
  '459/PC~211-PC~459~10851~496d~273.5~187(a)~69~273.5(a) PC~496dpc~5150 W&I~',
  '234(e)(1) PC~136.1 PC~647(f)~211 PC.~§ 211 PC~CVC 23152~23152(a)/(b) VC~1203 PC~',
  'BP 25658~243(e)(1)~666~FGC 2000~cc 1798~211 PC and 459 PC~211, 459~211/459 PC~',
  'PC 211 & VC 10851~664 PC/211 PC~30305~PC~VC~and~234~211 PCP~PC: 211~penal code 211~',
  '12022.53(b)~243e1pc',
);

const PERSONAL = listOf(
  '123-45-6789~SSN 123456789~ss# 123 45 6789~social security: 123-45-6789~ssn123456789~',
  '666-12-3456~000-12-3456~19-123-45-6789~123-45-6789-1~SSN: 12345678~DOB 1/2/1990~',
  'dob:01021990~D.O.B. 1-2-90~born 1990-01-02~birth 13/1/1990~bday 1/2/90~1/2/1990~',
  '01-02-2010~1/2/2011~1990-01-02~12/31/1999~dobson 1/2/11~1990-13-02~',
  'birthdate 1/2/2015~birthday is on 01/02/15~dob unknown but maybe about 1/2/90~',
  'dob 1/2-90~555-123-4567~(555) 123-4567~555.123.4567~555 123 4567~5551234567~',
  'cell 5551234567~1-555-123-4567~+1 555 123 4567~ph: 5551234567~tel.5551234567~',
  '+1-555.123.4567~telephone 555123456~mobile phone 5551234567~graph 5551234567~',
  '555-1234~a.b@c.org~j_doe+x@pd.example.gov~two@@x.gov~a@b~x@1.2.com~@SUM(1)~a@b.c~',
  "dl D1234567~CDL#1234567~OLN 123456789~driver's license D1234567~lic. 12345678~",
  'drivers licence: d1234567~D123-456-78-901-0~driver license 12345678~dl 1234567890~',
  'lic 7ABC123~dl é1234567~driver’s license 1234567',
);

const RUNS = listOf(
  'asdf~ASDFG~qwerty~4321~1234~0987~poiu~zxcv~hhhh~1111~asd~qaz~aa~a~7~12~777~asdfasdf~',
  '警察~🚓🚓🚓~....~!!!~lkjh~1234567890',
);

const NUMBERS = listOf('1700~26~5~2602250064~26-01628~26–01698~26 01628~0~007~²~½');

const CASE_NUMBERS = listOf(
  '26-01628~AB 12~AB12~DR26-1234~L106668~L10~2019-00012~19-12345~2026000123~case AB12~',
  'DR 19 12345~1999-12~08-00003~2101-1~26012345.0~26-0000~Cvl111085',
);

const WORDS = listOf(
  'burglary~stolen~murder~robbery~the~of~white ford pickup~res burg~é~a~invest1gation~',
  'in vest igation~inv est-igation~investigator~bolo~Ⅷ~naïve~e\u0301~F/U~le~look-up~',
  'Follow–Up~criminal_inv~no.~case#~rpt:~%20~investigative+~Area  Check~casenumber~İNV~',
  'STRASSE~\u0661\u0662\u0663\u0664~suspect/vehicle info',
);

const EDITS = 'abtvI10 -.é';

/** "investigation" with one to three slips. */
const misspelled: fc.Arbitrary<string> = fc
  .array(
    fc.record({
      at: fc.nat(13),
      edit: fc.constantFrom('insert', 'delete', 'replace', 'swap'),
      character: fc.constantFrom(...EDITS),
    }),
    { minLength: 1, maxLength: 3 },
  )
  .map((edits) => {
    let characters = [...'Investigation'];
    for (const { at, edit, character } of edits) {
      const next = characters[at + 1] ?? '';
      if (edit === 'insert') characters = characters.toSpliced(at, 0, character);
      if (edit === 'delete') characters = characters.toSpliced(at, 1);
      if (edit === 'replace') characters = characters.toSpliced(at, 1, character);
      if (edit === 'swap') characters = characters.toSpliced(at, 2, next, characters[at] ?? '');
    }
    return characters.join('');
  });

const vague = fc.constantFrom(
  ...DEFAULT_VOCABULARY.vagueReasons,
  ...DEFAULT_VOCABULARY.caseNumberWords,
);

const composedNumber: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom(...listOf('~~~DR~DR ~CR#~Case ~case no. ~A~É~AA~#~(~-')),
    fc.constantFrom(...listOf('~~19-~26-~2019-~2026~1999–~89-~90-~2100-~1899-~26/')),
    fc.constantFrom(...listOf('00000~01628~123456~1~0~00~12345~AB12~999~000001~')),
    fc.constantFrom(...listOf('~~~~-~.~.0~-0000~/2019~ PC~ a b~-2019~)~ 0')),
  )
  .map((parts) => parts.join(''));

const sizedWords = fc.oneof(
  { weight: 6, arbitrary: vague },
  { weight: 2, arbitrary: misspelled },
  { weight: 5, arbitrary: fc.constantFrom(...STATUTES) },
  { weight: 3, arbitrary: fc.constantFrom(...NUMBERS, ...CASE_NUMBERS) },
  { weight: 2, arbitrary: composedNumber },
  { weight: 4, arbitrary: fc.constantFrom(...WORDS) },
  { weight: 1, arbitrary: fc.constantFrom(...PLATES) },
  { weight: 1, arbitrary: fc.constantFrom(...RUNS) },
  { weight: 3, arbitrary: fc.constantFrom(...PERSONAL) },
);

const fragment = fc
  .tuple(sizedWords, fc.constantFrom('', '', '', 'upper', 'title'))
  .map(([text, how]) => {
    if (how === 'upper') return text.toUpperCase();
    return how === 'title' ? text.charAt(0).toUpperCase() + text.slice(1) : text;
  });

const joint = fc.oneof(
  { weight: 12, arbitrary: fc.constant(' ') },
  {
    weight: 10,
    arbitrary: fc.constantFrom(
      ...listOf(
        ', ~,~-~ - ~–~/~: ~+~. ~\u00a0~;~\n~  ~_~.~#~ and ~ & ~&~ (~) ~ #~+%20~"~',
        "\u2212~~'~ | ~=~\t~…",
      ),
    ),
  },
);

const around = fc.constantFrom(...listOf('~~~~~~~ ~(~)~.~-~"~#~*~+~!~:~=~…~—~?'));

/** Fragments with what joins them and what stands around them. */
const composed: fc.Arbitrary<string> = fc
  .tuple(
    around,
    fc.oneof(
      { weight: 3, arbitrary: fc.tuple(fragment).map(([one]) => one) },
      {
        weight: 6,
        arbitrary: fc
          .array(fc.tuple(fragment, joint), { minLength: 1, maxLength: 3 })
          .chain((parts) => fragment.map((last) => parts.flat().join('') + last)),
      },
    ),
    around,
  )
  .map((parts) => parts.join(''));

const state = fc.constantFrom(...CELL_STATES);

export const reasonText: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: state },
  { weight: 20, arbitrary: composed },
);

export const caseNumberText: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: state },
  { weight: 4, arbitrary: fc.constantFrom(...CASE_NUMBERS) },
  { weight: 6, arbitrary: composedNumber },
  { weight: 1, arbitrary: fc.constantFrom(...PLATES) },
  { weight: 5, arbitrary: composed },
);

export const plateText: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...PLATES) },
  { weight: 2, arbitrary: composed },
  { weight: 1, arbitrary: state },
);
