import { Hono } from 'hono';
import { z } from 'zod';

import { newRole, type RolePatch, rolePatch, roleTypes } from '#contract/roles.ts';
import { findRoleHolders } from '#management-api/db/role-holders.ts';
import { countRoles, deleteRole, findRole, listRoles, roleSearchFields, updateRole } from '#management-api/db/roles.ts';
import type { Deps } from '#management-api/deps.ts';
import { ApiError, found } from '#management-api/http/api-error.ts';
import { body, query } from '#management-api/http/input.ts';
import { paging, sendPage } from '#management-api/http/paging.ts';
import { searchOf } from '#management-api/http/search.ts';
import { createRole } from '#management-api/services/create-role.ts';

import { presentRole } from './present-role.ts';

const text = z.string().optional();
const roleQuery = z.object({ type: z.enum(roleTypes).optional(), excludeUserId: text, excludeApplicationId: text });

/** Routes of roles (logto-behavior.md#8, logto-behavior.md#15). */
export const roleRoutes = ({ db }: Deps) =>
  new Hono()
    .get('/', paging, query(roleQuery), async (c) => {
      const filter = { ...c.req.valid('query'), search: searchOf(c, roleSearchFields) };
      const roles = await listRoles(db, filter, c.var.page);
      const holders = await findRoleHolders(
        db,
        roles.map(({ id }) => id),
      );
      const items = roles.map((role) => ({ ...presentRole(role), ...holders.get(role.id) }));
      return sendPage(c, items, c.var.page, { count: await countRoles(db, filter), isCapped: false });
    })
    .post('/', body(newRole), async (c) => c.json(presentRole(await createRole(db, c.req.valid('json')))))
    .get('/:id', async (c) =>
      c.json(presentRole(found(await findRole(db, c.req.param('id')), 'entity.not_exists_with_id'))),
    )
    .patch('/:id', body(rolePatch), async (c) => {
      const { id } = found(await findRole(db, c.req.param('id')), 'entity.not_exists_with_id');
      const changes = changesOf(c.req.valid('json'));
      if (Object.keys(changes).length === 0) throw new ApiError('entity.invalid_input');
      return c.json(presentRole(found(await updateRole(db, id, changes), 'entity.not_exists')));
    })
    .delete('/:id', async (c) => {
      if (!(await deleteRole(db, c.req.param('id')))) throw new ApiError('entity.not_exists_with_id');
      return c.body(null, 204);
    });

const changesOf = ({ name, description, isDefault }: RolePatch) => ({
  ...(name === undefined ? {} : { name }),
  ...(description === undefined ? {} : { description }),
  ...(isDefault === undefined ? {} : { is_default: isDefault }),
});
