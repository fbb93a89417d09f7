import { expect, it } from 'vitest';

import { loadPhoneBook } from '#console/lib/phones.ts';
import { formulaStart } from '#contract/csv.ts';

import { importTemplate } from './import-template.ts';
import { initialMapping } from './initial-mapping.ts';
import { rowMapper } from './map-row.ts';
import { readImportFile } from './read-import-file.ts';
import { recognizeSource } from './recognize-source.ts';

it('is a file whose columns are recognized and whose example can be imported', async () => {
  const bytes = new TextEncoder().encode(importTemplate());
  expect(bytes.slice(0, 3)).toEqual(new Uint8Array([0xef, 0xbb, 0xbf]));
  const table = readImportFile(bytes);
  const mapping = initialMapping(table, recognizeSource(table));
  expect(mapping.source).toBe('table');
  expect(mapping.columns.filter(({ target }) => target === 'ignore')).toEqual([]);
  const { readPhone } = await loadPhoneBook();
  const options = { country: '', language: 'en', allowsPlainPasswords: false };
  expect(rowMapper(mapping, options, readPhone)(table.recordAt(0), 1)).toEqual({
    number: 1,
    sourceId: '1001',
    user: {
      username: 'ada_lovelace',
      primaryEmail: 'ada@example.com',
      primaryPhone: '442079460958',
      name: 'Ada Lovelace',
      avatar: 'https://example.com/ada.png',
      profile: { givenName: 'Ada', familyName: 'Lovelace', birthdate: '1985-12-10' },
      customData: { department: 'Research' },
    },
    isSuspended: false,
  });
});

it('has no cell that a spreadsheet takes for a formula', () => {
  const { recordAt, columns } = readImportFile(new TextEncoder().encode(importTemplate()));
  const value = recordAt(0);
  expect(columns.filter((column) => formulaStart.test(String(value?.(column))))).toEqual([]);
});
