import { expect, test } from 'vitest';

import recorded from '#management-api/conformance/log-scenarios.json' with { type: 'json' };
import { demoApp } from '#management-api/seed/applications.ts';
import { createDesktop } from '#management-api/seed/devices.ts';
import { createRandom } from '#management-api/seed/random.ts';

import { refusedSignIn } from './refusals.ts';
import { leaveRegistration } from './registration.ts';
import { signIn } from './sign-in.ts';
import type { VisitContext } from './visit.ts';

const random = createRandom(7);
const context: VisitContext = { random, at: 1_790_000_000_000, client: demoApp, device: createDesktop(random) };
const identifier = { type: 'username', value: 'story_ok' } as const;

const created = {
  'unknown username': refusedSignIn(context, identifier, ['session.invalid_credentials']),
  'two wrong passwords, then the right one': signIn(context, {
    userId: 'k3v9d0a7q1zx',
    proof: { by: 'password', identifier },
    wrongPasswords: 2,
  }),
  'suspended user, right password': refusedSignIn(context, identifier, ['user.suspended']),
  'registration begun and left': leaveRegistration(context, 'story_new'),
};

/** Paths of all members. Browser data differs, and the recording has no messages. */
function membersOf(value: unknown, path = ''): string[] {
  if (path === '.userAgentParsed' || path === '.error.message') return [];
  if (typeof value !== 'object' || value === null) return [path];
  if (Object.keys(value).length === 0) return [path];
  return Object.entries(value).flatMap(([name, member]) =>
    membersOf(member, `${path}.${Array.isArray(value) ? '[]' : name}`),
  );
}

test.each(Object.keys(created) as (keyof typeof created)[])('"%s" has the members of the recording', (scenario) => {
  const shape = (entries: { key: string; payload: unknown }[]) =>
    entries.map(({ key, payload }) => ({ key, members: [...new Set(membersOf(payload))].toSorted() }));
  expect(shape(created[scenario])).toEqual(shape(recorded.stories[scenario]));
});

test.each(Object.keys(created) as (keyof typeof created)[])('"%s" is in chronological order', (scenario) => {
  const times = created[scenario].map((entry) => entry.created_at.getTime());
  expect(times).toEqual(times.toSorted((a, b) => a - b));
});
