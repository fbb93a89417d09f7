import type { ApplicationRow } from '#management-api/db/applications.ts';

import { OidcError } from './oidc-error.ts';

/**
 * Refuses a web page of a foreign origin (spec 1.4). An application's own pages are those it is redirected to or lists;
 * a machine-to-machine application has none, so its secret is of no use in a browser.
 */
export function checkOrigin(origin: string | undefined, issuer: string, application: ApplicationRow): void {
  if (origin === undefined || origin === new URL(issuer).origin) return;
  const listed = texts(application.custom_client_metadata['corsAllowedOrigins']);
  const redirects = texts(application.oidc_client_metadata['redirectUris']);
  if (listed.includes(origin) || redirects.some((uri) => URL.canParse(uri) && new URL(uri).origin === origin)) return;
  throw new OidcError('invalid_request', `The origin "${origin}" is not allowed for the client "${application.id}".`);
}

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
