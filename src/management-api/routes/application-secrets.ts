import { Hono } from 'hono';

import { newApplicationSecret, secretRenaming } from '#contract/application-writes.ts';
import { deleteSecret, listSecrets, renameSecret } from '#management-api/db/application-secrets.ts';
import type { Deps } from '#management-api/deps.ts';
import { ApiError, found } from '#management-api/http/api-error.ts';
import { body } from '#management-api/http/input.ts';
import { existingApplication } from '#management-api/services/application-rules.ts';
import { createSecret } from '#management-api/services/application-secrets.ts';

import { presentSecret } from './present-application.ts';

/** Routes of the secrets of an application (logto-behavior.md#13.4). */
export const applicationSecretRoutes = (deps: Deps) =>
  new Hono()
    .get('/:id/secrets', async (c) => {
      const { id } = await existingApplication(deps.db, c.req.param('id'));
      return c.json((await listSecrets(deps.db, id)).map(presentSecret));
    })
    .post('/:id/secrets', body(newApplicationSecret), async (c) =>
      c.json(presentSecret(await createSecret(deps, c.req.param('id'), c.req.valid('json'))), 201),
    )
    .patch('/:id/secrets/:name', body(secretRenaming), async (c) => {
      const { id } = await existingApplication(deps.db, c.req.param('id'));
      const secret = await renameSecret(deps.db, id, c.req.param('name'), c.req.valid('json').name);
      return c.json(presentSecret(found(secret, 'entity.not_exists')));
    })
    .delete('/:id/secrets/:name', async (c) => {
      const { id } = await existingApplication(deps.db, c.req.param('id'));
      if (!(await deleteSecret(deps.db, id, c.req.param('name')))) throw new ApiError('entity.not_found');
      return c.body(null, 204);
    })
    .delete('/:id/legacy-secret', async (c) => {
      await existingApplication(deps.db, c.req.param('id'));
      // Only applications that older versions of Logto created have one.
      throw new ApiError('application.no_legacy_secret_found');
    });
