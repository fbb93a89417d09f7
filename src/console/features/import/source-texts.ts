import type { TFunction } from 'i18next';

import type { ImportSource } from '#contract/imports.ts';

import type { FileFacts } from './read-import-file.ts';

/** Names of services, the same in all languages. */
const serviceNames: Readonly<Record<Exclude<ImportSource, 'table'>, string>> = {
  logto: 'Logto',
  auth0: 'Auth0',
  firebase: 'Firebase',
  keycloak: 'Keycloak',
  supabase: 'Supabase',
  clerk: 'Clerk',
  cognito: 'Amazon Cognito',
  okta: 'Okta',
  django: 'Django',
};

export const sourceText = (source: ImportSource, t: TFunction): string =>
  source === 'table' ? t('importUsers.source.table') : serviceNames[source];

const formatNames = { json: 'JSON', ndjson: 'NDJSON' } as const;

export const formatText = (format: FileFacts['format'], t: TFunction): string =>
  format === 'delimited' || format === 'workbook' ? t(`importUsers.format.${format}`) : formatNames[format];
