import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

import type { Reporter } from '@playwright/test/reporter';

import { findPostgres } from '#database/testing/find-postgres.ts';

import { findBrowser } from './find-browser.js';

/** Prints one line with versions at the end of the run, so that results of two machines can be compared. */
export default class VersionsReporter implements Reporter {
  onEnd(): void {
    const postgres = findPostgres();
    const versions = [
      `Node.js ${process.versions.node}`,
      // npm sets it for its scripts, such as "npm/11.6.2 node/v20.19.5 linux x64".
      `npm ${/^npm\/(\S+)/.exec(process.env['npm_config_user_agent'] ?? '')?.[1] ?? 'not used'}`,
      `browser ${versionOf(findBrowser())}`,
      `PostgreSQL ${versionOf(postgres && join(postgres, 'postgres'))}`,
    ];
    console.log(`Ran on ${versions.join(', ')}`);
  }
}

function versionOf(program: string | undefined): string {
  if (program === undefined) return 'not found';
  try {
    const stdio = ['ignore', 'pipe', 'ignore'] as const;
    return /\d+(\.\d+)+/.exec(execFileSync(program, ['--version'], { encoding: 'utf8', stdio: [...stdio] }))?.[0] ?? '';
  } catch {
    return 'unknown';
  }
}
