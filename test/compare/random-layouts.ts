import fc from 'fast-check';
import type { CellKind } from './random-cells.ts';
import type { TimeForm } from './random-times.ts';

/** A column of a random log. */
export interface RandomColumn {
  header: string;
  kind: CellKind;
  /** The same in every export of one system, however the header is written there. */
  key: string;
}

/** What a random log looks like before it has rows. */
export interface RandomTable {
  columns: RandomColumn[];
  form: TimeForm;
  /** Empty header cells at the end. */
  emptyHeaders: number;
  /** Rows above the header, as they stand in the file. */
  preamble: readonly string[];
}

type ColumnText = `${string}=${CellKind}`;

/** Columns written as `header=kind`, split at commas. */
function columnsOf(text: string): RandomColumn[] {
  return text.split(',').map((part) => {
    const [header = '', kind = ''] = part.split('=') as [string, CellKind] | [];
    return { header, kind: kind as CellKind, key: part };
  });
}

const SAMPLES: { columns: string; forms: TimeForm[]; preambles?: string[] }[] = [
  {
    columns:
      'ID=uuid, Name=user, Org Name=agency, Total Networks Searched=count,' +
      ' Time Frame=range, License Plate=plate, Reason=reason, Case #=caseNumber, Filters=text,' +
      ' Search Time=searchedAt, Search Type=offense',
    forms: ['slash'],
  },
  {
    columns:
      'ID=uuid,Org_Name=agency,Total_Devices_Searched=count,Time_Frame_Start=rangeStart,' +
      'Time_Frame_End=rangeEnd,Reason=reason,Search_Time=searchedAt,Moderation=text',
    forms: ['slash', 'iso'],
  },
  {
    columns: 'id=uuid,userId=user,searchDate=searchedAt,networkCount=count,reason=reason',
    forms: ['iso', 'space'],
  },
  {
    columns:
      'id=uuid,userId=user,searchDate=searchedAt,cameraCount=count,reason=reason,' +
      'caseNumber=caseNumber,offenseType=offense',
    forms: ['space'],
  },
  {
    columns:
      'Timestamp=searchedAt,Email=email,Search purpose=reason,Case number=caseNumber,' +
      'License plate=plate',
    forms: ['space', 'slash'],
  },
  {
    columns:
      'Date/Time=searchedAt,User=user,Query Type=text,Plate=plate,From Date=rangeStart,' +
      'To Date=rangeEnd,Records Viewed=viewed,Case Number=caseNumber,Reason=reason',
    forms: ['slash', 'date'],
    preambles: ['Vigilant LEARN,,', 'Track All, Example "PD",', ',,,', '', 'x,y,Vigilant'],
  },
  {
    columns:
      'Date/Time=searchedAt,User=user,Query Type=text,Query Parameters=packed,' +
      'Records Viewed=viewed,Case Number=caseNumber,Reason=reason',
    forms: ['slash', 'slash', 'dayFirst'],
    preambles: ['Vigilant LEARN,,', 'Page 1 of 2', ' , ,', ''],
  },
  {
    columns:
      'Search ID=anyId,Username=user,Search Time=searchedAt,Time Range Start=rangeStart,' +
      'Time Range End=rangeEnd,License Plate=plate,Case Number=caseNumber,Reason=reason',
    forms: ['iso'],
  },
  {
    columns:
      'ID=number,Search Date=date,Search Time=timeOfDay,Officer=user,Department=agency,' +
      'From Date=rangeStart,To Date=rangeEnd,Purpose=reason,Shift=text',
    forms: ['date', 'space', 'dayFirst'],
  },
  {
    columns: 'Search Time=timeOfDay,Search Date=date,Operator=user,Date Range=range,Reason=reason',
    forms: ['date', 'slash'],
  },
  {
    columns:
      'Transaction ID=anyId,Timestamp=searchedAt,User Name=user,Agency=agency,Plate=plate,' +
      'State=count,Start Date=rangeStart,End Date=rangeEnd,Justification=reason,' +
      'Incident #=caseNumber,Crime Type=offense,Results Viewed=viewed,IP=text',
    forms: ['iso', 'space', 'slash', 'dayFirst', 'date'],
  },
  {
    columns: 'Query Date=searchedAt,Login=user,Dept=agency,Date Range=range,Reason=reason',
    forms: ['iso', 'slash', 'dayFirst', 'date'],
  },
  {
    columns: 'timestamp=searchedAt,user=user,reason=reason,date to=rangeEnd,records viewed=viewed',
    forms: ['space', 'dayFirst', 'date'],
  },
  { columns: 'id=number,user=user,timestamp=searchedAt', forms: ['space', 'slash'] },
];

const EXTRA: ColumnText[] = [
  'Notes=text',
  'Filters=text',
  'Reason=reason',
  'Search Reason=reason',
  'reason_1=reason',
  'Username=user',
  'Name=text',
  'Time Frame=range',
  'Query Parameters=packed',
  'Search Date=date',
  'Event ID=anyId',
  'Notes=user',
  'Plate=plate',
  '=text',
  '#=text',
  'window=range',
  'offense=offense',
];

type Change = { at: number; to: ColumnText | 'drop' | 'double' | 'spaced' | 'upper' };

/** Columns dropped, doubled, added, and headers written otherwise. */
function changed(columns: RandomColumn[], changes: readonly Change[]): RandomColumn[] {
  let result = columns;
  for (const { at, to } of changes) {
    const index = at % result.length;
    const column = result[index];
    if (column === undefined) continue;
    if (to === 'drop') result = result.filter((_, i) => i !== index);
    else if (to === 'double') result = [...result, column];
    else if (to === 'spaced' || to === 'upper') {
      const header = to === 'spaced' ? ` ${column.header}_ ` : column.header.toUpperCase();
      result = result.with(index, { ...column, header });
    } else result = result.toSpliced(index, 0, ...columnsOf(to));
    if (result.length === 0) return columns;
  }
  return result;
}

const change: fc.Arbitrary<Change> = fc.record({
  at: fc.nat(20),
  to: fc.oneof(
    fc.constantFrom(...EXTRA),
    fc.constantFrom('drop' as const, 'double' as const, 'spaced' as const, 'upper' as const),
  ),
});

/** A log's columns: of a known layout, more or less. */
export const randomTable: fc.Arbitrary<RandomTable> = fc
  .constantFrom(...SAMPLES)
  .chain(({ columns, forms, preambles = ['Searches of 2025', '', 'a,b,c', ' '] }) =>
    fc.record({
      columns: fc
        .oneof(
          { weight: 3, arbitrary: fc.constant([]) },
          { weight: 2, arbitrary: fc.array(change, { maxLength: 3 }) },
        )
        .map((changes) => changed(columnsOf(columns), changes)),
      form: fc.constantFrom(...forms),
      emptyHeaders: fc.constantFrom(0, 0, 0, 0, 1, 2),
      preamble: fc.oneof(
        { weight: 3, arbitrary: fc.constant([]) },
        { weight: 2, arbitrary: fc.array(fc.constantFrom(...preambles), { maxLength: 4 }) },
      ),
    }),
  );

/** A table as another export of the same system might have it. */
export function otherExport(table: RandomTable): fc.Arbitrary<RandomTable> {
  return fc.tuple(fc.array(change, { maxLength: 2 }), fc.boolean()).map(([changes, reversed]) => {
    const columns = changed(table.columns, changes);
    return { ...table, columns: reversed ? columns.toReversed() : columns, preamble: [] };
  });
}
