import { Hono } from 'hono';

import type { AllIdentities } from '#contract/identities.ts';
import { isTruthyWord } from '#contract/search.ts';
import { listSsoIdentities, listTokenSecrets, type TokenSecretRow } from '#management-api/db/user-identities.ts';
import { findUser } from '#management-api/db/users.ts';
import type { Deps } from '#management-api/deps.ts';
import { found } from '#management-api/http/api-error.ts';

import { presentSsoIdentity, presentTokenSecret } from './present-identity.ts';

/** Read-only routes of enterprise accounts and of all linked accounts (logto-behavior.md#5.6). */
export const userSsoIdentityRoutes = ({ db }: Deps) =>
  new Hono()
    .get('/:userId/sso-identities/:ssoConnectorId', async (c) => {
      const { userId, ssoConnectorId } = c.req.param();
      found(await findUser(db, userId));
      const identities = await listSsoIdentities(db, userId);
      const row = identities.find((each) => each.sso_connector_id === ssoConnectorId);
      const ssoIdentity = presentSsoIdentity(found(row, 'user.enterprise_sso_identity_not_exists'));
      const secrets = isTruthyWord(c.req.query('includeTokenSecret')) ? await listTokenSecrets(db, userId) : [];
      return c.json({ ssoIdentity, ...secretOf(secrets, 'sso_connector_id', ssoConnectorId) });
    })
    .get('/:userId/all-identities', async (c) => {
      const user = found(await findUser(db, c.req.param('userId')));
      // Any non-empty value counts as true, even "false" (logto-behavior.md#12.42).
      const secrets = c.req.query('includeTokenSecret') ? await listTokenSecrets(db, user.id) : [];
      const answer: AllIdentities = {
        socialIdentities: Object.entries(user.identities).map(([target, identity]) => ({
          target,
          identity,
          ...secretOf(secrets, 'target', target),
        })),
        ssoIdentities: (await listSsoIdentities(db, user.id)).map((row) => ({
          ssoConnectorId: row.sso_connector_id,
          ssoIdentity: presentSsoIdentity(row),
          ...secretOf(secrets, 'sso_connector_id', row.sso_connector_id),
        })),
      };
      return c.json(answer);
    });

function secretOf(secrets: readonly TokenSecretRow[], column: 'target' | 'sso_connector_id', value: string) {
  const secret = secrets.find((each) => each[column] === value);
  return secret === undefined ? {} : { tokenSecret: presentTokenSecret(secret) };
}
