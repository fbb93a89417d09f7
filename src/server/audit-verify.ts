import { parseArgs } from 'node:util';

import type { AuditLogHead } from '#contract/audit-log.ts';

import { SettingError } from './setting.ts';
import { readSettings } from './settings.ts';
import { verificationReport } from './verification-report.ts';
import { verifyStoredAuditLog } from './verify-stored-audit-log.ts';

const usage = `Verifies the audit log's chain, on a running server or a stopped one, by the settings of the environment.

  --head                       prints only the head, for safekeeping elsewhere
  --expect <sequence>:<hash>   a head that was kept: the chain must still pass through it

Ends with 0 when the chain is whole; with 1 when it is broken, cannot be read, or no longer reaches back to the head.`;

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
    throw new SettingError(`--expect ${text} is not of the form <sequence>:<hash>`);
  }
  return { sequence: Number(sequence), hash };
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const message = error instanceof Error ? error.message : String(error);
    console.error(`The audit log cannot be verified: ${message}`);
    process.exitCode = 1;
  },
);
