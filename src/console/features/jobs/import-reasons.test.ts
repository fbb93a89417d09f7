import i18next from 'i18next';
import { expect, it } from 'vitest';

import { cellProblems } from '#contract/imports.ts';
import type { JobRow } from '#contract/jobs.ts';

import { importCodes, importReason } from './import-reasons.ts';

const row: JobRow = {
  number: 5,
  userId: null,
  label: 'Ada',
  plan: 'conflict',
  state: 'skipped',
  changes: [],
  lost: null,
  entry: null,
  code: null,
  field: null,
  problems: [],
  missing: [],
  at: null,
};
const explain = (values: Partial<JobRow>) => importReason({ ...row, ...values }, i18next.t);

it('has a text for each code, with its column', () => {
  for (const code of [...importCodes, ...cellProblems.map((problem) => `import.${problem}`)]) {
    expect(explain({ code, field: 'primaryEmail', changes: [{ field: 'row', from: 3, to: 5 }] })).toMatch(
      /^(?!imports)\S.*\.$/,
    );
  }
  expect(explain({ code: 'job.changed_since' })).toBeUndefined();
});

it.each<[string, Partial<JobRow>]>([
  ['Mail: Not an email address.', { code: 'import.invalid-email', field: 'Mail' }],
  [
    'This row can’t be read. Its cells don’t fit the columns, or it is nested too deep.',
    { code: 'import.broken-record', field: '' },
  ],
  ['The same user as in row 1,200: Primary email.', repeated('primaryEmail')],
  ['The same user as in row 1,200: ID in the source.', repeated('sourceId')],
  ['Another user has this value: Username.', { code: 'import.in_use', field: 'username' }],
])('says: %s', (text, values) => {
  expect(explain(values)).toBe(text);
});

function repeated(field: string): Partial<JobRow> {
  return { code: 'import.repeated', field, changes: [{ field: 'row', from: 1200, to: 5 }] };
}
