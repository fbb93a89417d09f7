import { createHmac } from 'node:crypto';

import { beforeEach, describe, expect, it } from 'vitest';

import type { Approval } from '#contract/approvals.ts';
import type { AuditEventDetails } from '#contract/audit-log.ts';
import { type CallerVerification, callerVerifiedFor, sentCodesAnswer } from '#contract/callers.ts';
import { type OperatorRole, operatorSession } from '#contract/operators.ts';
import { codeOf, testAuditLog, testGateway } from '#gateway/testing/test-gateway.ts';

const start = 1_800_000_000_000;
const code = '482913';
const newEmail = { channel: 'email', address: 'new@example.org' };
const correction = { ...newEmail, replaces: 'ada@example.org' };
const correct = 'PATCH /usher/users/u1/address';
const verify = 'POST /usher/users/u1/verification-code/verify';
const verifyNew = 'POST /usher/users/u1/new-address/verify';
const nameFacts = 'POST /usher/users/u1/caller-facts';
const facts = { facts: ['birthdate', 'createdAt'], matches: true };
const reason = { 'x-usher-reason': 'INC-4711' };
let now = start;

beforeEach(async () => {
  now = start;
  await (await testAuditLog()).reset();
});

type Policy = NonNullable<Parameters<typeof testGateway>[0]>['policy'];

/** A tenant with one account, which accepts one code for every address. */
async function tenant(policy: Policy = {}, options: { timeout?: number } = {}) {
  const test = await testGateway({ clock: () => now, policy, ...options });
  const account = { id: 'u1', name: 'Ada', primaryEmail: 'ada@example.org', primaryPhone: '491701234567' };
  test.answerWith(async (request) => {
    const { pathname } = new URL(request.url);
    if (pathname === '/api/verification-codes') return new Response(null, { status: 204 });
    if (pathname === '/api/verification-codes/verify') {
      const { verificationCode } = (await request.json()) as { verificationCode: string };
      return verificationCode === code
        ? new Response(null, { status: 204 })
        : Response.json({ code: 'verification_code.code_mismatch' }, { status: 400 });
    }
    if (request.method === 'PATCH' && pathname === '/api/users/u1') Object.assign(account, await request.json());
    return Response.json(pathname.endsWith('/roles') ? [{ id: 'r1', name: 'vip' }] : account);
  });
  const verified = async (role: OperatorRole = 'support') => {
    const answer = await test.send(role, 'GET /usher/session');
    return operatorSession.parse(await answer.json()).verifiedCallers;
  };
  const events = async (query: string) => {
    const listed = await test.send('admin', `GET /usher/audit-log?${query}`);
    const found = (await listed.json()) as { sequence: number }[];
    return Promise.all(
      found.map(async ({ sequence }) => {
        const answer = await test.send('admin', `GET /usher/audit-log/${sequence}`);
        return (await answer.json()) as AuditEventDetails;
      }),
    );
  };
  return { ...test, account, verified, events };
}

