/** Today's caps on retention, as facts/laws.md has them: state, cap, how sure; `-` where it does not say. */
const CAPS = `
AL 5y B
AR 150d B
CT 21d A
DC 90d B
FL 3y -
GA 30mo -
IA 30d B
KY 90d A
ME 21d -
MN 60d -
MO 30d A
MT 90d -
NC 90d -
NE 180d -
NH 3min B
NJ 3y A
OR 30d A
TN 90d -
UT 9mo -
VA 21d A
VT 18mo -
WA 21d A
`;

export interface OracleCap {
  state: string;
  period: string;
  sure: string | null;
}

export const ORACLE_CAPS: OracleCap[] = CAPS.trim()
  .split('\n')
  .map((line) => {
    const [state = '', period = '', sure] = line.split(' ');
    return { state, period, sure: sure === '-' ? null : (sure ?? null) };
  });

export const WITHOUT_CAP = ['CA', 'CO', 'ID', 'IL', 'MD', 'NM'];

export const NONE_FOUND = 'AK AZ DE HI KS LA MA MI MS ND NV NY OH PA SC SD TX WI WV WY'.split(' ');
