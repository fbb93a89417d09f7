import { type Check, linesOf, ok, wrong } from './connection/check.ts';
import { providerComparison } from './connection/compare-logto.ts';
import { allChecks, hasConnections } from './connection/connection-checks.ts';
import { SettingError } from './setting.ts';
import { readSettings } from './settings.ts';

/**
 * Checks the connections of the settings in the environment. It changes nothing and needs no running Usher, so that it can
 * be interrupted at any time.
 *
 * @returns the exit code
 */
async function main(): Promise<number> {
  const settings = readSettings(process.env);
  print(ok('Settings', 'every value is usable'));
  if (!hasConnections(settings)) {
    console.log('LOGTO_ENDPOINT is unset: Usher uses its embedded Management API. There is nothing to connect.');
    return 0;
  }
  let mistakes = 0;
  const options = { compareProvider: providerComparison(settings), clock: () => Date.now() };
  for await (const check of allChecks(settings, options)) {
    if (check.state === 'wrong') mistakes += 1;
    print(check);
  }
  console.log(mistakes === 0 ? 'Nothing is wrong.' : `${mistakes} of these ${mistakes === 1 ? 'is' : 'are'} wrong.`);
  return mistakes === 0 ? 0 : 1;
}

function print(check: Check): void {
  for (const line of linesOf(check)) console.log(line);
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    if (error instanceof SettingError) print(wrong('Settings', error.message, 'README.md, "Settings", explains each.'));
    else console.error(error);
    process.exitCode = 1;
  },
);
