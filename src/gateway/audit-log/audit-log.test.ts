import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { AuditLogFilters } from '#contract/audit-log.ts';

import type { StartedAction } from './action-drafts.ts';
import {
  everything,
  grace,
  henry,
  openTestAuditLog,
  suspension,
  type TestAuditLog,
} from './testing/open-test-audit-log.ts';

let test: TestAuditLog;
beforeAll(async () => {
  test = await openTestAuditLog();
});
beforeEach(() => test.reset());
afterAll(() => test.close());

const listed = async (filters: AuditLogFilters = {}) => (await test.auditLog.list(filters, everything)).entries;
const actions = async (filters: AuditLogFilters = {}) => (await listed(filters)).map(({ action }) => action);

describe('a write', () => {
  it('is one event of two rows: operator, action and reason, and the outcome', async () => {
    const { recordOutcome } = await test.auditLog.recordStart(suspension('r1'));
    const startedAt = test.clock.now;
    test.clock.now += 40;
    await recordOutcome({ status: 200, durationMs: 37.6 });

    expect(await listed()).toEqual([
      {
        sequence: 1,
        at: startedAt,
        kind: 'write',
        requestId: 'r1',
        operator: henry,
        action: 'users:suspend',
        method: 'PATCH',
        route: '/api/users/:userId/is-suspended',
        targetUserId: 'u1',
        target: null,
        changedFields: ['isSuspended'],
        values: 'readable',
        targetName: 'Ada Lovelace',
        reason: 'INC-4711: asked to by phone',
        outcome: { sequence: 2, at: startedAt + 40, status: 200, code: null, durationMs: 38 },
        approval: null,
        caller: [],
        flowId: null,
        count: null,
        lost: null,
        since: null,
        before: { isSuspended: false },
        after: { isSuspended: true },
        hash: expect.stringMatching(/^[\da-f]{64}$/) as string,
      },
    ]);
    expect(await test.auditLog.get(2)).toEqual((await listed())[0]);
  });

  it('has no outcome if it was interrupted', async () => {
    await test.auditLog.recordStart(suspension('r1'));
    expect((await listed())[0]?.outcome).toBeNull();
    expect(await actions({ outcome: 'unknown' })).toEqual(['users:suspend']);
  });

  it('on several accounts is an event for each, with one outcome', async () => {
    const users = [{ id: 'u1' }, { id: 'u2', name: 'Bob' }];
    const { recordOutcome } = await test.auditLog.recordStart(suspension('r1', { action: 'roles:assign', users }));
    await recordOutcome({ status: 201, after: { userIds: ['u1', 'u2'] } });
    const lines = await listed();
    expect(lines.map(({ targetUserId, outcome }) => [targetUserId, outcome?.status])).toEqual([
      ['u2', 201],
      ['u1', 201],
    ]);
    expect(await actions({ userId: 'u2' })).toEqual(['roles:assign']);
  });

  it('may have no user', async () => {
    await test.auditLog.recordStart(
      suspension('r1', { action: 'roles:create', users: [], target: { type: 'role', id: 'x' } }),
    );
    expect(await listed()).toMatchObject([
      { targetUserId: null, target: { type: 'role', id: 'x' }, values: 'readable' },
    ]);
  });

  it('is stored with invalid characters replaced', async () => {
    const odd = 'a\0b\uD800';
    await test.auditLog.recordStart(
      suspension('r1', { operator: { ...henry, name: odd }, users: [{ id: odd, name: odd }], reason: odd }),
    );
    expect(await test.auditLog.verify()).toMatchObject({ state: 'intact', events: 1 });
    expect(await listed()).toMatchObject([{ targetUserId: 'a\uFFFDb\uFFFD' }]);
  });
});

