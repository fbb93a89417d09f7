// Plain JavaScript: it runs before anything is built, on a Node.js that may not read TypeScript.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Builds the product unless `dist/` was built from exactly these sources (by content, not by date). */
const sources = ['src', 'public', 'index.html', 'vite.config.ts', 'package-lock.json', 'tsconfig.json'];
const stamp = join('dist', 'sources.sha256');

const seen = hashOf(sources);
const isFresh =
  existsSync(join('dist', 'server', 'main.js')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === seen;
if (!isFresh) {
  console.error('Building Usher …');
  const build = spawnSync('npm', ['run', '--silent', 'build'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (build.status !== 0) {
    console.error('Usher cannot start: the build failed.');
    process.exit(1);
  }
  writeFileSync(stamp, seen);
}

/** @param {readonly string[]} roots */
function hashOf(roots) {
  const hash = createHash('sha256');
  for (const file of roots.flatMap(filesIn)) hash.update(`${file}\0`).update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesIn(path) {
  if (!existsSync(path)) return [];
  const entries = readdirSyncOrNothing(path);
  if (entries === undefined) return [path];
  return entries.sort().flatMap((name) => filesIn(join(path, name)));
}

/** @param {string} path */
function readdirSyncOrNothing(path) {
  try {
    return readdirSync(path);
  } catch {
    return undefined;
  }
}
