import { createHmac } from 'node:crypto';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Kysely } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';

import type { AuditLogTables } from '#gateway/audit-log/tables.ts';
import {
  grace,
  henry,
  openTestAuditLog,
  suspension,
  type TestAuditLog,
} from '#gateway/audit-log/testing/open-test-audit-log.ts';

import { keepAnchorFile } from './anchor-file.ts';
import { type AuditStream, openAuditStream } from './audit-stream.ts';
import type { StreamDestination } from './destinations.ts';
import type { StreamFormat } from './formats.ts';
import { type AuditStreamTables, migrateAuditStream } from './positions.ts';
import type { Streamed } from './streamed-event.ts';

const secret = 'a secret of the tests';
let test: TestAuditLog;
let db: Kysely<AuditLogTables & AuditStreamTables>;
let receiver: Awaited<ReturnType<typeof startReceiver>>;
let open: AuditStream[];

beforeAll(async () => {
  test = await openTestAuditLog();
  db = test.db.withTables<AuditStreamTables>();
  await migrateAuditStream(test.db.withTables<AuditStreamTables>());
});
afterAll(() => test.close());

beforeEach(async () => {
  await test.reset();
  await db.deleteFrom('gateway_audit_stream').execute();
  receiver = await startReceiver();
  open = [];
});
afterEach(async () => {
  await Promise.all(open.map((stream) => stream.close()));
  await receiver.close();
});

type Received = { body: string; headers: IncomingHttpHeaders };

