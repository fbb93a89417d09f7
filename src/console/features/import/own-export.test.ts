import i18next from 'i18next';
import { afterAll, expect, it } from 'vitest';

import { changeLanguage } from '#console/i18n/change-language.ts';
import { columnName } from '#console/shared/export/export-columns.ts';
import { exportMembers } from '#contract/exports.ts';
import { languages } from '#contract/languages.ts';

import { exportHeaders, ownExportMembers } from './own-export.ts';
import { readyMapping } from './source-mappings.ts';

afterAll(() => changeLanguage('en'));

it.each(languages)('knows the headers of an export in %s', async (language) => {
  await changeLanguage(language);
  const headers = exportMembers.users.map((name) => [name, columnName(name, 'users', i18next.t)]);
  expect(exportHeaders[language]).toEqual(Object.fromEntries(headers));
  const usual = ['id', 'primaryEmail', 'isSuspended', 'createdAt', 'profile.nickname', 'customData.plan'];
  const columns = usual.map((name) => columnName(name, 'users', i18next.t));
  expect([...(ownExportMembers(columns) ?? [])]).toEqual(columns.map((column, index) => [column, usual[index]]));
  expect(readyMapping('logto', columns).columns.map(({ target }) => target)).toEqual([
    'sourceId',
    'primaryEmail',
    'isSuspended',
    'ignore',
    'profile.nickname',
    'customData.plan',
  ]);
});

it('takes no other table for one', () => {
  expect(ownExportMembers(['ID', 'Name', 'Shoe size', 'Primary email'])).toBeUndefined();
  expect(ownExportMembers(['Name', 'Primary email'])).toBeUndefined();
});
