import { expect, it } from 'vitest';

import { ownPath } from './own-path.ts';

it('returns a path of the console', () => {
  expect(ownPath('/users?search=ada&page=2#x')).toBe('/users?search=ada&page=2#x');
});

it.each([
  undefined,
  '',
  'users',
  'https://evil.example/',
  '//evil.example/users',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/.//evil.example',
  'javascript:alert(1)',
  ' /users',
])('returns / for %j', (wanted) => {
  expect(ownPath(wanted)).toBe('/');
});
