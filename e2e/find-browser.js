// Plain JavaScript: it also runs before anything is built, on a Node.js that may not read TypeScript.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

import { chromium } from '@playwright/test';

// The headless shell comes first: it has no window, so it needs half the time.
const names = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
];

const installedPlaces = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: [
    String.raw`C:\Program Files\Google\Chrome\Application\chrome.exe`,
    String.raw`C:\Program Files (x86)\Google\Chrome\Application\chrome.exe`,
    String.raw`C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe`,
  ],
};

/**
 * Finds the browser for the tests: the setting `CHROMIUM`, an installed browser, or Playwright's own.
 *
 * @returns {string | undefined} the path of its executable
 */
export function findBrowser() {
  const chosen = process.env['CHROMIUM'];
  if (chosen) return chosen;
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  const { platform } = process;
  const elsewhere = platform === 'darwin' || platform === 'win32' ? installedPlaces[platform] : [];
  return [...onPath, ...elsewhere, chromium.executablePath()].find((path) => path !== '' && existsSync(path));
}
