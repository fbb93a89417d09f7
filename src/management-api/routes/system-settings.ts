import { Hono } from 'hono';
import { z } from 'zod';

import {
  adminConsoleSettingsPatch,
  idTokenSettings,
  jwtCustomizerTypes,
  keyRotation,
  oidcKeyTypes,
  oidcSessionSettingsPatch,
} from '#contract/system-settings.ts';
import { findConfig, saveConfig } from '#management-api/db/configs.ts';
import type { Db } from '#management-api/db/tables.ts';
import type { Deps } from '#management-api/deps.ts';
import { ApiError } from '#management-api/http/api-error.ts';
import { body, params } from '#management-api/http/input.ts';
import type { SigningKeys } from '#management-api/oidc/signing-key.ts';
import { deleteOidcKey, listOidcKeys, rotateOidcKeys } from '#management-api/services/oidc-keys.ts';
import { inTransaction } from '#management-api/services/transaction.ts';

/** Values before any was saved, by key. The session's `ttl` is 14 days in seconds. */
const defaults = {
  'admin-console': { signInExperienceCustomized: false, organizationCreated: false },
  'oidc.session': { ttl: 1_209_600 },
  'id-token': { enabledExtendedClaims: [] },
};
type Settings = keyof typeof defaults;

const read = async (db: Db, key: Settings): Promise<object> => ({ ...defaults[key], ...(await findConfig(db, key)) });

const merge = (db: Db, key: Settings, members: object): Promise<object> =>
  inTransaction(db, async (transaction) => {
    const merged = { ...(await read(transaction, key)), ...members };
    await saveConfig(transaction, key, merged);
    return merged;
  });

const keyType = params(z.object({ keyType: z.enum(oidcKeyTypes) }));
const customizerType = params(z.object({ type: z.enum(jwtCustomizerTypes) }));

/** Settings of the whole server (logto-behavior.md#21.3). */
export const systemSettingsRoutes = ({ db, clock, signingKey }: Deps & { signingKey: SigningKeys }) =>
  new Hono()
    .get('/admin-console', async (c) => c.json(await read(db, 'admin-console')))
    .patch('/admin-console', body(adminConsoleSettingsPatch), async (c) =>
      c.json(await merge(db, 'admin-console', c.req.valid('json'))),
    )
    .get('/oidc/session', async (c) => c.json(await read(db, 'oidc.session')))
    .patch('/oidc/session', body(oidcSessionSettingsPatch), async (c) =>
      c.json(await merge(db, 'oidc.session', c.req.valid('json'))),
    )
    .get('/oidc/:keyType', keyType, async (c) => c.json(await listOidcKeys(db, c.req.valid('param').keyType)))
    .post('/oidc/:keyType/rotate', keyType, body(keyRotation), async (c) => {
      const rotation = c.req.valid('json');
      const type = c.req.valid('param').keyType;
      const keys = await inTransaction(db, (each) => rotateOidcKeys(each, type, rotation, new Date(clock())));
      signingKey.forget();
      return c.json(keys);
    })
    .delete('/oidc/:keyType/:keyId', keyType, async (c) => {
      const type = c.req.valid('param').keyType;
      await inTransaction(db, (each) => deleteOidcKey(each, type, c.req.param('keyId')));
      signingKey.forget();
      return c.body(null, 204);
    })
    .get('/id-token', async (c) => c.json(await read(db, 'id-token')))
    .put('/id-token', body(idTokenSettings), async (c) => {
      const settings = c.req.valid('json');
      await saveConfig(db, 'id-token', settings);
      return c.json(settings);
    })
    // The embedded API runs no scripts, so none can be saved.
    .get('/jwt-customizer', (c) => c.json([]))
    .get('/jwt-customizer/:type', customizerType, () => {
      throw new ApiError('entity.not_exists_with_id');
    });

/** Features of the server that need more than a database (logto-behavior.md#21.3). */
export const systemRoutes = () =>
  new Hono().get('/application', () => {
    throw new ApiError('application.protected_app_not_configured');
  });