describe('a caller verified by a code', () => {
  it('is verified for 30 minutes, for this operator and account', async () => {
    const { send, verified } = await tenant();
    expect((await send('support', verify, { channel: 'email', verificationCode: code })).status).toBe(204);
    expect(await verified()).toEqual([{ userId: 'u1', method: 'email', at: start, remaining: callerVerifiedFor }]);
    expect(await verified('admin')).toEqual([]);
    now += callerVerifiedFor - 1;
    expect(await verified()).toHaveLength(1);
    now += 1;
    expect(await verified()).toEqual([]);
  });

  it('is verified in every process', async () => {
    const [one, another] = [await tenant(), await tenant({ callerVerificationRequired: ['users:suspend'] })];
    await one.send('support', verify, { channel: 'email', verificationCode: code });
    expect(await another.verified()).toHaveLength(1);
    expect((await another.send('support', 'PATCH /api/users/u1/is-suspended', { isSuspended: true })).status).toBe(200);
  });

  it('is not verified by a wrong code', async () => {
    const { send, verified } = await tenant();
    const answer = await send('support', verify, { channel: 'email', verificationCode: '000000' });
    expect([answer.status, await codeOf(answer)]).toEqual([400, 'verification_code.code_mismatch']);
    expect(await verified()).toEqual([]);
  });

  it('is recorded with the events of that operator about that account, and never the code', async () => {
    const { send, events } = await tenant();
    await send('support', verify, { channel: 'phone', verificationCode: code });
    await send('support', 'POST /usher/users/u1/opened');
    await send('support', 'PATCH /api/users/u1/is-suspended', { isSuspended: true });
    await send('support', 'PATCH /api/users/u2/is-suspended', { isSuspended: true });
    await send('admin', 'PATCH /api/users/u1/is-suspended', { isSuspended: false });
    now += callerVerifiedFor;
    await send('support', 'PATCH /api/users/u1', { name: 'Ada L.' });
    const callers: Record<string, CallerVerification[]> = {};
    for (const { action, targetUserId, caller } of await events('')) callers[`${action} ${targetUserId}`] ??= caller;
    const byPhone = [{ method: 'phone', at: start }];
    expect(callers).toMatchObject({
      'users:open u1': byPhone,
      'users:suspend u1': byPhone,
      'users:suspend u2': [],
      'users:restore u1': [],
      'users:write-profile u1': [],
    });
    expect(JSON.stringify(await events(''))).not.toContain(code);
    const history = await send('support', 'GET /usher/users/u1/history');
    expect(await history.json()).toEqual(
      expect.arrayContaining([expect.objectContaining({ action: 'users:suspend', caller: byPhone })]),
    );
  });

  it('can be checked only a few times per account', async () => {
    const { send } = await tenant();
    const check = (role: OperatorRole, verificationCode: string) =>
      send(role, verify, { channel: 'email', verificationCode });
    for (let attempt = 0; attempt < 10; attempt += 1) await check(attempt % 2 ? 'support' : 'admin', '000000');
    const answer = await check('support', code);
    expect([answer.status, await codeOf(answer)]).toEqual([429, 'gateway.too_many_requests']);
    now += 60_000;
    expect((await check('support', code)).status).toBe(204);
  });

  it('gets only a few codes per account', async () => {
    const { send } = await tenant();
    const sent = async () =>
      (await send('support', 'POST /usher/users/u1/verification-code', { channel: 'email' })).status;
    const statuses = [await sent(), await sent(), await sent(), await sent(), await sent(), await sent()];
    expect(statuses).toEqual([204, 204, 204, 204, 204, 429]);
  });
});

describe('a caller who names facts', () => {
  it('is recorded as such, without their values', async () => {
    const { send, verified, events } = await tenant();
    expect((await send('support', nameFacts, facts)).status).toBe(204);
    expect(await verified()).toMatchObject([{ userId: 'u1', method: 'facts' }]);
    expect((await events('action=callers:verify'))[0]?.after).toEqual(facts);
  });

  it.each([
    [nameFacts, facts],
    ['POST /usher/users/u1/new-address/code', newEmail],
    [verifyNew, { ...newEmail, verificationCode: code }],
  ])('does not exist without the user: %s', async (line, body) => {
    const { send, seen, answerWith, events } = await tenant();
    answerWith(() => Response.json({ code: 'entity.not_found' }, { status: 404 }));
    const answer = await send('support', line, body);
    expect([answer.status, await codeOf(answer)]).toEqual([404, 'gateway.account_not_found']);
    expect(seen.map(({ method }) => method)).not.toContain('POST');
    expect((await events('userId=u1'))[0]?.outcome).toMatchObject({ status: 404 });
  });

  it('is not verified any more after wrong facts', async () => {
    const { send, verified } = await tenant();
    await send('support', verify, { channel: 'email', verificationCode: code });
    await send('support', nameFacts, { ...facts, matches: false });
    expect(await verified()).toEqual([]);
  });
});

