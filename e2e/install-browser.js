// Run before the end-to-end tests: makes sure that there is a browser, and says where it came from or why there is none.
import { spawnSync } from 'node:child_process';

import { findBrowser } from './find-browser.js';

const minutes = 60_000;

/** As root directly, otherwise through sudo if it asks nothing. */
const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];

/** Ways to get a browser, tried in order until one leaves a browser that starts. */
const ways = [
  {
    what: "Playwright's own download",
    commands: [['npx', 'playwright', 'install', '--with-deps', 'chromium-headless-shell']],
  },
  { what: "Playwright's own download", commands: [['npx', 'playwright', 'install', 'chromium']] },
  {
    what: 'apt-get',
    commands: [
      [...asRoot, 'apt-get', 'update'],
      [...asRoot, 'apt-get', 'install', '-y', '--no-install-recommends', 'chromium'],
    ],
  },
  { what: 'dnf', commands: [[...asRoot, 'dnf', 'install', '-y', 'chromium']] },
  { what: 'apk', commands: [[...asRoot, 'apk', 'add', 'chromium']] },
  { what: 'brew', commands: [['brew', 'install', '--cask', 'chromium']] },
];

let browser = findWorking();
for (const { what, commands } of browser === undefined ? ways : []) {
  console.log(`No Chromium yet; trying ${what} …`);
  const failure = commands.map((command) => run(command)).find((problem) => problem !== undefined);
  browser = findWorking();
  if (browser !== undefined) break;
  console.log(`  did not help: ${failure ?? 'no browser was found afterwards'}`);
}

if (browser === undefined) {
  console.error('No Chromium was found or could be installed. Install one, or name its executable in CHROMIUM.');
  process.exit(1);
}
console.log(`Testing with ${browser}`);

/** A browser whose libraries are missing is no browser. */
function findWorking() {
  const path = findBrowser();
  if (path === undefined) return undefined;
  const { status } = spawnSync(path, ['--version'], { stdio: 'ignore', timeout: minutes });
  return status === 0 ? path : undefined;
}

/**
 * @param {readonly string[]} command
 * @returns {string | undefined} what went wrong
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
  return error?.message ?? stderr.trim().split('\n').at(-1) ?? `it ended with ${status}`;
}
