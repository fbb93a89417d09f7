import type { AuditLogHead } from '#contract/audit-log.ts';
import type { Verification } from '#gateway/audit-log/verify.ts';

import type { Storage } from './settings.ts';

/** What is printed of a verification, and what the command ends with. */
export type VerificationReport = { isGood: boolean; lines: readonly string[] };

/** @param onlyHead of a whole chain nothing else, so that a script can keep it */
export function verificationReport(
  verification: Verification,
  { storage, onlyHead }: { storage: Storage; onlyHead: boolean },
): VerificationReport {
  switch (verification.state) {
    case 'missing':
      return bad(`There is no audit log in ${nameOf(storage)}.`);
    case 'broken':
      return bad(`The audit log is BROKEN at entry ${verification.sequence}: ${verification.reason}`);
    case 'older': {
      const { expected, anchor } = verification;
      return bad(
        `The expected head CANNOT BE CHECKED: retention removed the entries up to ${anchor.sequence}, and entry ` +
          `${expected.sequence} with them. What is left of the chain is whole.`,
        'Keep a new head at least as often as retention removes entries.',
      );
    }
    case 'whole':
      return { isGood: true, lines: onlyHead ? [headText(verification.head)] : linesOf(verification) };
  }
}

const bad = (...lines: string[]): VerificationReport => ({ isGood: false, lines });

const linesOf = ({ entries, head, anchor }: Extract<Verification, { state: 'whole' }>): string[] => [
  `The audit log is whole: ${entries} ${entries === 1 ? 'entry' : 'entries'}.`,
  ...(anchor === undefined ? [] : [`Retention removed the entries up to ${anchor.sequence}.`]),
  `Head, for safekeeping elsewhere: ${headText(head)}`,
];

const headText = ({ sequence, hash }: AuditLogHead) => `${sequence}:${hash}`;

function nameOf(storage: Storage): string {
  if (storage.kind === 'folder') return storage.folder;
  return storage.kind === 'server' ? 'the database of DATABASE_URL' : 'memory: nothing is kept there';
}
