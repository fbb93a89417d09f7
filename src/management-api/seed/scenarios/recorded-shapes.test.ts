import { expect, test } from 'vitest';

import recorded from '#management-api/conformance/log-scenarios.json' with { type: 'json' };
import { demoApp } from '#management-api/seed/applications.ts';
import { createDesktop } from '#management-api/seed/devices.ts';
import { createRandom } from '#management-api/seed/random.ts';

import { refusedSignIn } from './refusals.ts';
import { leaveRegistration } from './registration.ts';
import { signIn } from './sign-in.ts';
import type { Scene } from './visit.ts';

const random = createRandom(7);
const scene: Scene = { random, at: 1_790_000_000_000, client: demoApp, device: createDesktop(random) };
const identifier = { type: 'username', value: 'story_ok' } as const;

const told = {
  'unknown username': refusedSignIn(scene, identifier, ['session.invalid_credentials']),
  'two wrong passwords, then the right one': signIn(scene, {
    userId: 'k3v9d0a7q1zx',
    proof: { by: 'password', identifier },
    wrongPasswords: 2,
  }),
  'suspended user, right password': refusedSignIn(scene, identifier, ['user.suspended']),
  'registration begun and left': leaveRegistration(scene, 'story_new'),
};

/** The members that there are, at any depth. Browsers differ, and the recording leaves messages out. */
function membersOf(value: unknown, path = ''): string[] {
  if (path === '.userAgentParsed' || path === '.error.message') return [];
  if (typeof value !== 'object' || value === null) return [path];
  if (Object.keys(value).length === 0) return [path];
  return Object.entries(value).flatMap(([name, member]) =>
    membersOf(member, `${path}.${Array.isArray(value) ? '[]' : name}`),
  );
}

test.each(Object.keys(told) as (keyof typeof told)[])('tells "%s" as it was recorded', (scenario) => {
  const shape = (entries: { key: string; payload: unknown }[]) =>
    entries.map(({ key, payload }) => ({ key, members: [...new Set(membersOf(payload))].toSorted() }));
  expect(shape(told[scenario])).toEqual(shape(recorded.stories[scenario]));
});

test.each(Object.keys(told) as (keyof typeof told)[])('tells "%s" in the order of time', (scenario) => {
  const times = told[scenario].map((entry) => entry.created_at.getTime());
  expect(times).toEqual(times.toSorted((a, b) => a - b));
});
