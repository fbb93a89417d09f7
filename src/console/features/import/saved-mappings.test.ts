import { expect, it } from 'vitest';

import type { ImportMapping } from './mapping.ts';
import { applyMapping, readSavedMappings } from './saved-mappings.ts';

const mapping: ImportMapping = {
  source: 'auth0',
  columns: [
    { column: 'mail', target: 'primaryEmail' },
    { column: 'plan', target: 'customData.plan' },
  ],
};

it('reads what was saved, and ignores what is not a mapping', () => {
  const saved = { name: 'Shop', mapping };
  const broken = [{ name: '', mapping }, { name: 'Old', mapping: { ...mapping, source: 'other' } }, 7];
  expect(readSavedMappings(JSON.stringify([saved, ...broken]))).toEqual([saved]);
  for (const text of [null, '', '{', '{}', '7']) expect(readSavedMappings(text)).toEqual([]);
});

it('applies a mapping to the columns that a file has', () => {
  const current: ImportMapping = {
    source: 'table',
    columns: [
      { column: 'mail', target: 'ignore' },
      { column: 'login', target: 'username' },
    ],
  };
  expect(applyMapping(mapping, current)).toEqual({
    source: 'auth0',
    columns: [
      { column: 'mail', target: 'primaryEmail' },
      { column: 'login', target: 'username' },
    ],
  });
});
