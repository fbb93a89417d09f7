import * as z from 'zod';

import { type AuditLogHead, auditLogHead } from '#contract/audit-log.ts';
import { type Answer, queryOwner } from '#database/folder-lock.ts';

import type { AuditLogDb } from './tables.ts';
import { type Verification, verification, verifyAuditLog } from './verify.ts';

/** What one process asks another that holds the audit log's folder. */
const question = z.object({ ask: z.literal('audit:verify'), expected: z.optional(auditLogHead) });

/** Answers questions about the audit log in `db`, on the lock of its folder. */
export const auditLogAnswers =
  (db: AuditLogDb): Answer =>
  async (text) => {
    const { expected } = question.parse(JSON.parse(text));
    return JSON.stringify(await verifyAuditLog(db, expected));
  };

/** Lets the owner of `folder` verify the audit log in it. */
export async function askForVerification(folder: string, expected?: AuditLogHead): Promise<Verification> {
  const asked: z.input<typeof question> = { ask: 'audit:verify', expected };
  return verification.parse(JSON.parse(await queryOwner(folder, JSON.stringify(asked))));
}
