import { expect, it } from 'vitest';

import { sampleCells, sampleColumns } from './sample-cells.ts';

it('shows all values of a user as texts, but never a password', () => {
  const row = {
    number: 1,
    user: {
      primaryEmail: 'a@b.c',
      name: '',
      profile: { givenName: 'Ada', address: { locality: 'London' } },
      customData: { plan: 'pro', seats: 3, tags: ['a'] },
    },
    sourceId: 'x1',
    password: { kind: 'plain' as const, password: 'secret' },
    identities: [{ target: 'github', userId: 'gh1' }],
    roles: ['Editor', 'Buyer'],
    isSuspended: false,
  };
  expect(Object.fromEntries(sampleCells(row))).toEqual({
    primaryEmail: 'a@b.c',
    profile: 'givenName: Ada, locality: London',
    customData: 'plan: pro, seats: 3, tags: ["a"]',
    sourceId: 'x1',
    identities: 'github: gh1',
    roles: 'Editor, Buyer',
  });
  expect(sampleColumns([{ number: 2, user: { username: 'bob' } }, row])).toEqual([
    'username',
    'primaryEmail',
    'profile',
    'customData',
    'sourceId',
    'password',
    'isSuspended',
    'identities',
    'roles',
  ]);
});

it('cuts long values', () => {
  expect(sampleCells({ number: 1, user: { name: 'x'.repeat(10_000) } }).get('name')).toHaveLength(201);
});

it('shortens long values, and pictures that are in their address even more', () => {
  const avatar = `data:image/png;base64,${'A'.repeat(1000)}`;
  const cells = sampleCells({ number: 1, user: { avatar, name: 'a'.repeat(300) } });
  expect([...cells].map(([column, text]) => [column, text.length])).toEqual([
    ['name', 201],
    ['avatar', 41],
  ]);
});
