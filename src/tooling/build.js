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
const emptyDatabase = join('dist', 'empty-database.tar.gz');

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
  return (
    [stamp, emptyDatabase, ...built].every((file) => existsSync(file)) &&
    readFileSync(stamp, 'utf8') === hashOfSources()
  );
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
  const imported = new Set();
  for (const [name, entry] of Object.entries(programs)) {
    const result = await build({ logLevel, build: { ssr: entry, outDir: join('dist', name) } });
    for (const module of importsOf(result)) imported.add(module);
  }
  writeFileSync(join('dist', 'package.json'), packageOf(imported));
  writeFileSync(emptyDatabase, await emptyDatabaseFiles());
  writeFileSync(stamp, built);
}

/** Returns the files of an empty embedded database, as a compressed archive: creating them takes seconds. */
async function emptyDatabaseFiles() {
  const { PGlite } = await import('@electric-sql/pglite');
  const pglite = await PGlite.create();
  const files = await pglite.dumpDataDir('gzip');
  await pglite.close();
  return Buffer.from(await files.arrayBuffer());
}

/**
 * Returns the modules that a program imports from packages.
 *
 * @param {Awaited<ReturnType<typeof import('vite').build>>} result
 */
function importsOf(result) {
  if (!('output' in result)) throw new Error('A program was built for more than one target.');
  const own = new Set(result.output.map(({ fileName }) => fileName));
  return result.output
    .flatMap((file) => (file.type === 'chunk' ? [...file.imports, ...file.dynamicImports] : []))
    .filter((module) => !own.has(module) && !module.startsWith('node:'));
}

/**
 * Returns a package.json with only the dependencies that the programs import, for the production image: the console is
 * bundled.
 *
 * @param {ReadonlySet<string>} imported
 */
function packageOf(imported) {
  const { name, version, type, engines, dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
  const packages = new Set([...imported].map((module) => /^(?:@[^/]+\/)?[^/]+/.exec(module)?.[0] ?? module));
  const needed = Object.fromEntries(
    [...packages].sort().map((dependency) => {
      const range = dependencies[dependency];
      if (range === undefined) throw new Error(`The server imports ${dependency}, which is not in "dependencies".`);
      return [dependency, range];
    }),
  );
  const own = { name, version, private: true, type, engines, dependencies: needed };
  return `${JSON.stringify(own, null, 2)}\n`;
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
