/** What each command is for, in the list of commands and in its own help. */
export const SUMMARIES = {
  inspect: 'what is in these logs: layout, columns, period, gaps, fill rates',
  validate: 'case numbers and reasons: what is blank, withheld, vague, misplaced',
  sample: 'draw the audit sample: reproducible, and checkable by anybody',
  verify: 'draw it again and prove it is the same',
  size: 'how many searches to audit',
  evaluate: 'the deviation rate that the finished workpaper supports, with exact confidence limits',
  ages: 'how old the images are that people search for (Table 2), and what a retention period would cost',
  report: 'one self-contained HTML report for print and screen, or a memo in Markdown',
  init: 'write alpr-audit.config.json with its JSON Schema reference',
  schema: 'print the JSON Schema of any output or of the config',
} as const;
