import { expect, it } from 'vitest';

import type { ScopeWithResource } from '#contract/resources.ts';
import type { Role } from '#contract/roles.ts';

import { matchesText, mergePermissions } from './permission-table.tsx';

const roleNamed = (name: string): Role => ({ id: name, name, description: name, type: 'User', isDefault: false });

const scopeOf = (api: string, name: string, description: string | null = null): ScopeWithResource => ({
  id: `${api}/${name}`,
  resourceId: api,
  name,
  description,
  createdAt: 0,
  resource: { id: api, name: api, indicator: `https://${api}.example`, isDefault: false, accessTokenTtl: 3600 },
});

const merged = mergePermissions([
  { role: roleNamed('Editor'), scopes: [scopeOf('shop', 'write'), scopeOf('shop', 'read', 'See orders')] },
  { role: roleNamed('Support'), scopes: [scopeOf('shop', 'read', 'See orders'), scopeOf('desk', 'read')] },
  { role: roleNamed('Guest'), scopes: [] },
]);

it('lists each permission once, by API resource and name, with all its roles', () => {
  expect(
    merged.map(({ resource, scope, roles }) => [resource.name, scope.name, roles.map(({ name }) => name)]),
  ).toEqual([
    ['desk', 'read', ['Support']],
    ['shop', 'read', ['Editor', 'Support']],
    ['shop', 'write', ['Editor']],
  ]);
});

it('keeps the permissions of APIs with the same name together', () => {
  const of = (api: string, name: string) => {
    const one = scopeOf(api, name);
    return { ...one, resource: { ...one.resource, name: 'shop' } };
  };
  const scopes = [of('new', 'read'), of('old', 'read'), of('new', 'write'), of('old', 'write')];
  const ids = mergePermissions([{ role: roleNamed('Editor'), scopes }]).map(({ scope }) => scope.id);
  expect(ids).toEqual(['new/read', 'new/write', 'old/read', 'old/write']);
});

it.each([
  ['orders', ['shop/read']],
  ['DESK', ['desk/read']],
  ['editor ', ['shop/read', 'shop/write']],
  ['nothing of the kind', []],
])('finds by %s', (text, ids) => {
  expect(merged.filter((permission) => matchesText(permission, text)).map(({ scope }) => scope.id)).toEqual(ids);
});
