import { Hono } from 'hono';

import { relationBodies } from '#contract/relations.ts';
import {
  countRelated,
  type EntityRelation,
  listRelated,
  type Owner,
  removeRelated,
} from '#management-api/db/relations.ts';
import type { Row, Tables } from '#management-api/db/tables.ts';
import type { Deps } from '#management-api/deps.ts';
import { ApiError } from '#management-api/http/api-error.ts';
import { body } from '#management-api/http/input.ts';
import { optionalPaging, sendPage } from '#management-api/http/paging.ts';
import { refuseRepetition, relate, replaceRelations } from '#management-api/services/relations.ts';

type RelationOptions<Table extends keyof Tables, Entities extends keyof Tables> = {
  relation: EntityRelation<Table, Entities>;
  /** The path below the owner, e.g. `scopes`. */
  path: string;
  /** The path parameter of a related entity; with `s`, the member of the bodies. */
  key: string;
  ownerOf: (id: string) => Owner;
  /** Throws if the owner does not exist. */
  requireOwner: (id: string) => Promise<void>;
  present: (row: Row<Entities>) => object;
};

/** Routes that list, add, replace and remove the related entities of an entity (logto-behavior.md#17.3). */
export function relationRoutes<Table extends keyof Tables, Entities extends keyof Tables>(
  { db }: Deps,
  { relation, path, key, ownerOf, requireOwner, present }: RelationOptions<Table, Entities>,
) {
  const idsKey = `${key}s`;
  const { added, replaced } = relationBodies(idsKey);
  return new Hono()
    .get(`/:id/${path}`, optionalPaging, async (c) => {
      const id = c.req.param('id');
      await requireOwner(id);
      const rows = await listRelated(db, relation, ownerOf(id), c.var.page);
      const count = c.var.page === undefined ? rows.length : await countRelated(db, relation, ownerOf(id));
      return sendPage(c, rows.map(present), c.var.page, { count, isCapped: false });
    })
    .post(`/:id/${path}`, body(added), async (c) => {
      await relate(db, relation, ownerOf(c.req.param('id')), c.req.valid('json')[idsKey] ?? []);
      return c.text('Created', 201);
    })
    .put(`/:id/${path}`, body(replaced), async (c) => {
      const ids = c.req.valid('json')[idsKey] ?? [];
      refuseRepetition(ids);
      await replaceRelations(db, relation, ownerOf(c.req.param('id')), ids);
      return c.body(null, 204);
    })
    .delete(`/:id/${path}/:${key}`, async (c) => {
      const [owner, related] = [ownerOf(c.req.param('id')), c.req.param(key) ?? ''];
      if (!(await removeRelated(db, relation, owner, related))) throw new ApiError('entity.not_found');
      return c.body(null, 204);
    });
}
