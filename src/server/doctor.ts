import { type Check, checkLines, ok, wrong } from './connection/check.ts';
import { providerComparison } from './connection/compare-logto.ts';
import { allChecks, hasConnections } from './connection/connection-checks.ts';
import { SettingError } from './setting.ts';
import { readSettings } from './settings.ts';

/**
 * Checks the settings in the environment and their connections. It changes nothing, needs no running Usher, and can be
 * interrupted at any time.
 *
 * @returns the exit code
 */
async function main(): Promise<number> {
  const settings = readSettings(process.env);
  print(ok('Settings', 'all values are valid'));
  if (!hasConnections(settings)) {
    console.log('LOGTO_ENDPOINT is unset: Usher uses its embedded Management API. There are no connections to check.');
    return 0;
  }
  let mistakes = 0;
  const options = { compareProvider: providerComparison(settings), clock: () => Date.now() };
  for await (const check of allChecks(settings, options)) {
    if (check.state === 'wrong') mistakes += 1;
    print(check);
  }
  console.log(mistakes === 0 ? 'No problems found.' : `${mistakes} ${mistakes === 1 ? 'problem' : 'problems'} found.`);
  return mistakes === 0 ? 0 : 1;
}

function print(check: Check): void {
  for (const line of checkLines(check)) console.log(line);
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    if (error instanceof SettingError)
      print(wrong('Settings', error.message, 'See "Settings" in src/server/operating.md.'));
    else console.error(error);
    process.exitCode = 1;
  },
);
