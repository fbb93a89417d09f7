import * as z from 'zod';

import { type JournalHead, journalHead } from '#contract/audit-log.ts';
import { type Answer, askOwner } from '#database/folder-lock.ts';

import type { JournalDb } from './tables.ts';
import { type Verification, verification, verifyJournal } from './verify.ts';

/** What one process asks another that holds the journal's folder. */
const question = z.object({ ask: z.literal('journal:verify'), expected: z.optional(journalHead) });

/** Answers questions about the journal in `db`, on the lock of its folder. */
export const journalAnswers =
  (db: JournalDb): Answer =>
  async (text) => {
    const { expected } = question.parse(JSON.parse(text));
    return JSON.stringify(await verifyJournal(db, expected));
  };

/** Lets the owner of `folder` verify the journal in it. */
export async function askForVerification(folder: string, expected?: JournalHead): Promise<Verification> {
  const asked: z.input<typeof question> = { ask: 'journal:verify', expected };
  return verification.parse(JSON.parse(await askOwner(folder, JSON.stringify(asked))));
}
