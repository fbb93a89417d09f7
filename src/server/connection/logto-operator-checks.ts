import * as z from 'zod';

import { callbackPath, type ProviderSettings } from '#gateway/operators/openid-provider.ts';
import { readJson } from '#gateway/read-json.ts';
import type { UpstreamClient } from '#gateway/upstream/upstream-client.ts';

import { type Check, ok, warning, wrong } from './check.ts';

const application = z.looseObject({
  type: z.string(),
  oidcClientMetadata: z.looseObject({
    redirectUris: z.array(z.string()),
    postLogoutRedirectUris: z.array(z.string()),
  }),
});

const roles = z.array(z.looseObject({ name: z.string(), usersCount: z.number() }));

/** Checks the sign-in app and the roles of operators by Logto's Management API, if operators sign in at this Logto. */
export async function* logtoOperatorChecks(send: UpstreamClient, provider: ProviderSettings): AsyncGenerator<Check> {
  yield* applicationChecks(send, provider);
  yield await rolesCheck(send, provider);
}

async function* applicationChecks(send: UpstreamClient, provider: ProviderSettings): AsyncGenerator<Check> {
  const name = 'Sign-in app in Logto';
  try {
    const answer = await send({ method: 'GET', address: `/api/applications/${encodeURIComponent(provider.clientId)}` });
    const body = await readJson(answer);
    if (answer.status === 404) {
      yield wrong(name, 'there is no app with this ID', 'Check OIDC_CLIENT_ID, and OIDC_IS_LOGTO if it is set.');
      return;
    }
    const { type, oidcClientMetadata } = application.parse(body);
    if (type !== 'Traditional') {
      yield wrong(
        name,
        `its type is ${type}`,
        'Create an app of the type "Traditional web" and use its ID and secret.',
      );
      return;
    }
    const missing = [
      ...listedOrNot('redirect URIs', oidcClientMetadata.redirectUris, `${provider.publicUrl}${callbackPath}`),
      ...listedOrNot(
        'post sign-out redirect URIs',
        oidcClientMetadata.postLogoutRedirectUris,
        `${provider.publicUrl}/sign-in`,
      ),
    ];
    yield missing.length === 0
      ? ok(name, 'its type and its addresses are correct')
      : wrong(name, 'addresses are missing', `Open the app in the Logto console and add ${missing.join('; ')}.`);
  } catch {
    yield warning(name, 'could not be read');
  }
}

/** Logto also accepts patterns. The check of the redirect URI finds out whether one matches. */
const listedOrNot = (list: string, listed: readonly string[], address: string): string[] =>
  listed.includes(address) || listed.some((pattern) => pattern.includes('*')) ? [] : [`${address} to the ${list}`];

async function rolesCheck(send: UpstreamClient, { roleMap }: ProviderSettings): Promise<Check> {
  const name = 'Roles of operators';
  const wanted = Object.keys(roleMap);
  try {
    const found = (await Promise.all(wanted.map((role) => findRole(send, role)))).flat();
    const missing = wanted.filter((role) => !found.some((one) => one.name === role));
    const counts = found.map((role) => `${role.name} (${role.usersCount} users)`).join(', ');
    if (found.every(({ usersCount }) => usersCount === 0)) {
      return wrong(
        name,
        found.length === 0 ? `none of these roles exists: ${wanted.join(', ')}` : `no user has one of ${counts}`,
        'Create the roles in the Logto console with the type "User" and assign them to users, or set ROLE_MAP.',
      );
    }
    if (missing.length > 0) {
      return warning(name, `${counts}; missing: ${missing.join(', ')}`, 'Create the missing roles if you need them.');
    }
    return ok(name, counts);
  } catch {
    return warning(name, 'could not be read');
  }
}

/** Returns the role of the type "User" with exactly this name, or an empty list. */
async function findRole(send: UpstreamClient, name: string): Promise<z.infer<typeof roles>> {
  const query = new URLSearchParams({
    type: 'User',
    page: '1',
    page_size: '1',
    'search.name': name,
    'mode.name': 'exact',
    isCaseSensitive: 'true',
  });
  const answer = await send({ method: 'GET', address: `/api/roles?${query.toString()}` });
  return roles.parse(await readJson(answer));
}
