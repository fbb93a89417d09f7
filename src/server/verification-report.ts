import type { AuditLogHead } from '#contract/audit-log.ts';
import type { Verification } from '#gateway/audit-log/verify.ts';

import type { Storage } from './settings.ts';

/** Printed lines of a verification, and whether the command succeeds. */
export type VerificationReport = { isGood: boolean; lines: readonly string[] };

/** @param onlyHead prints only the head of an intact chain, for use in scripts */
export function verificationReport(
  verification: Verification,
  { storage, onlyHead }: { storage: Storage; onlyHead: boolean },
): VerificationReport {
  switch (verification.state) {
    case 'missing':
      return bad(`There is no audit log in ${nameOf(storage)}.`);
    case 'broken':
      return bad(`The audit log is BROKEN at event ${verification.sequence}: ${verification.reason}`);
    case 'older': {
      const { expected, anchor } = verification;
      return bad(
        `The expected head CANNOT BE CHECKED: retention removed the events up to ${anchor.sequence}, including event ` +
          `${expected.sequence}. The rest of the chain is intact.`,
        'Store a new head at least as often as retention removes events.',
      );
    }
    case 'intact':
      return { isGood: true, lines: onlyHead ? [headText(verification.head)] : linesOf(verification) };
  }
}

const bad = (...lines: string[]): VerificationReport => ({ isGood: false, lines });

const linesOf = ({ events, head, anchor }: Extract<Verification, { state: 'intact' }>): string[] => [
  `The audit log is intact: ${events} ${events === 1 ? 'event' : 'events'}.`,
  ...(anchor === undefined ? [] : [`Retention removed the events up to ${anchor.sequence}.`]),
  `Head, to store elsewhere: ${headText(head)}`,
];

const headText = ({ sequence, hash }: AuditLogHead) => `${sequence}:${hash}`;

function nameOf(storage: Storage): string {
  if (storage.kind === 'folder') return storage.folder;
  return storage.kind === 'server' ? 'the database of DATABASE_URL' : 'memory: DATA_DIR=memory stores nothing';
}