describe('what is stored about callers', () => {
  const webhookSecret = 'signing-key-of-the-webhook';
  const signed = JSON.stringify({ event: 'User.Deleted', data: { id: 'u1' } });
  const signature = createHmac('sha256', webhookSecret).update(signed).digest('hex');
  type Test = Awaited<ReturnType<typeof tenant>>;

  it.each<[string, (test: Test) => Response | Promise<Response>]>([
    [
      'erasing the user’s data',
      ({ send }) => send('admin', 'POST /usher/audit-log/erase', { userId: 'u1', reason: 'GDPR-12' }),
    ],
    ['deleting the user', ({ send }) => send('admin', 'DELETE /api/users/u1')],
    [
      'deleting the user in Logto',
      ({ gateway }) =>
        gateway.request('http://localhost:3000/usher/webhooks/logto', {
          method: 'POST',
          body: signed,
          headers: { 'logto-signature-sha-256': signature },
        }),
    ],
  ])('is erased by %s', async (_name, erase) => {
    const { send } = await tenant();
    await send('support', verify, { channel: 'email', verificationCode: code });
    await send('admin', nameFacts, facts);
    await send('support', nameFacts.replace('u1', 'u2'), facts);
    const { db } = await testAuditLog();
    const users = async () => {
      const rows = await db.selectFrom('gateway_verified_callers').select('user_id').orderBy('user_id').execute();
      return rows.map(({ user_id }) => user_id);
    };
    expect(await users()).toEqual(['u1', 'u1', 'u2']);
    const answer = await erase(await tenant({ webhookSecret, auditMinDays: 0 }));
    expect(answer.ok).toBe(true);
    expect(await users()).toEqual(['u2']);
  });
});

describe('a sent code', () => {
  it('is listed for the operator who sent it until it is entered or expires', async () => {
    const { send } = await tenant();
    const sendCode = 'POST /usher/users/u1/verification-code';
    const codes = async (role: OperatorRole = 'support', userId = 'u1') => {
      const answer = await send(role, `GET /usher/users/${userId}/sent-codes`);
      return sentCodesAnswer.parse(await answer.json()).codes;
    };
    expect(await codes()).toEqual([]);
    await send('support', sendCode, { channel: 'phone' });
    now += 1000;
    await send('support', 'POST /usher/users/u1/new-address/code', newEmail);
    now += 1000;
    await send('support', sendCode, { channel: 'email' });
    expect(await codes()).toEqual([
      { channel: 'phone', newAddress: null, sentAt: start },
      { channel: 'email', newAddress: 'new@example.org', sentAt: start + 1000 },
      { channel: 'email', newAddress: null, sentAt: start + 2000 },
    ]);
    expect([await codes('admin'), await codes('support', 'u2')]).toEqual([[], []]);
    await send('support', verify, { channel: 'email', verificationCode: 'wrong' });
    expect(await codes()).toHaveLength(3);
    await send('support', verify, { channel: 'email', verificationCode: code });
    await send('support', verifyNew, { ...newEmail, verificationCode: code });
    expect(await codes()).toEqual([{ channel: 'phone', newAddress: null, sentAt: start }]);
    await send('support', sendCode, { channel: 'email' });
    now = start + 600_000;
    expect(await codes()).toMatchObject([{ channel: 'email' }]);
  });

  it('is not listed when another address is on file, as it went to the former one', async () => {
    const { send, account, events } = await tenant();
    for (const channel of ['phone', 'email']) {
      await send('support', 'POST /usher/users/u1/verification-code', { channel });
    }
    const channels = async () => {
      const answer = await send('support', 'GET /usher/users/u1/sent-codes');
      return sentCodesAnswer.parse(await answer.json()).codes.map(({ channel }) => channel);
    };
    account.primaryEmail = 'changed@example.org';
    expect(await channels()).toEqual(['phone']);
    account.primaryEmail = 'ada@example.org';
    expect(await channels()).toEqual(['phone', 'email']);
    expect((await events('action=verification-codes:send'))[0]?.after).toEqual({
      channel: 'email',
      sentTo: 'ada@example.org',
    });
  });

  it('is not listed if it could not be sent', async () => {
    const { send, answerWith } = await tenant();
    answerWith(({ url }) =>
      url.endsWith('/verification-codes')
        ? Response.json({ code: 'x' }, { status: 501 })
        : Response.json({ id: 'u1', primaryEmail: 'a@b.c', primaryPhone: null }),
    );
    expect((await send('support', 'POST /usher/users/u1/verification-code', { channel: 'email' })).status).toBe(422);
    const answer = await send('support', 'GET /usher/users/u1/sent-codes');
    expect(await answer.json()).toEqual({ codes: [] });
  });
});

