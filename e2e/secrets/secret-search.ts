import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import type { FullResult, Reporter } from '@playwright/test/reporter';

import { openFolder } from '#database/open-folder.ts';
import { connectedDataFolder, dataFolder, recordsFolder } from '#e2e/addresses.ts';
import { createAuditLog } from '#gateway/audit-log/audit-log.ts';
import { keyFile } from '#server/key-file.ts';
import type { AllTables } from '#server/storage.ts';

import { configuredSecrets, secretsOf, secretsOfGateway, secretsOfManagementApi } from './known-secrets.ts';
import { placeOf, readRecords, type RecordedAnswer } from './records.ts';
import { type Secret, secretFinder } from './secret-texts.ts';

const consoleFolder = fileURLToPath(new URL('../../dist/console', import.meta.url));

/** Start of every password digest; the console knows the names of algorithms, to read those of a file. */
const digest = /\$(?:argon2(?:id|i|d)\$v=\d|2[aby]\$\d|(?:scrypt|pbkdf2(?:-\w+)?)\$[\w=,]*\d)/;

/** The line with the demo app's secret, which the demo prints at the start. */
const announced = /^ {2}secret: {6}/;

/**
 * Searches for all known secrets of the run after its servers have stopped: in their responses, their output and their
 * audit logs. A new password, token or factor may appear once, in the response to the request that created it.
 */
export default class SecretSearch implements Reporter {
  printsToStdio(): boolean {
    return false;
  }

  async onEnd(): Promise<{ status?: FullResult['status'] }> {
    const { problems, summary } = await search();
    for (const problem of problems) console.log(`  SECRET ${problem}`);
    console.log(`  ${problems.length === 0 ? 'No secret' : 'SECRETS'} found in ${summary}`);
    return problems.length === 0 ? {} : { status: 'failed' };
  }
}

async function search(): Promise<{ problems: string[]; summary: string }> {
  const auditLogs = await Promise.all([readFolder(dataFolder, true), readFolder(connectedDataFolder, false)]);
  const known = new Map<string, Secret>();
  const know = (secrets: readonly Secret[]) => {
    // Secrets that may be shown once take precedence: a generated password also appears in the gateway's request to the
    // API.
    for (const secret of secrets) if (known.get(secret.text)?.shownBy === undefined) known.set(secret.text, secret);
  };
  know(configuredSecrets);
  for (const { secrets } of auditLogs) know(secrets);
  for await (const recorded of readRecords(recordsFolder)) if (recorded.kind === 'answer') know(secretsOf(recorded));

  const find = secretFinder(known.values());
  const problems: string[] = [];
  const shown = new Map<string, number>();
  const look = (text: string, place: string, isAllowed: (secret: Secret) => boolean = () => false) => {
    const found = find(text).filter((secret) => !isAllowed(secret));
    problems.push(...found.map(({ kind }) => `${kind} in ${place}`));
    if (digest.test(text)) problems.push(`password digest in ${place}`);
  };
  const mayShow = (place: string) => (secret: Secret) => {
    if (secret.shownBy !== place) return false;
    shown.set(secret.text, (shown.get(secret.text) ?? 0) + 1);
    return shown.get(secret.text) === 1;
  };

  let [answers, size, printed] = [0, 0, 0];
  const files = new Set<string>();
  for await (const recorded of readRecords(recordsFolder)) {
    if (recorded.kind === 'printed') {
      printed += 1;
      if (!announced.test(recorded.text)) look(recorded.text, 'the output of a server');
    } else if (!recorded.isManagementApi) {
      answers += 1;
      size += recorded.head.length + recorded.body.length;
      const place = placeOf(recorded);
      look(recorded.head, `the head of ${place}`, ({ kind }) => kind === 'session');
      look(recorded.body, `the response to ${place}`, mayShow(place));
      if (recorded.isEncoded) files.add(fileOf(recorded));
    }
  }
  for (const file of files) look(await readFile(`${consoleFolder}${file}`, 'utf8'), `the file ${file}`);
  const entries = auditLogs.flatMap((auditLog) => auditLog.entries);
  for (const entry of entries) look(entry, 'the audit log');

  if (answers === 0) problems.push('search failed: the servers recorded no responses');
  const counts = `${answers} responses (${Math.round(size / 1e6)} MB), ${files.size} files, ${printed} printed lines and ${entries.length} audit log rows`;
  return { problems: [...new Set(problems)], summary: `${counts}; looked for ${known.size}` };
}

/** Returns the file of a compressed response: only built files are sent compressed. */
const fileOf = ({ url }: RecordedAnswer): string => {
  const path = url.replace(/\?.*/, '');
  return /\.\w+$/.test(path) ? path : '/index.html';
};

/** Reads the secrets of a data folder, and the events of its audit log, both as stored and as read. */
async function readFolder(folder: string, hasManagementApi: boolean) {
  const database = await openFolder<AllTables>(folder);
  const { db } = database;
  const sealedBy = await keyFile(`${folder}.key`);
  const secrets = await secretsOfGateway(database, sealedBy);
  if (hasManagementApi) secrets.push(...(await secretsOfManagementApi(database)));
  const entries = (await db.selectFrom('audit_events').selectAll().execute()).map((row) => JSON.stringify(row));
  const auditLog = createAuditLog({ db, clock: () => Date.now(), secrets: sealedBy, report: console.error });
  const { sequence } = await auditLog.head();
  for await (const entry of auditLog.stream({}, sequence)) entries.push(JSON.stringify(entry));
  await auditLog.close();
  await database.close();
  return { secrets, entries };
}
