import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.css'));

/** Properties that name a side of the screen. In a language from right to left it would be the wrong one. */
const physical =
  /^\s*(?:(?:margin|padding|border)-(?:left|right)\b.*|border-(?:top|bottom)-(?:left|right)-radius.*|(?:left|right):.*|(?:text-align|float): (?:left|right).*)/gm;

it('has no styles for the left or right side', () => {
  expect(files.length).toBeGreaterThan(30);
  const found = files.flatMap((file) =>
    (readFileSync(path.join(root, file), 'utf8').match(physical) ?? []).map((line) => `${file}: ${line.trim()}`),
  );
  expect(found).toEqual([]);
});
