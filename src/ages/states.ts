/**
 * Retention periods that 13 states' laws set for license-plate images: maximums, longer for data
 * used in investigations. National Conference of State Legislatures, "Automated License Plate
 * Readers: State Statutes", 15 March 2019, as the State Auditor's report 2019-118 gives them.
 */
export const STATE_RETENTION: readonly { readonly state: string; readonly period: string }[] = [
  { state: 'New Hampshire', period: '3min' },
  { state: 'Maine', period: '21d' },
  { state: 'Minnesota', period: '60d' },
  { state: 'Montana', period: '90d' },
  { state: 'North Carolina', period: '90d' },
  { state: 'Tennessee', period: '90d' },
  { state: 'Arkansas', period: '150d' },
  { state: 'Nebraska', period: '180d' },
  { state: 'Utah', period: '270d' },
  { state: 'Colorado', period: '365d' },
  { state: 'Vermont', period: '540d' },
  { state: 'Georgia', period: '900d' },
  { state: 'Florida', period: '3y' },
];