describe('CALLER_VERIFICATION_REQUIRED', () => {
  const policy: Policy = { callerVerificationRequired: ['users:suspend'] };
  const suspend = ['PATCH /api/users/u1/is-suspended', { isSuspended: true }] as const;

  it('refuses the action until a code verified the caller', async () => {
    const { send } = await tenant(policy);
    const refused = await send('support', ...suspend);
    expect([refused.status, await refused.json()]).toMatchObject([
      403,
      { code: 'gateway.caller_not_verified', data: { permission: 'users:suspend' } },
    ]);
    await send('support', nameFacts, facts);
    expect((await send('support', ...suspend)).status).toBe(403);
    await send('support', verify, { channel: 'email', verificationCode: code });
    expect((await send('support', ...suspend)).status).toBe(200);
    expect((await send('admin', ...suspend)).status).toBe(403);
  });

  it('does not accept a code to an address that the operator set', async () => {
    const { send, verified } = await tenant(policy);
    await send('support', nameFacts, facts);
    await send('support', verifyNew, { ...newEmail, verificationCode: code });
    expect((await send('support', correct, correction)).status).toBe(200);
    expect((await send('support', verify, { channel: 'email', verificationCode: code })).status).toBe(204);
    expect((await verified()).map(({ method }) => method)).toEqual(['facts', 'new-email']);
    expect((await send('support', ...suspend)).status).toBe(403);
    now += 24 * 60 * 60_000 + 1;
    const nextDay = await tenant(policy);
    await nextDay.send('support', verify, { channel: 'email', verificationCode: code });
    expect((await nextDay.send('support', ...suspend)).status).toBe(200);
  });

  it('accepts a code to an address that the operator did not set', async () => {
    const { send, verified } = await tenant(policy);
    await send('admin', 'PATCH /api/users/u1', { primaryEmail: 'new@example.org' });
    await send('admin', verify, { channel: 'email', verificationCode: code });
    expect((await verified('admin')).map(({ method }) => method)).toEqual(['new-email']);
    await send('admin', verify, { channel: 'phone', verificationCode: code });
    expect((await send('admin', ...suspend)).status).toBe(200);
    await send('support', verify, { channel: 'email', verificationCode: code });
    expect((await send('support', ...suspend)).status).toBe(200);
  });

  it('accepts facts where the checklist has no code', async () => {
    const { send } = await tenant({ ...policy, callerQuestions: ['birthdate'] });
    await send('support', nameFacts, facts);
    expect((await send('support', ...suspend)).status).toBe(200);
  });

  it('refuses and forwards user IDs that the database cannot store', async () => {
    const add = { userIds: ['\0', 'u1'] };
    const { send } = await tenant({ callerVerificationRequired: ['organizations:write'] });
    await send('admin', verify, { channel: 'email', verificationCode: code });
    expect(await codeOf(await send('admin', 'POST /api/organizations/o1/users', add))).toBe(
      'gateway.caller_not_verified',
    );
    const other = await tenant();
    expect((await other.send('admin', 'POST /api/organizations/o1/users', add)).status).toBe(200);
    const events = await other.events('action=organizations:write');
    expect(events.map(({ targetUserId, caller }) => [targetUserId, caller.length])).toEqual([
      ['u1', 1],
      ['\uFFFD', 0],
    ]);
  });

  it('refuses an action on several accounts of which one has no verified caller', async () => {
    const { send } = await tenant({ callerVerificationRequired: ['organizations:write'] });
    await send('admin', verify, { channel: 'email', verificationCode: code });
    const add = (userIds: string[]) => send('admin', 'POST /api/organizations/o1/users', { userIds });
    expect((await add(['u1', 'u2'])).status).toBe(403);
    expect((await add(['u1'])).status).toBe(200);
  });
});

