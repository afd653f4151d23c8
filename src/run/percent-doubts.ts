/** An option of a percentage below this may have been meant as a share of one. */
const LEAST_CLEAR = 1;

/**
 * What is to be looked at in percentages as they were given: 0.05 may have been meant as 5 percent. One
 * with its sign leaves no doubt, and neither does 0.
 * @param given by the option
 */
export function percentDoubts(given: Readonly<Record<string, string | undefined>>): string[] {
  return Object.entries(given).flatMap(([option, text = '']) => {
    const [, decimals = ''] = /^0{1,3}\.(\d+)$/.exec(text) ?? [];
    if (!(Number(text) > 0 && Number(text) < LEAST_CLEAR) || decimals === '') return [];
    return [
      `${option} ${text} is read as ${text} percent: for ${asPercent(decimals)} percent give ` +
        `${asPercent(decimals)}; ${text}% says that it is meant`,
    ];
  });
}

/** The same as lines for standard error. */
export function saidDoubts(given: Readonly<Record<string, string | undefined>>): string[] {
  return percentDoubts(given).map((doubt) => `Look at: ${doubt}`);
}

/** A share below one in percent, by its decimals: `05` is 5, `005` is 0.5. */
function asPercent(decimals: string): string {
  const digits = decimals.padEnd(2, '0');
  const whole = digits.slice(0, 2).replace(/^0(?=\d)/, '');
  const rest = digits.slice(2).replace(/0+$/, '');
  return rest === '' ? whole : `${whole}.${rest}`;
}
