import * as z from 'zod';

import { type AuditLogHead, auditLogHead } from '#contract/audit-log.ts';
import { type Answer, queryOwner } from '#database/folder-lock.ts';

import type { AuditLogDb } from './tables.ts';
import { type Verification, verification, verifyAuditLog } from './verify.ts';

/** A request from one process to another that holds the lock of the audit log's folder. */
const verificationRequest = z.object({ ask: z.literal('audit:verify'), expected: z.optional(auditLogHead) });

/** Handles requests about the audit log in `db` that arrive through the lock of its folder. */
export const auditLogRequestHandler =
  (db: AuditLogDb): Answer =>
  async (text) => {
    const { expected } = verificationRequest.parse(JSON.parse(text));
    return JSON.stringify(await verifyAuditLog(db, expected));
  };

/** Requests the process that holds the lock of `folder` to verify the audit log in it. */
export async function requestVerification(folder: string, expected?: AuditLogHead): Promise<Verification> {
  const request: z.input<typeof verificationRequest> = { ask: 'audit:verify', expected };
  return verification.parse(JSON.parse(await queryOwner(folder, JSON.stringify(request))));
}