describe('the correction of an address', () => {
  it('needs a code to an address on file', async () => {
    const { send, account, events } = await tenant();
    expect(await codeOf(await send('support', correct, correction))).toBe('gateway.approval_needed');
    await send('support', verify, { channel: 'phone', verificationCode: code });
    const answer = await send('support', correct, correction, reason);
    expect([answer.status, account.primaryEmail]).toEqual([200, 'new@example.org']);
    expect((await events('action=identifiers:correct'))[0]).toMatchObject({
      before: { primaryEmail: 'ada@example.org' },
      after: { primaryEmail: 'new@example.org' },
      reason: 'INC-4711',
      approval: null,
      caller: [{ method: 'phone', at: start }],
      outcome: { status: 200 },
    });
  });

  it('is refused at once when another user has the address, instead of asking for an approval', async () => {
    const { send, account, answerWith } = await tenant();
    answerWith((request) => {
      const { pathname, searchParams } = new URL(request.url);
      if (pathname !== '/api/users') return Response.json(account);
      return Response.json(searchParams.get('search.primaryEmail') === newEmail.address ? [{ id: 'u2' }] : []);
    });
    const answer = await send('support', correct, correction);
    expect([answer.status, await codeOf(answer)]).toEqual([422, 'user.email_already_in_use']);
    expect(await codeOf(await send('support', correct, { ...correction, address: 'free@example.org' }))).toBe(
      'gateway.approval_needed',
    );
  });

  it('is refused for a taken address like any other refused write, with an audit event', async () => {
    const { send, account, answerWith, events } = await tenant({ reasonRequired: ['identifiers:correct'] });
    answerWith((request) => Response.json(new URL(request.url).pathname === '/api/users' ? [{ id: 'u2' }] : account));
    expect(await codeOf(await send('support', correct, correction))).toBe('gateway.reason_required');
    expect((await send('support', correct, correction, reason)).status).toBe(422);
    const [event] = await events('action=identifiers:correct');
    expect(event).toMatchObject({
      after: { primaryEmail: 'new@example.org' },
      outcome: { status: 422, code: 'user.email_already_in_use' },
    });
  });

  it.each([
    ['the search fails', () => new Response(null, { status: 500 })],
    ['the answer is broken', () => new Response('[{')],
    ['the answer is not JSON', () => new Response('<html>')],
  ])('lets the Management API decide about the address if %s', async (_name, search) => {
    const { send, account, answerWith } = await tenant();
    await send('support', verify, { channel: 'phone', verificationCode: code });
    answerWith((request) => (new URL(request.url).pathname === '/api/users' ? search() : Response.json(account)));
    expect((await send('support', correct, correction)).status).toBe(200);
  });

  it('lets the Management API decide about the address if the search takes too long', async () => {
    const { send, account, answerWith } = await tenant({}, { timeout: 50 });
    await send('support', verify, { channel: 'phone', verificationCode: code });
    answerWith((request) =>
      new URL(request.url).pathname === '/api/users'
        ? new Promise<Response>((_resolve, reject) => request.signal.addEventListener('abort', reject))
        : Response.json(account),
    );
    expect((await send('support', correct, correction)).status).toBe(200);
  });

  it('or a code to exactly the new address, with facts', async () => {
    const { send, account, seen, events } = await tenant();
    await send('support', 'POST /usher/users/u1/new-address/code', newEmail);
    expect(await seen.findLast(({ method }) => method === 'POST')?.json()).toEqual({ email: 'new@example.org' });
    expect((await events('action=verification-codes:send'))[0]?.after).toEqual({ sentTo: 'new@example.org' });
    expect((await send('support', verifyNew, { ...newEmail, verificationCode: code })).status).toBe(204);
    expect((await events('action=verification-codes:verify'))[0]?.after).toEqual({ sentTo: 'new@example.org' });
    expect((await send('support', correct, correction)).status).toBe(403);
    await send('support', nameFacts, facts);
    expect((await send('support', correct, { ...correction, address: 'other@example.org' })).status).toBe(403);
    expect((await send('support', correct, correction)).status).toBe(200);
    expect(account.primaryEmail).toBe('new@example.org');
  });

  it('needs no facts where the checklist has none', async () => {
    const { send } = await tenant({ callerQuestions: ['code'] });
    await send('support', verifyNew, { ...newEmail, verificationCode: code });
    expect((await send('support', correct, correction)).status).toBe(200);
  });

  it('does not make the caller verified for other actions', async () => {
    const { send } = await tenant({ callerVerificationRequired: ['users:suspend'] });
    await send('support', verifyNew, { ...newEmail, verificationCode: code });
    expect((await send('support', 'PATCH /api/users/u1/is-suspended', { isSuspended: true })).status).toBe(403);
  });

  it('does not overwrite an address that was changed meanwhile', async () => {
    const { send, account } = await tenant();
    await send('support', verify, { channel: 'email', verificationCode: code });
    account.primaryEmail = 'changed@example.org';
    const answer = await send('support', correct, correction);
    expect([answer.status, await answer.json()]).toMatchObject([
      409,
      { code: 'gateway.conflict', data: { stored: { primaryEmail: 'changed@example.org' } } },
    ]);
  });

  it('is refused on protected accounts', async () => {
    const { send } = await tenant({ protectedRoles: ['vip'] });
    expect(await codeOf(await send('support', correct, correction))).toBe('gateway.protected_account');
  });

  it('counts as a change of identifiers: a reset of the password needs approval', async () => {
    const { send } = await tenant();
    await send('support', verify, { channel: 'email', verificationCode: code });
    await send('support', correct, correction);
    const answer = await send('support', 'POST /usher/users/u1/password', {});
    expect(await answer.json()).toMatchObject({ code: 'gateway.approval_needed', data: { because: 'take-over' } });
  });

  it.each([
    {},
    { ...correction, address: 'no address' },
    { channel: 'phone', address: '+49 170', replaces: null },
    { channel: 'post', address: 'Main Street', replaces: null },
  ])('refuses %j', async (body) => {
    const { send } = await tenant();
    expect(await codeOf(await send('support', correct, body))).toBe('gateway.invalid_input');
  });
});

