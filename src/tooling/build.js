// Plain JavaScript: it runs before anything is built, on a Node.js that may not read TypeScript.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * Sources of the build. The stamp is a hash of their content, so that a new checkout or a copied file does not look
 * stale.
 */
const sources = ['src', 'public', 'index.html', 'vite.config.ts', 'package-lock.json', 'tsconfig.json'];
const stamp = join('dist', 'sources.sha256');

/** Entry points of the Node.js programs, by their folder in `dist/`. */
const programs = {
  server: 'src/server/main.ts',
  'audit-verify': 'src/server/audit-verify.ts',
  'audit-reseal': 'src/server/audit-reseal.ts',
  doctor: 'src/server/doctor.ts',
};

/** Returns whether `dist/` was built from the current sources. */
export function isFresh() {
  const built = Object.entries(programs).map(([name, entry]) => join('dist', name, basename(entry, '.ts') + '.js'));
  return [stamp, ...built].every((file) => existsSync(file)) && readFileSync(stamp, 'utf8') === hashOfSources();
}

/**
 * Builds the console and the programs into `dist/`.
 *
 * @param {import('vite').LogLevel} logLevel
 */
export async function buildProduct(logLevel) {
  // Imported only here: a start without a build needs no Vite.
  const { build } = await import('vite');
  // A failed build must not look fresh.
  rmSync(stamp, { force: true });
  // Hashed before the build: a source that changes during the build makes the result stale.
  const built = hashOfSources();
  await build({ logLevel });
  for (const [name, entry] of Object.entries(programs)) {
    await build({ logLevel, build: { ssr: entry, outDir: join('dist', name) } });
  }
  writeFileSync(stamp, built);
}

function hashOfSources() {
  const hash = createHash('sha256');
  for (const file of sources.flatMap(filesIn)) hash.update(`${file}\0`).update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesIn(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesIn(join(path, name)));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await buildProduct('info');
