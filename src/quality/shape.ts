/** The shape of a case number: each letter as A, each digit as 9, the rest as it is (`AA99-99999`). */
export function shapeOf(caseNumber: string): string {
  return caseNumber.trim().replace(/\p{L}/gu, 'A').replace(/\p{N}/gu, '9');
}

/** A pattern for the config that takes exactly the case numbers of a shape: `^[A-Z]{2}\d{2}-\d{5}$`. */
export function shapePattern(shape: string): string {
  const parts = [...shape.matchAll(/A+|9+|[^A9]/gu)].map(([part]) => {
    const count = part.length === 1 ? '' : `{${part.length}}`;
    if (part.startsWith('A')) return `[A-Za-z]${count}`;
    if (part.startsWith('9')) return `\\d${count}`;
    return part.replace(/[\\^$.*+?()[\]{}|/-]/, '\\$&');
  });
  return `^${parts.join('')}$`;
}