describe('the creation of an account', () => {
  const creation = (requestId: string, changes: Partial<StartedAction> = {}) =>
    suspension(requestId, {
      action: 'users:create',
      method: 'POST',
      route: '/api/users',
      users: [],
      isCreation: true,
      changedFields: ['name', 'primaryEmail'],
      before: undefined,
      after: { name: 'Ada Lovelace', primaryEmail: 'ada@example.test' },
      ...changes,
    });
  const created = async (requestId: string, id: string) => {
    const { recordOutcome } = await test.auditLog.recordStart(creation(requestId));
    await recordOutcome({ status: 200, user: { id, name: 'Ada Lovelace' } });
  };

  it('is an event of the account in the outcome', async () => {
    await created('r1', 'u1');
    await test.auditLog.recordStart(suspension('r2', { users: [{ id: 'u2' }] }));
    await test.auditLog.recordStart(suspension('r3'));
    expect(await actions({ userId: 'u1' })).toEqual(['users:suspend', 'users:create']);
    expect((await test.auditLog.list({ userId: 'u1' }, everything)).total.count).toBe(2);
    expect(await test.auditLog.get(1)).toMatchObject({
      targetUserId: 'u1',
      targetName: 'Ada Lovelace',
      values: 'readable',
      reason: 'INC-4711: asked to by phone',
      changedFields: ['name', 'primaryEmail'],
      before: null,
      after: { name: 'Ada Lovelace', primaryEmail: 'ada@example.test' },
    });
    expect(await actions({ userId: 'u1', ticket: 'INC-4711', outcome: 'succeeded' })).toEqual(['users:create']);
    expect(await test.auditLog.verify()).toMatchObject({ state: 'intact', events: 4 });
  });

  it('has no values that erasure does not destroy', async () => {
    await created('r1', 'u1');
    await created('r2', 'u2');
    await test.auditLog.erase({ userId: 'u1', operator: grace, reason: 'GDPR-12' });
    expect(await test.auditLog.get(1)).toMatchObject({
      targetUserId: 'u1',
      values: 'erased',
      targetName: null,
      reason: null,
      after: null,
      outcome: { status: 200 },
    });
    expect(await test.auditLog.get(3)).toMatchObject({
      targetUserId: 'u2',
      values: 'readable',
      reason: 'INC-4711: asked to by phone',
    });
    expect(await test.db.selectFrom('audit_log_keys').select('owner').orderBy('owner').execute()).toEqual([
      { owner: 'operator:op-grace' },
      { owner: 'request:r2' },
      { owner: 'tickets' },
      { owner: 'user:u2' },
    ]);
    expect(await test.auditLog.verify()).toMatchObject({ state: 'intact' });
  });

  it('stores no values while the account may not exist', async () => {
    const { recordOutcome } = await test.auditLog.recordStart(creation('r1'));
    await recordOutcome({ status: 422, code: 'user.email_already_in_use' });
    await test.auditLog.recordStart(creation('r2', { reason: undefined }));
    expect(await listed()).toMatchObject([
      { targetUserId: null, values: 'none', after: null, changedFields: ['name', 'primaryEmail'], outcome: null },
      { targetUserId: null, values: 'readable', after: null, outcome: { status: 422 } },
    ]);
  });
});

describe('a read', () => {
  it('is recorded per account, or counted if frequent', async () => {
    await test.auditLog.note({
      operator: grace,
      action: 'users:open',
      requestId: 'r1',
      user: { id: 'u1', name: 'Ada' },
    });
    const countingSince = test.clock.now;
    test.auditLog.count(grace, 'users:list');
    test.auditLog.count(grace, 'users:list', 4);
    test.auditLog.count(henry, 'users:list');
    test.clock.now += 60_000;
    await test.auditLog.flushCounts();
    const counts = (await listed({ action: 'users:list' })).map(({ operator, count, since, at }) => ({
      who: operator?.name,
      count,
      seconds: (at - (since ?? 0)) / 1000,
    }));
    expect(counts).toEqual([
      { who: 'Henry', count: 1, seconds: 60 },
      { who: 'Grace', count: 5, seconds: 60 },
    ]);
    expect((await listed({ action: 'users:list' }))[0]?.since).toBe(countingSince);
    expect(await listed({ userId: 'u1' })).toMatchObject([{ kind: 'event', action: 'users:open', targetName: 'Ada' }]);
  });

  it('counts each account once per period', async () => {
    const read = (userId: string) => test.auditLog.countAccount(grace, 'users:read', userId);
    for (const userId of ['u1', 'u2', 'u1']) read(userId);
    await test.auditLog.flushCounts();
    read('u1');
    await test.auditLog.flushCounts();
    expect((await listed({ action: 'users:read' })).map(({ count }) => count)).toEqual([1, 2]);
  });

  it('is recorded on close', async () => {
    test.auditLog.count(grace, 'users:list');
    await test.auditLog.close();
    expect(await listed()).toMatchObject([{ action: 'users:list', count: 1 }]);
  });
});

