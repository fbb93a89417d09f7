import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { openTestJournal, suspension, type TestJournal } from './testing/open-test-audit-log.ts';

let test: TestJournal;
beforeAll(async () => {
  test = await openTestJournal();
});
beforeEach(async () => {
  await test.reset();
  for (const requestId of ['r1', 'r2', 'r3']) {
    const { conclude } = await test.journal.intend(suspension(requestId));
    await conclude({ status: 200 });
  }
});
afterAll(() => test.close());

it('finds a chain whole, by whoever reads it, with or without the secret', async () => {
  const head = await test.journal.head();
  expect(head.sequence).toBe(6);
  expect(await test.journal.verify(head)).toEqual({ state: 'whole', entries: 6, head });
  expect(await test.another({ secrets: ['other'] }).verify()).toEqual({ state: 'whole', entries: 6, head });
});

it.each([
  ['changed', `update journal_entries set operator_name = 'Mallory' where sequence = 3`, 3],
  ['changed in its sealed part', `update journal_entries set sealed = 'x' || sealed where sequence = 5`, 5],
  ['moved to another time', `update journal_entries set at = at + 1 where sequence = 1`, 1],
  ['removed', `delete from journal_entries where sequence = 4`, 4],
  ['removed from the beginning', `delete from journal_entries where sequence < 3`, 1],
  ['removed from the end', `delete from journal_entries where sequence > 4`, 5],
  [
    'added at the end',
    `insert into journal_entries (sequence, id, at, kind, action, changed_fields, ticket_marks, hash)
     values (7, 'x', 0, 'intent', 'x', '{}', '{}', 'x')`,
    7,
  ],
  [
    'exchanged with its neighbour',
    `
     update journal_entries set sequence = -3 where sequence = 3;
     update journal_entries set sequence = 3 where sequence = 4;
     update journal_entries set sequence = 4 where sequence = -3`,
    3,
  ],
  [
    'removed, the others having moved up',
    `
     delete from journal_entries where sequence = 2;
     update journal_entries set sequence = sequence - 1 where sequence > 2`,
    2,
  ],
])('says where an entry was %s', async (_what, statements, sequence) => {
  for (const statement of statements.split(';')) await test.tamper(statement);
  expect(await test.journal.verify()).toMatchObject({ state: 'broken', sequence });
});

describe('a head that was kept elsewhere', () => {
  it('shows that the end was cut off together with the record of it', async () => {
    const kept = await test.journal.head();
    await test.tamper('delete from journal_entries where sequence > 4');
    await test.tamper(
      'update journal_head set (sequence, hash) = (select sequence, hash from journal_entries where sequence = 4)',
    );
    expect(await test.journal.verify()).toMatchObject({ state: 'whole', entries: 4 });
    expect(await test.journal.verify(kept)).toMatchObject({ state: 'broken', sequence: 5 });
  });

  it('shows that the chain was made anew', async () => {
    const kept = await test.journal.head();
    expect(await test.journal.verify({ ...kept, hash: 'f'.repeat(64) })).toMatchObject({
      state: 'broken',
      sequence: 6,
    });
  });
});

it('says that the record of the end is gone', async () => {
  await test.tamper('delete from journal_head');
  expect(await test.journal.verify()).toMatchObject({
    state: 'broken',
    reason: expect.stringContaining('gone') as string,
  });
});

it('says that there is no journal', async () => {
  await test.goDown('journal_entries');
  expect(await test.journal.verify()).toEqual({ state: 'missing' });
  await test.comeBack('journal_entries');
});

it.each([
  ['update journal_entries set action = action'],
  ['delete from journal_entries'],
  ['truncate journal_entries'],
  ['delete from journal_head'],
  ['update journal_head set sequence = 1'],
])('the database itself refuses "%s"', async (statement) => {
  await expect(sql.raw(statement).execute(test.db)).rejects.toThrow(/journal/);
  expect(await test.journal.verify()).toMatchObject({ state: 'whole', entries: 6 });
});
