import { expect, it } from 'vitest';

import { listedColumns } from './listed-columns.ts';
import type { MappingTarget } from './mapping.ts';

it('leaves out members of objects that are taken as a whole', () => {
  const targets = new Map<string, MappingTarget>([
    ['customData', 'customData'],
    ['customData.nick', 'profile.nickname'],
    ['other', 'ignore'],
  ]);
  const names = ['customData', 'customData.plan', 'customData.plan.seats', 'customData.nick', 'other', 'other.a'];
  const listed = listedColumns(
    names.map((name) => ({ name })),
    targets,
  );
  expect(listed.map(({ name }) => name)).toEqual(['customData', 'customData.nick', 'other', 'other.a']);
});