describe('search', () => {
  beforeEach(async () => {
    const first = await test.auditLog.recordStart(suspension('r1'));
    await first.recordOutcome({ status: 200 });
    test.clock.now += 1000;
    const second = await test.auditLog.recordStart(
      suspension('r2', { operator: grace, action: 'users:delete', users: [{ id: 'u2' }], reason: 'Asked to by mail' }),
    );
    await second.recordOutcome({ status: 422, code: 'user.not_found' });
    test.clock.now += 1000;
    await test.auditLog.note({ operator: grace, action: 'users:open', user: { id: 'u1' } });
  });

  it.each<[AuditLogFilters, string[]]>([
    [{}, ['users:open', 'users:delete', 'users:suspend']],
    [{ operator: 'op-grace' }, ['users:open', 'users:delete']],
    [{ userId: 'u1' }, ['users:open', 'users:suspend']],
    [{ action: 'users:delete' }, ['users:delete']],
    [{ kind: 'event' }, ['users:open']],
    [{ kind: 'write' }, ['users:delete', 'users:suspend']],
    [{ category: 'changes' }, ['users:delete', 'users:suspend']],
    [{ category: 'reads' }, ['users:open']],
    [{ category: 'alarms' }, []],
    [{ category: 'reads', action: 'users:delete' }, []],
    [{ outcome: 'succeeded' }, ['users:suspend']],
    [{ outcome: 'failed' }, ['users:delete']],
    [{ outcome: 'unknown' }, []],
    [{ from: Date.UTC(2026, 8, 1) + 1000 }, ['users:open', 'users:delete']],
    [{ to: Date.UTC(2026, 8, 1) }, ['users:suspend']],
    [{ ticket: 'inc-4711' }, ['users:suspend']],
    [{ ticket: 'INC-4711:  asked to by PHONE' }, ['users:suspend']],
    [{ ticket: 'asked to by mail' }, ['users:delete']],
    [{ ticket: 'INC-471' }, []],
    [{ ticket: 'asked' }, []],
    [{ operator: 'op-grace', userId: 'u1' }, ['users:open']],
  ])('%j finds %j', async (filters, found) => {
    const { entries, total } = await test.auditLog.list(filters, everything);
    expect(entries.map(({ action }) => action)).toEqual(found);
    expect(total).toEqual({ count: found.length, isCapped: false });
  });

  it('returns the total of all pages', async () => {
    const { entries, total } = await test.auditLog.list({}, { page: 2, page_size: 2 });
    expect(entries.map(({ action }) => action)).toEqual(['users:suspend']);
    expect(total.count).toBe(3);
  });

  it('returns each operator once, with the latest name', async () => {
    await test.auditLog.note({ operator: { ...henry, name: 'Henry II' }, action: 'users:open' });
    expect(await test.auditLog.operators()).toEqual([
      { subject: 'op-grace', name: 'Grace' },
      { subject: 'op-henry', name: 'Henry II' },
    ]);
  });

  it('streams all pages without later events', async () => {
    const streamed: string[] = [];
    const { sequence } = await test.auditLog.head();
    for await (const { action } of test.auditLog.stream({}, sequence)) {
      streamed.push(action);
      await test.auditLog.note({ operator: grace, action: 'users:later' });
    }
    expect(streamed).toEqual(['users:open', 'users:delete', 'users:suspend']);
  });
});