describe('the request for a correction', () => {
  async function requested() {
    const test = await tenant();
    const asked = await test.send('support', correct, correction, { ...reason, 'x-usher-approval': 'ask' });
    expect(await asked.json()).toMatchObject({ data: { because: 'unverified-caller', state: 'pending' } });
    const [approval] = (await (await test.send('admin', 'GET /usher/approvals')).json()) as Approval[];
    const decide = (word: string) => test.send('admin', `POST /usher/approvals/${approval?.id}/${word}`, {});
    return { ...test, approval, decide };
  }

  it('shows the difference, and its approval carries it out as the requester’s action', async () => {
    const { approval, decide, account, events, send } = await requested();
    expect(approval).toMatchObject({
      action: 'identifiers:correct',
      because: 'unverified-caller',
      before: { primaryEmail: 'ada@example.org' },
      fields: { primaryEmail: 'new@example.org' },
      reason: 'INC-4711',
    });
    expect(account.primaryEmail).toBe('ada@example.org');
    expect((await decide('approve')).status).toBe(204);
    expect(account.primaryEmail).toBe('new@example.org');
    expect((await events('action=identifiers:correct'))[0]).toMatchObject({
      operator: { role: 'support' },
      approval: { id: approval?.id, by: { role: 'admin' } },
      reason: 'INC-4711',
      outcome: { status: 200 },
    });
    expect((await events('action=approvals:decide'))[0]).toMatchObject({
      operator: { role: 'admin' },
      outcome: { status: 204 },
    });
    const [used] = (await (await send('admin', 'GET /usher/approvals')).json()) as Approval[];
    expect(used?.state).toBe('used');
    expect(await codeOf(await decide('approve'))).toBe('gateway.approval_closed');
  });

  it('is the only request for the address, also for other operators, and only its requester replaces it', async () => {
    const { send, approval } = await requested();
    const ask = async (role: OperatorRole, address: string) => {
      const headers = { ...reason, 'x-usher-approval': 'ask', 'x-usher-approval-replaces': approval?.id ?? '' };
      const answer = await send(role, correct, { ...correction, address }, headers);
      return ((await answer.json()) as { data: unknown }).data;
    };
    const waiting = async () => {
      const approvals = (await (await send('admin', 'GET /usher/approvals')).json()) as Approval[];
      return approvals.filter(({ state }) => state === 'pending').map(({ fields }) => fields);
    };
    const inTheWay = [{ id: approval?.id, isOwn: false, requester: 'Sam Support' }];
    for (const address of [newEmail.address, 'other@example.org']) {
      expect(await ask('admin', address)).toEqual({ because: 'unverified-caller', inTheWay });
    }
    expect(await ask('support', newEmail.address)).toMatchObject({ approvalId: approval?.id, isRepeat: true });
    expect(await waiting()).toEqual([{ primaryEmail: newEmail.address }]);
    expect(await ask('support', 'other@example.org')).toMatchObject({ state: 'pending' });
    expect(await waiting()).toEqual([{ primaryEmail: 'other@example.org' }]);
    const phone = { channel: 'phone', address: '491701234568', replaces: '491701234567' };
    await send('admin', correct, phone, { ...reason, 'x-usher-approval': 'ask' });
    expect(await waiting()).toHaveLength(2);
  });

  it('is not approved when its values cannot be read', async () => {
    const { decide, account, send } = await requested();
    const { db } = await testAuditLog();
    await db.updateTable('gateway_approvals').set({ sealed: 'sealed with a former secret' }).execute();
    const answer = await decide('approve');
    expect([answer.status, await codeOf(answer)]).toEqual([409, 'gateway.approval_closed']);
    expect(account.primaryEmail).toBe('ada@example.org');
    const [request] = (await (await send('admin', 'GET /usher/approvals')).json()) as Approval[];
    expect(request?.state).toBe('pending');
    expect((await decide('refuse')).status).toBe(204);
  });

  it('permits only to replace the address that the approver saw', async () => {
    const { decide, account, send } = await requested();
    account.primaryEmail = 'changed@example.org';
    expect(await codeOf(await decide('approve'))).toBe('gateway.conflict');
    const answer = await send('support', correct, { ...correction, replaces: 'changed@example.org' }, reason);
    expect(await codeOf(answer)).toBe('gateway.approval_needed');
    // The approval is closed, also if the address is the former one again.
    account.primaryEmail = 'ada@example.org';
    expect(await codeOf(await send('support', correct, correction, reason))).toBe('gateway.approval_needed');
  });

  it('changes nothing when it is refused', async () => {
    const { decide, account } = await requested();
    expect((await decide('refuse')).status).toBe(204);
    expect(account.primaryEmail).toBe('ada@example.org');
  });

  it.each<[string, string, (test: Awaited<ReturnType<typeof requested>>) => void]>([
    [
      'the address was changed meanwhile',
      'gateway.conflict',
      ({ account }) => {
        account.primaryEmail = 'changed@example.org';
      },
    ],
    [
      'the user was deleted',
      'entity.not_found',
      ({ answerWith }) => answerWith(() => Response.json({ code: 'entity.not_found' }, { status: 404 })),
    ],
    [
      'another user has the address',
      'user.email_already_in_use',
      ({ account, answerWith }) =>
        answerWith(({ url }) => Response.json(new URL(url).pathname === '/api/users' ? [{ id: 'u2' }] : account)),
    ],
    [
      'Logto is too busy',
      'gateway.upstream_rate_limited',
      ({ answerWith }) => answerWith(() => Response.json({ code: 'slow' }, { status: 429 })),
    ],
  ])('is approved, but not carried out, for everyone to see, if %s', async (_name, code, happen) => {
    const test = await requested();
    const { decide, send, events, account } = test;
    const { primaryEmail } = account;
    happen(test);
    expect(await codeOf(await decide('approve'))).toBe(code);
    expect(account.primaryEmail).toBe(code === 'gateway.conflict' ? 'changed@example.org' : primaryEmail);
    for (const role of ['support', 'admin'] as const) {
      const [request] = (await (await send(role, 'GET /usher/approvals')).json()) as Approval[];
      expect(request).toMatchObject({ state: 'failed', failure: code, decidedBy: { name: 'Alex Admin' } });
    }
    expect((await events('action=identifiers:correct'))[0]).toMatchObject({
      operator: { name: 'Sam Support' },
      targetUserId: 'u1',
      reason: 'INC-4711',
      approval: { by: { name: 'Alex Admin' } },
      outcome: { code },
    });
    const history = (await (await send('support', 'GET /usher/users/u1/history')).json()) as AuditEventDetails[];
    expect(history[0]).toMatchObject({ action: 'identifiers:correct', outcome: { code } });
    expect(await codeOf(await decide('approve'))).toBe('gateway.approval_closed');
  });

  it('stays used if it is unknown whether it was carried out', async () => {
    const { decide, send, account, answerWith } = await requested();
    const truncated = () => new Response('{"id":"', { headers: { 'content-type': 'application/json' } });
    answerWith((request) => (request.method === 'PATCH' ? truncated() : Response.json(account)));
    expect(await codeOf(await decide('approve'))).toBe('gateway.outcome_unknown');
    const [request] = (await (await send('admin', 'GET /usher/approvals')).json()) as Approval[];
    expect(request).toMatchObject({ state: 'used', failure: null });
  });
});
