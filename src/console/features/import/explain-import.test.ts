import i18next from 'i18next';
import { expect, it } from 'vitest';

import { fileProblems, UnreadableFile } from '#console/lib/unreadable-file.ts';
import { cellProblems } from '#contract/imports.ts';

import { explainCellProblem, explainFileWarning, explainUnreadableFile } from './explain-import.ts';
import { fileWarnings } from './read-import-file.ts';

const explain = (...parameters: ConstructorParameters<typeof UnreadableFile>) =>
  explainUnreadableFile(new UnreadableFile(...parameters), i18next.t);

it('has a text for each problem and warning', () => {
  const texts = [
    ...fileProblems.map((code) => explain(code, { line: 3, most: 50 * 1024 * 1024, encoding: 'gb18030' })),
    ...fileWarnings.map((code) => explainFileWarning({ code, count: 2 }, i18next.t)),
    ...cellProblems.map((problem) => explainCellProblem(problem, i18next.t)),
  ];
  for (const text of texts) expect(text).toMatch(/^(?!imports\.)[A-Z\d].*\.$/);
});

it.each([
  ['Line 1,200 isn’t valid JSON. Correct it and choose the file again.', 'invalid-json', { line: 1200 }],
  ['The file isn’t valid JSON.', 'invalid-json', {}],
  [
    'Line 3 isn’t in the encoding Shift_JIS. Choose another encoding.',
    'wrong-encoding',
    { line: 3, encoding: 'shift_jis' },
  ],
  ['The file is larger than 50 MB. Split it into several files.', 'too-large', { most: 50 * 1024 * 1024 }],
] as const)('says: %s', (text, code, details) => {
  expect(explain(code, details)).toBe(text);
});