describe('recent actions of an operator on an account', () => {
  const question = { operator: henry, userId: 'u1', actions: ['users:suspend'], since: 0 };

  it('include succeeded and running actions, not refused ones', async () => {
    const one = await test.auditLog.recordStart(suspension('r1'));
    await one.recordOutcome({ status: 200 });
    const other = await test.auditLog.recordStart(suspension('r2'));
    await other.recordOutcome({ status: 403 });
    await test.auditLog.recordStart(suspension('r3'));
    await test.auditLog.recordStart(suspension('r4', { operator: grace }));
    await test.auditLog.recordStart(suspension('r5', { users: [{ id: 'u2' }] }));
    await test.auditLog.recordStart(suspension('r6', { action: 'users:restore' }));
    expect((await test.auditLog.recentActions(question)).map(({ sequence }) => sequence)).toEqual([5, 1]);
    expect(await test.auditLog.recentActions({ ...question, exceptRequestId: 'r3' })).toEqual([
      { sequence: 1, at: test.clock.now, action: 'users:suspend', changedFields: ['isSuspended'] },
    ]);
    expect(await test.auditLog.recentActions({ ...question, since: test.clock.now + 1 })).toEqual([]);
    expect(await test.auditLog.recentActions({ ...question, actions: [] })).toEqual([]);
  });

  it.each([500, 502, 503, 504])('include actions with status %i, which may have been carried out', async (status) => {
    const { recordOutcome } = await test.auditLog.recordStart(suspension('r1'));
    await recordOutcome({ status });
    expect(await test.auditLog.recentActions(question)).toHaveLength(1);
  });

  it('match the ID as stored', async () => {
    const odd = 'a\0b';
    await test.auditLog.recordStart(suspension('r1', { users: [{ id: odd }] }));
    expect(await test.auditLog.recentActions({ ...question, userId: odd })).toHaveLength(1);
  });
});

describe('values', () => {
  it('are never stored in plain text', async () => {
    const { recordOutcome } = await test.auditLog.recordStart(
      suspension('r1', { before: { name: 'Ada Lovelace' }, after: { primaryEmail: 'ada@example.test' } }),
    );
    await recordOutcome({ status: 200, after: { primaryEmail: 'ada@example.test' } });
    const stored = await test.dump();
    for (const value of ['Lovelace', 'example.test', 'INC-4711', 'phone']) expect(stored).not.toContain(value);
  });

  it('never contain secrets, not even sealed', async () => {
    const { recordOutcome } = await test.auditLog.recordStart(
      suspension('r1', {
        changedFields: ['password', 'name'],
        after: { password: 'correct horse', name: 'Ada', customData: { apiKey: 'k-123', plan: 'pro' } },
        reason: 'token pat_0123456789abcdefghij',
      }),
    );
    await recordOutcome({ status: 200, after: { passwordDigest: '$argon2id$v=19$m=4096$abcdef', value: 'pat_x' } });
    const line = await test.auditLog.get(1);
    expect(line).toMatchObject({ changedFields: ['password', 'name'], reason: 'token [secret]' });
    expect(line?.after).toEqual({});
    expect(JSON.stringify(line)).not.toMatch(/correct horse|k-123|argon2|pat_/);
  });

  it('are unreadable with another secret, which is reported on start; writing continues', async () => {
    await test.auditLog.recordStart(suspension('r1'));
    const other = test.another({ secrets: ['a new secret'] });
    await other.start();
    expect(test.reports.map(String)).toEqual([expect.stringContaining('AUDIT_KEY')]);
    await other.recordStart(suspension('r2'));
    const { entries } = await other.list({}, everything);
    expect(entries).toMatchObject([
      { requestId: 'r2', values: 'readable', targetName: 'Ada Lovelace' },
      { requestId: 'r1', values: 'unreadable', targetName: null, reason: null, before: null },
    ]);
    expect(await other.verify()).toMatchObject({ state: 'intact' });
    await other.close();
  });

  it('stay readable and searchable by ticket after a key rotation', async () => {
    await test.auditLog.recordStart(suspension('r1'));
    const rotating = test.another({ secrets: ['a new secret', 'a secret of the tests'] });
    await rotating.recordStart(suspension('r2', { users: [{ id: 'u2' }] }));
    expect(await rotating.reseal()).toEqual({ resealed: 2, unreadable: 0 });

    const rotated = test.another({ secrets: ['a new secret'] });
    const { entries } = await rotated.list({ ticket: 'INC-4711' }, everything);
    expect(entries).toMatchObject([
      { requestId: 'r2', values: 'readable' },
      { requestId: 'r1', values: 'readable', targetName: 'Ada Lovelace' },
    ]);
    expect(await test.auditLog.list({}, everything)).toMatchObject({ entries: [{}, { values: 'unreadable' }] });
    await Promise.all([rotating.close(), rotated.close()]);
  });

  it('are unreadable after tampering with their key', async () => {
    await test.auditLog.recordStart(suspension('r1'));
    await test.tamper(`update audit_log_keys set owner = 'user:u2'`);
    expect(await listed()).toMatchObject([{ values: 'unreadable' }]);
  });
});

