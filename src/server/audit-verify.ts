import { parseArgs } from 'node:util';

import type { AuditLogHead } from '#contract/audit-log.ts';

import { SettingError } from './setting.ts';
import { readSettings } from './settings.ts';
import { verificationReport } from './verification-report.ts';
import { verifyStoredAuditLog } from './verify-stored-audit-log.ts';

const usage = `Verifies the hash chain of the audit log, whether Usher is running or not. Reads the settings from the environment.

  --head                       prints only the head, to store elsewhere
  --expect <sequence>:<hash>   a head printed earlier: the chain must still contain it

Exit code 0: the chain is intact. Exit code 1: it is broken, can't be read, or no longer contains the head.`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { head: { type: 'boolean' }, expect: { type: 'string' }, help: { type: 'boolean' } },
  });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const expected = values.expect === undefined ? undefined : readHead(values.expect);
  const { storage } = readSettings(process.env);
  const verification = await verifyStoredAuditLog(storage, expected);
  const { isGood, lines } = verificationReport(verification, { storage, onlyHead: values.head ?? false });
  for (const line of lines) (isGood ? console.log : console.error)(line);
  return isGood ? 0 : 1;
}

function readHead(text: string): AuditLogHead {
  const [, sequence, hash] = /^(\d+):([\da-f]{64})$/.exec(text.trim()) ?? [];
  if (sequence === undefined || hash === undefined) {
    throw new SettingError(`--expect ${text} must have the form <sequence>:<hash>`);
  }
  return { sequence: Number(sequence), hash };
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const message = error instanceof Error ? error.message : String(error);
    console.error(`Can't verify the audit log: ${message}`);
    process.exitCode = 1;
  },
);