/** A webhook that responds with the status set by a test. */
async function startReceiver() {
  const received: Received[] = [];
  const state = { status: 204, tried: 0 };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      state.tried += 1;
      if (state.status < 300) received.push({ body: Buffer.concat(chunks).toString(), headers: request.headers });
      response.writeHead(state.status).end();
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const lines = () => received.flatMap(({ body }) => body.trim().split('\n'));
  return {
    state,
    received,
    lines,
    events: () => lines().map((line) => JSON.parse(line) as Streamed),
    destination: {
      kind: 'webhook',
      url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/events?token=hidden`,
      secret,
    } satisfies StreamDestination,
    close: () => new Promise((done) => server.close(done)),
  };
}

function start(destination: StreamDestination, { format = 'json' as StreamFormat } = {}): AuditStream {
  const stream = openAuditStream({
    destination,
    format,
    db,
    clock: () => test.clock.now,
    report: (error) => test.reports.push(error),
    retry: { first: 1, most: 2 },
    pollMs: 5,
  });
  open.push(stream);
  return stream;
}

async function suspend(requestId: string): Promise<void> {
  const { recordOutcome } = await test.auditLog.recordStart(suspension(requestId));
  await recordOutcome({ status: 200 });
}

const sequences = () => receiver.events().flatMap((event) => (event.type === 'event' ? [event.sequence] : []));

it('sends every event in order, signed and without values', async () => {
  await suspend('r1');
  await test.auditLog.alarm({ operator: grace, cause: 'read-quota', count: 1 });
  start(receiver.destination);
  await vi.waitFor(() => expect(receiver.events()).toHaveLength(4));
  expect(receiver.events()).toMatchObject([
    {
      kind: 'write',
      action: 'users:suspend',
      operator: henry,
      targetUserId: 'u1',
      changedFields: ['isSuspended'],
    },
    { kind: 'outcome', status: 200 },
    { kind: 'alarm', action: 'alarm', target: { type: 'alarm', id: 'read-quota' }, operator: grace },
    { type: 'anchor', sequence: 3 },
  ]);
  const [first] = receiver.received;
  expect(first?.body).not.toMatch(/INC-4711|Lovelace|token=hidden/);
  const { 'x-usher-signature': signature, 'x-usher-sequence': range, 'content-type': type } = first?.headers ?? {};
  const seconds = Math.floor(test.clock.now / 1000);
  const mac = createHmac('sha256', secret).update(`${seconds}.${first?.body}`).digest('hex');
  expect([signature, range, type]).toEqual([`t=${seconds},v1=${mac}`, '1-3', 'application/x-ndjson']);
});

it('retries until the receiver accepts, loses no event, and reports the outage once', async () => {
  receiver.state.status = 503;
  const stream = start(receiver.destination);
  await suspend('r1');
  stream.wake();
  await vi.waitFor(() => expect(receiver.state.tried).toBeGreaterThan(3));
  await suspend('r2');
  receiver.state.status = 200;
  await vi.waitFor(() => expect(sequences()).toEqual([1, 2, 3, 4]));
  expect(test.reports).toEqual([new Error('The audit stream receiver returned status 503. Usher will retry.')]);
});

it('continues after a restart', async () => {
  await suspend('r1');
  const before = start(receiver.destination);
  await vi.waitFor(() => expect(sequences()).toEqual([1, 2]));
  await before.close();
  await suspend('r2');
  start(receiver.destination);
  await vi.waitFor(() => expect(sequences()).toEqual([1, 2, 3, 4]));
});

it('is sent by one of several processes, and by another after that one stops', async () => {
  const one = start(receiver.destination);
  await suspend('r1');
  await vi.waitFor(() => expect(sequences()).toEqual([1, 2]));
  start(receiver.destination);
  await suspend('r2');
  await vi.waitFor(() => expect(sequences()).toEqual([1, 2, 3, 4]));
  await one.close();
  await suspend('r3');
  await vi.waitFor(() => expect(sequences()).toEqual([1, 2, 3, 4, 5, 6]));
});

it('sends the head of the chain once an hour, in the form that the verification accepts', async () => {
  await suspend('r1');
  const stream = start(receiver.destination);
  const anchors = () => receiver.events().filter(({ type }) => type === 'anchor');
  await vi.waitFor(() => expect(anchors()).toHaveLength(1));
  const head = await test.auditLog.head();
  expect(anchors()).toMatchObject([{ sequence: 2, hash: head.hash, expect: `2:${head.hash}` }]);
  test.clock.now += 3_599_000;
  await suspend('r2');
  stream.wake();
  await vi.waitFor(() => expect(sequences()).toEqual([1, 2, 3, 4]));
  expect(anchors()).toHaveLength(1);
  test.clock.now += 1000;
  stream.wake();
  await vi.waitFor(() => expect(anchors()).toMatchObject([{ sequence: 2 }, { sequence: 4 }]));
});

it('sends CEF', async () => {
  const operator = { ...henry, name: 'Henry|=\nAdmin' };
  await test.auditLog.noteOften({ operator, action: 'refused', status: 403, code: 'gateway.not_permitted' });
  start(receiver.destination, { format: 'cef' });
  await vi.waitFor(() => expect(receiver.lines().length).toBeGreaterThan(1));
  expect(receiver.lines()[0]).toMatch(/^CEF:0\|Usher\|Usher\|1\|refused\|refused\|5\|rt=\d+ externalId=1 cat=event /);
  expect(receiver.lines()[0]).toContain(
    String.raw`suser=Henry|\= Admin spriv=support outcome=failure reason=gateway.not_permitted`,
  );
});

it('sends OCSF', async () => {
  await test.auditLog.noteOften({ operator: henry, action: 'refused', status: 403, code: 'gateway.not_permitted' });
  start(receiver.destination, { format: 'ocsf' });
  await vi.waitFor(() => expect(receiver.lines().length).toBeGreaterThan(1));
  expect(receiver.events()[0]).toMatchObject({
    class_uid: 6003,
    type_uid: 600_399,
    activity_name: 'refused',
    status_id: 2,
    status_detail: 'gateway.not_permitted',
    actor: { user: { uid: 'op-henry' } },
    metadata: { sequence: 1 },
  });
});

it('writes files that only their owner can read', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'usher-stream-'));
  const [path, anchors] = [join(folder, 'audit.jsonl'), join(folder, 'anchors')];
  await suspend('r1');
  start({ kind: 'file', path });
  await vi.waitFor(async () => expect((await readFile(path, 'utf8')).trim().split('\n')).toHaveLength(3));
  const { clock, auditLog, reports } = test;
  const report = (error: unknown) => reports.push(error);
  await keepAnchorFile({ path: anchors, head: auditLog.head, clock: () => clock.now, report }).close();
  const { sequence, hash } = await auditLog.head();
  expect(await readFile(anchors, 'utf8')).toBe(`${new Date(clock.now).toISOString()} ${sequence}:${hash}\n`);
  for (const file of [path, anchors]) expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(reports).toEqual([]);
  await rm(folder, { recursive: true });
});
