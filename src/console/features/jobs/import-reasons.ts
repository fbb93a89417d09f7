import type { TFunction } from 'i18next';

import { fieldName } from '#console/shared/audit/event-texts.ts';
import { cellProblems } from '#contract/imports.ts';
import type { JobRow } from '#contract/jobs.ts';
import { maxJsonDepth } from '#contract/json.ts';
import { passwordIssueCodes } from '#contract/passwords.ts';

/** Codes of the rows of imports, beside `import.` with each {@link cellProblems}. */
export const importCodes = [
  'import.invalid',
  'import.repeated',
  'import.several_users',
  'import.in_use',
  'import.exists',
  'import.only_unverified',
  'import.no_identifier',
  'import.weak_password',
  'import.unknown_role',
  'import.unknown_organization',
  'import.unknown_connector',
  'import.identity_linking_off',
  'import.no_password',
  'import.password_erased',
  'job.excluded',
] as const;

/** Explains the code of a row of an import; undefined if other jobs have the code too. */
export function importReason(
  { code, field, changes }: Pick<JobRow, 'code' | 'field' | 'changes'>,
  t: TFunction,
): string | undefined {
  const problem = cellProblems.find((one) => code === `import.${one}`);
  if (problem !== undefined) {
    const text = t(`imports.cell.${problem}`, { levels: maxJsonDepth });
    return field === null || field === '' ? text : t('imports.reason.cell', { column: field, problem: text });
  }
  const known = importCodes.find((one) => one === code);
  switch (known) {
    case undefined:
      return undefined;
    case 'import.invalid':
    case 'import.in_use':
      return t(`imports.reason.${known === 'import.invalid' ? 'invalid' : 'inUse'}`, {
        field: fieldName(field ?? '', t),
      });
    case 'import.repeated':
      return t('imports.reason.repeated', {
        row: Number(changes[0]?.from),
        field: field === 'sourceId' ? t('imports.field.sourceId') : fieldName(field ?? '', t),
      });
    case 'import.several_users':
      return t('imports.reason.severalUsers');
    case 'import.exists':
      return t('imports.reason.exists');
    case 'import.only_unverified':
      return t('imports.reason.onlyUnverified');
    case 'import.no_identifier':
      return t('imports.reason.noIdentifier');
    case 'import.weak_password':
      return t('imports.reason.weakPassword', {
        rule: t(`imports.passwordRule.${passwordIssueCodes.find((one) => one === field) ?? 'too_short'}`),
      });
    case 'import.unknown_role':
      return t('imports.reason.unknownRole', { name: field ?? '' });
    case 'import.unknown_organization':
      return t('imports.reason.unknownOrganization', { name: field ?? '' });
    case 'import.unknown_connector':
      return t('imports.reason.unknownConnector', { name: field ?? '' });
    case 'import.identity_linking_off':
      return t('imports.reason.linkingOff', { setting: 'ALLOW_IDENTITY_LINKING' });
    case 'import.no_password':
      return t('imports.reason.noPassword');
    case 'import.password_erased':
      return t('imports.reason.passwordErased');
    case 'job.excluded':
      return t('imports.reason.excluded');
  }
}
