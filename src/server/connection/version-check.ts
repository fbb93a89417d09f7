import * as z from 'zod';

import { GatewayFault } from '#gateway/gateway-fault.ts';
import { refuseFaults } from '#gateway/proxy/answer.ts';
import { readJson } from '#gateway/read-json.ts';
import type { UpstreamClient } from '#gateway/upstream/upstream-client.ts';

import { type Check, ok, warning } from './check.ts';

/** An ID that no user has, because user IDs have no hyphen. Requests for it return 404 or empty lists. */
const noUser = '/api/users/usher-doctor';

/** Features that Usher shows and older versions of Logto lack, oldest first, with the first version that has them. */
const features = [
  { what: 'multi-factor authentication', since: '1.11', path: `${noUser}/mfa-verifications` },
  { what: 'personal access tokens', since: '1.20', path: `${noUser}/personal-access-tokens` },
  { what: 'social and enterprise accounts', since: '1.30', path: `${noUser}/all-identities` },
  { what: 'MFA settings of users', since: '1.33', path: `${noUser}/logto-configs` },
  { what: 'sessions', since: '1.38', path: `${noUser}/sessions` },
  { what: 'grants', since: '1.38', path: `${noUser}/grants` },
] as const;

/** Logto's documentation does not name the version that introduced them. */
const oneTimeTokens = { what: 'one-time tokens', since: undefined, path: '/api/one-time-tokens?page=1&page_size=1' };

const expiring = z.looseObject({ passwordExpiration: z.looseObject({}) });

/** Estimates Logto's version by its features, because the API does not return the version. */
export async function versionCheck(send: UpstreamClient): Promise<Check> {
  const name = 'Version of Logto';
  try {
    const found = await Promise.all(
      [...features, oneTimeTokens].map(async (feature) => ({
        ...feature,
        isThere: await isOffered(send, feature.path),
      })),
    );
    const expiration = { what: 'password expiration', since: '1.41', isThere: await hasPasswordExpiration(send) };
    const all = [...found, expiration];
    const version = all.findLast(({ isThere, since }) => isThere && since !== undefined)?.since;
    const atLeast = version === undefined ? 'older than 1.11' : `${version} or newer`;
    const missing = all.filter(({ isThere }) => !isThere);
    if (missing.length === 0) return ok(name, `${atLeast}, with all features that Usher uses`);
    const list = missing.map(({ what, since }) => (since === undefined ? what : `${what} (since ${since})`)).join(', ');
    return warning(name, `${atLeast}, without ${list}`, 'Usher works without them. Update Logto to get them.');
  } catch {
    return warning(name, 'could not be determined');
  }
}

/** Returns whether Logto has the route; its response to an unknown route is plain text. */
async function isOffered(send: UpstreamClient, path: string): Promise<boolean> {
  const answer = await send({ method: 'GET', address: path });
  try {
    await refuseFaults(answer);
    return true;
  } catch (error) {
    if (error instanceof GatewayFault && error.kind === 'notOffered') return false;
    throw error;
  } finally {
    if (!answer.bodyUsed) await answer.body?.cancel();
  }
}

async function hasPasswordExpiration(send: UpstreamClient): Promise<boolean> {
  const answer = await send({ method: 'GET', address: '/api/sign-in-exp' });
  return expiring.safeParse(await readJson(answer)).success;
}
