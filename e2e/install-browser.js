// Runs before the end-to-end tests: installs a browser if there is none, and prints which one is used or why there is
// none.
import { spawnSync } from 'node:child_process';

import { findBrowser } from './find-browser.js';

const minutes = 60_000;

/** Prefix of commands that need root; sudo must not ask for a password. */
const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];

/** Ways to install a browser, tried in order until a browser starts. */
const ways = [
  {
    what: "Playwright's own download",
    commands: [['npx', 'playwright', 'install', '--with-deps', 'chromium-headless-shell']],
  },
  { what: "Playwright's own download", commands: [['npx', 'playwright', 'install', 'chromium']] },
  ...['chromium-headless-shell', 'chromium'].map((name) => ({
    what: `apt-get install ${name}`,
    commands: [
      [...asRoot, 'apt-get', 'update'],
      [...asRoot, 'apt-get', 'install', '-y', '--no-install-recommends', name],
    ],
  })),
  { what: 'dnf', commands: [[...asRoot, 'dnf', 'install', '-y', 'chromium']] },
  { what: 'apk', commands: [[...asRoot, 'apk', 'add', 'chromium']] },
  { what: 'brew', commands: [['brew', 'install', '--cask', 'chromium']] },
];

let browser = findWorking();
for (const { what, commands } of browser === undefined ? ways : []) {
  console.log(`No Chromium found; trying ${what} …`);
  const failure = commands.map((command) => run(command)).find((problem) => problem !== undefined);
  browser = findWorking();
  if (browser !== undefined) break;
  console.log(`  failed: ${failure ?? 'no browser was found afterwards'}`);
}

if (browser === undefined) {
  console.error('No Chromium was found or installed. Install one, or set CHROMIUM to its executable.');
  process.exit(1);
}
console.log(`Testing with ${browser}`);

/** Returns a browser that starts: one without its libraries does not. */
function findWorking() {
  const path = findBrowser();
  if (path === undefined) return undefined;
  const { status } = spawnSync(path, ['--version'], { stdio: 'ignore', timeout: minutes });
  return status === 0 ? path : undefined;
}

/**
 * @param {readonly string[]} command
 * @returns {string | undefined} the error, or undefined if it succeeded
 */
function run([name = '', ...parameters]) {
  const { status, error, stderr } = spawnSync(name, parameters, {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    timeout: 10 * minutes,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    shell: process.platform === 'win32',
  });
  if (status === 0) return undefined;
  return error?.message ?? stderr.trim().split('\n').at(-1) ?? `exit code ${status}`;
}
