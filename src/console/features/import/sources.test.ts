import { describe, expect, it } from 'vitest';

import { loadPhoneBook } from '#console/lib/phones.ts';
import { importRow } from '#contract/imports.ts';
import { verifyPassword } from '#management-api/services/password-digest.ts';

import { filePassword, sourceFiles } from './fixtures/source-files.ts';
import { initialMapping } from './initial-mapping.ts';
import { rowMapper } from './map-row.ts';
import { importMapping } from './mapping.ts';
import { readImportFile } from './read-import-file.ts';
import { recognizeSource } from './recognize-source.ts';

const { readPhone } = await loadPhoneBook();

describe.each(Object.entries(sourceFiles))('a file of %s', (_name, { source, bytes, options, rows, hasDigest }) => {
  const table = readImportFile(bytes);
  const mapping = initialMapping(table, recognizeSource(table));
  const map = rowMapper(mapping, { country: '', language: 'en', allowsPlainPasswords: false, ...options }, readPhone);
  const mapped = Array.from({ length: table.count }, (_, index) => map(table.recordAt(index), index + 1));

  it('is recognized, with a mapping that can be saved', () => {
    expect(recognizeSource(table)).toBe(source);
    expect(importMapping.parse(JSON.parse(JSON.stringify(mapping)))).toEqual(mapping);
  });

  it('gives its users', () => {
    expect(mapped.map(({ password: _password, ...row }) => row)).toEqual(rows);
    for (const row of mapped) expect(importRow.safeParse(row).success).toBe(true);
  });

  it.runIf(hasDigest)('gives a digest that only the password fits', async () => {
    const digest = mapped[0]?.password;
    if (digest?.kind !== 'digest') throw new Error('No digest');
    expect(await verifyPassword(filePassword, digest)).toBe(true);
    expect(await verifyPassword('Zebra-Quartz-78', digest)).toBe(false);
  });

  it('gives no password where there is none', () => {
    expect(mapped.map(({ password }) => password !== undefined)).toEqual([hasDigest, false]);
  });
});
