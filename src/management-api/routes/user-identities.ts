import { Hono } from 'hono';

import { identityExchange } from '#contract/identities.ts';
import { isTruthyWord } from '#contract/search.ts';
import { type Identity, identity } from '#contract/users.ts';
import { listTokenSecrets, removeIdentity, hasIdentity, setIdentity } from '#management-api/db/user-identities.ts';
import { findUser } from '#management-api/db/users.ts';
import type { Deps } from '#management-api/deps.ts';
import { ApiError, found } from '#management-api/http/api-error.ts';
import { body } from '#management-api/http/input.ts';
import { findInstalledConnector } from '#management-api/services/connectors.ts';
import { exchangeWithProvider } from '#management-api/services/social-exchange.ts';

import { presentTokenSecret } from './present-identity.ts';
import { presentUser } from './present-user.ts';

/** Routes of social accounts (logto-behavior.md#20.1). */
export const userIdentityRoutes = (deps: Deps) =>
  new Hono()
    .get('/:userId/identities/:target', async (c) => {
      const { userId, target } = c.req.param();
      const { identities } = found(await findUser(deps.db, userId));
      const identity = found(ownMember(identities, target), 'user.identity_not_exist');
      if (!isTruthyWord(c.req.query('includeTokenSecret'))) return c.json({ identity });
      const secret = (await listTokenSecrets(deps.db, userId)).find((each) => each.target === target);
      return c.json({ identity, ...(secret && { tokenSecret: presentTokenSecret(secret) }) });
    })
    .put('/:userId/identities/:target', body(identity), async (c) => {
      const { userId, target } = c.req.param();
      const before = found(await findUser(deps.db, userId)).identities;
      const identities = found(await linkIdentity(deps, userId, target, c.req.valid('json')));
      return c.json(identities, Object.hasOwn(before, target) ? 200 : 201);
    })
    .post('/:userId/identities', body(identityExchange), async (c) => {
      const { id } = found(await findUser(deps.db, c.req.param('userId')));
      const { connectorId, connectorData } = c.req.valid('json');
      const connector = await findInstalledConnector(deps.db, connectorId);
      const account = exchangeWithProvider(connector, connectorData);
      return c.json(found(await linkIdentity(deps, id, connector.row.target, account)));
    })
    .delete('/:userId/identities/:target', async (c) => {
      const { userId, target } = c.req.param();
      found(await findUser(deps.db, userId));
      const user = await removeIdentity(deps.db, userId, target, new Date(deps.clock()));
      return c.json(presentUser(found(user, 'user.identity_not_exist')));
    });

/** Own members only: a target may have the name of a member of `Object.prototype`. */
const ownMember = (identities: Record<string, Identity>, target: string): Identity | undefined =>
  Object.hasOwn(identities, target) ? identities[target] : undefined;

/** Links a social account unless another user has it. As in Logto, the target need not exist. */
async function linkIdentity(
  { db, clock }: Deps,
  userId: string,
  target: string,
  identity: Identity,
): Promise<Record<string, Identity> | undefined> {
  if (await hasIdentity(db, target, identity.userId, userId)) throw new ApiError('user.identity_already_in_use');
  return setIdentity(db, { userId, target, identity, now: new Date(clock()) });
}
