import { expect, it } from 'vitest';

import type { AuditEventDetails } from '#contract/audit-log.ts';

import { asCsv } from './export.ts';

const opened: AuditEventDetails = {
  sequence: 1,
  at: 1_800_000_000_000,
  kind: 'event',
  requestId: 'r1',
  flowId: null,
  operator: { subject: 'op-henry', name: 'Henry', role: 'support' },
  action: 'users:open',
  method: null,
  route: null,
  targetUserId: 'u1',
  target: null,
  changedFields: [],
  values: 'none',
  targetName: '=1\n+1',
  reason: null,
  outcome: null,
  approval: null,
  caller: [],
  count: null,
  lost: null,
  since: null,
  before: null,
  after: null,
  hash: 'h',
};

it('escapes a formula with a line break', async () => {
  const csv = asCsv(
    (async function* () {
      yield await Promise.resolve(opened);
    })(),
  );
  await csv.next();
  expect((await csv.next()).value).toContain(`,u1,"'=1\n+1",`);
});

it('writes given headings, without formulas', async () => {
  const csv = asCsv(none(), ['Nummer', '=1+1']);
  expect((await csv.next()).value).toContain("'=1+1");

  async function* none() {
    yield* await Promise.resolve([]);
  }
});

it('reads one event per line, so that a large export needs little memory', async () => {
  let read = 0;
  const csv = asCsv(endless());
  await csv.next();
  expect(read).toBe(0);
  await csv.next();
  await csv.next();
  expect(read).toBe(2);

  async function* endless() {
    for (;;) {
      read += 1;
      yield await Promise.resolve(opened);
    }
  }
});
