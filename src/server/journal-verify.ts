import { parseArgs } from 'node:util';

import type { JournalHead } from '#contract/journal.ts';
import type { Verification } from '#gateway/journal/verify.ts';

import { SettingError } from './setting.ts';
import { readSettings, type Storage } from './settings.ts';
import { verifyStoredJournal } from './verify-stored-journal.ts';

const usage = `Verifies the journal's chain, on a running server or a stopped one, by the settings of the environment.

  --head                       prints only the head, for safekeeping elsewhere
  --expect <sequence>:<hash>   a head that was kept: the chain must still pass through it

Ends with 0 when the chain is whole, with 1 when it is broken or cannot be read.`;

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
  return tell(await verifyStoredJournal(storage, expected), storage, values.head ?? false);
}

function tell(verification: Verification, storage: Storage, onlyHead: boolean): number {
  switch (verification.state) {
    case 'missing':
      console.error(`There is no journal in ${nameOf(storage)}.`);
      return 1;
    case 'broken':
      console.error(`The journal is BROKEN at entry ${verification.sequence}: ${verification.reason}`);
      return 1;
    case 'whole': {
      const { entries, head, anchor } = verification;
      if (onlyHead) {
        console.log(headText(head));
        return 0;
      }
      console.log(`The journal is whole: ${entries} ${entries === 1 ? 'entry' : 'entries'}.`);
      if (anchor !== undefined) console.log(`Retention removed the entries up to ${anchor.sequence}.`);
      console.log(`Head, for safekeeping elsewhere: ${headText(head)}`);
      return 0;
    }
  }
}

const headText = ({ sequence, hash }: JournalHead) => `${sequence}:${hash}`;

function readHead(text: string): JournalHead {
  const [, sequence, hash] = /^(\d+):([\da-f]{64})$/.exec(text.trim()) ?? [];
  if (sequence === undefined || hash === undefined) {
    throw new SettingError(`--expect ${text} is not of the form <sequence>:<hash>`);
  }
  return { sequence: Number(sequence), hash };
}

function nameOf(storage: Storage): string {
  if (storage.kind === 'folder') return storage.folder;
  return storage.kind === 'server' ? 'the database of DATABASE_URL' : 'memory: nothing is kept there';
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const message = error instanceof Error ? error.message : String(error);
    console.error(`The journal cannot be verified: ${message}`);
    process.exitCode = 1;
  },
);