describe('erasing a user', () => {
  it('makes the values permanently unreadable and keeps the chain intact', async () => {
    const { recordOutcome } = await test.auditLog.recordStart(suspension('r1'));
    await recordOutcome({ status: 200, after: { name: 'Ada' } });
    await test.auditLog.recordStart(suspension('r2', { users: [{ id: 'u2', name: 'Bob' }] }));
    const keptHead = await test.auditLog.head();

    const erased = await test.auditLog.erase({ userId: 'u1', operator: grace, reason: 'GDPR-12', requestId: 'r3' });

    expect(erased).toBe(1);
    expect(await listed()).toMatchObject([
      { kind: 'erasure', operator: grace, targetUserId: 'u1', reason: 'GDPR-12', values: 'readable' },
      { targetUserId: 'u2', values: 'readable', targetName: 'Bob' },
      { targetUserId: 'u1', values: 'erased', targetName: null, reason: null, before: null, after: null },
    ]);
    expect(await test.auditLog.verify(keptHead)).toMatchObject({ state: 'intact', events: 4 });
  });

  it('covers earlier events of all processes', async () => {
    const other = test.another();
    await other.recordStart(suspension('r1'));
    await test.auditLog.erase({ userId: 'u1', operator: grace, reason: 'GDPR-12' });
    await other.recordStart(suspension('r2'));
    expect((await listed({ action: 'users:suspend' })).map(({ values }) => values)).toEqual(['readable', 'erased']);
  });
});

describe('retention', () => {
  const day = 24 * 60 * 60 * 1000;

  it('removes old events and unused keys, and the chain still verifies', async () => {
    await test.auditLog.recordStart(suspension('r1'));
    const firstHead = await test.auditLog.head();
    await test.auditLog.recordStart(suspension('r2', { users: [{ id: 'u2' }] }));
    const removedHead = await test.auditLog.head();
    test.clock.now += 20 * day;
    await test.auditLog.recordStart(suspension('r3', { users: [{ id: 'u2' }] }));
    const keptHead = await test.auditLog.head();
    test.clock.now += 11 * day;

    const auditLog = test.another({ retentionDays: 30 });
    await auditLog.start();

    expect(await listed()).toMatchObject([{ kind: 'retention', count: 2, operator: null }, { requestId: 'r3' }]);
    expect(await test.auditLog.verify(keptHead)).toMatchObject({ state: 'intact', events: 2, anchor: removedHead });
    expect(await test.auditLog.verify(removedHead)).toMatchObject({ state: 'intact' });
    expect(await test.auditLog.verify({ ...removedHead, hash: '0' })).toMatchObject({ state: 'broken', sequence: 2 });
    const keys = await test.db.selectFrom('audit_log_keys').select('owner').execute();
    expect(keys.map(({ owner }) => owner).sort()).toEqual(['tickets', 'user:u2']);

    for (const hash of [firstHead.hash, '0'.repeat(64)]) {
      // No remaining event can confirm or refute either hash.
      expect(await test.auditLog.verify({ ...firstHead, hash })).toEqual({
        state: 'older',
        expected: { ...firstHead, hash },
        anchor: removedHead,
      });
    }
    await test.tamper(`update audit_events set action = 'x' where sequence = 3`);
    expect(await test.auditLog.verify(firstHead)).toMatchObject({ state: 'broken', sequence: 3 });
    await test.tamper(`update audit_events set action = 'users:suspend' where sequence = 3`);

    test.clock.now += 40 * day;
    expect(await auditLog.applyRetention()).toBe(2);
    expect(await listed()).toMatchObject([{ kind: 'retention', count: 2 }]);
    expect(await test.auditLog.verify()).toMatchObject({ state: 'intact', events: 1 });
    expect(await auditLog.applyRetention()).toBe(0);
    await auditLog.close();
  });

  it('removes no events without a retention period', async () => {
    await test.auditLog.recordStart(suspension('r1'));
    test.clock.now += 10_000 * day;
    expect(await test.auditLog.applyRetention()).toBe(0);
    expect(await listed()).toHaveLength(1);
  });
});
