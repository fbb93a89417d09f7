import { afterEach, expect, it, vi } from 'vitest';

import type { User } from '#contract/users.ts';
import { conditionalWriteType } from '#contract/writes.ts';

import { writeAccount } from './account-change.ts';
import { ConflictError } from './api-error.ts';
import { type FieldChange } from './field-changes.ts';

const ada: User = {
  id: 'u1',
  name: 'Ada',
  username: null,
  primaryEmail: null,
  primaryPhone: null,
  avatar: null,
  customData: {},
  identities: {},
  lastSignInAt: null,
  createdAt: 1,
  updatedAt: 1,
  profile: { nickname: 'Countess' },
  applicationId: null,
  isSuspended: false,
};
const toGrace: FieldChange = { part: 'account', name: 'name', from: 'Ada', to: 'Grace' };
const toKing: FieldChange = { part: 'profile', name: 'familyName', from: '', to: 'King' };

afterEach(() => void vi.unstubAllGlobals());

/** Answers the requests in turn, the last answer also to all further ones. Returns what was sent. */
function gateway(...answers: object[]) {
  const sent: { body: unknown; headers: Headers }[] = [];
  vi.stubGlobal('fetch', (_address: string, { body, headers }: { body: string; headers: Record<string, string> }) => {
    const answer = answers[Math.min(sent.length, answers.length - 1)] ?? {};
    sent.push({ body: JSON.parse(body), headers: new Headers(headers) });
    return Promise.resolve(Response.json(answer, { status: 'code' in answer ? 409 : 200 }));
  });
  return sent;
}

const conflict = (stored: object) => ({ code: 'gateway.conflict', data: { stored } });
const write = (...changes: FieldChange[]) => writeAccount({ values: { known: ada, changes }, reason: 'INC-1' });

it('sends the changes with the known values and the reason, once', async () => {
  const sent = gateway({ ...ada, name: 'Grace' });
  expect(await write(toGrace)).toMatchObject({ name: 'Grace' });
  expect(sent.map(({ body }) => body)).toEqual([{ body: { name: 'Grace' }, expected: { name: 'Ada' } }]);
  expect(sent[0]?.headers.get('content-type')).toBe(conditionalWriteType);
  expect(sent[0]?.headers.get('x-usher-reason')).toBe('INC-1');
});

it('merges the changes into other fields that were changed meanwhile', async () => {
  const sent = gateway(conflict({ profile: { nickname: 'Lady', later: 'x' } }), ada);
  await write(toKing);
  expect(sent.map(({ body }) => body)).toEqual([
    {
      body: { profile: { nickname: 'Countess', familyName: 'King' } },
      expected: { profile: { nickname: 'Countess' } },
    },
    {
      body: { profile: { nickname: 'Lady', familyName: 'King' } },
      // As the gateway has it, with members that the console does not know.
      expected: { profile: { nickname: 'Lady', later: 'x' } },
    },
  ]);
});

it('reports a field that was changed meanwhile, with the stored value', async () => {
  const sent = gateway(conflict({ name: 'Augusta' }));
  const error: unknown = await write(toGrace, toKing).catch((failure: unknown) => failure);
  expect(error).toBeInstanceOf(ConflictError);
  expect(error).toMatchObject({
    conflicts: [{ change: toGrace, theirs: 'Augusta' }],
    changes: [toGrace, toKing],
    stored: { ...ada, name: 'Augusta' },
  });
  expect(sent).toHaveLength(1);
});

it('sends nothing when the stored values are the new ones already', async () => {
  const sent = gateway(conflict({ name: 'Grace' }));
  expect(await write(toGrace)).toMatchObject({ name: 'Grace' });
  expect(await write()).toEqual(ada);
  expect(sent).toHaveLength(1);
});

it('gives up when the account keeps changing', async () => {
  const sent = gateway(...Array.from({ length: 9 }, (_, index) => conflict({ profile: { nickname: `${index}` } })));
  await expect(write(toKing)).rejects.toMatchObject({ code: 'gateway.conflict' });
  expect(sent).toHaveLength(3);
});
