import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** What tests import or use that need a database, a server or a document. */
const harness =
  /\/testing\/|@testing-library|\bopen(Embedded|Folder)\b|node:child_process|\b(document|window|localStorage|sessionStorage)\./;

/**
 * Returns the test files below `src/` that need nothing but the module they test, as paths relative to `root`. They run in one
 * environment without a document, and `npm run check` runs them alone.
 */
export function pureTests(root: string): string[] {
  return readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.test\.tsx?$/.test(file))
    .map((file) => path.posix.join('src', file.replaceAll(path.sep, '/')))
    .filter((file) => !harness.test(readFileSync(path.join(root, file), 'utf8')));
}
