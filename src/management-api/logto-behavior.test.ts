import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const notes = readFileSync(join(import.meta.dirname, 'logto-behavior.md'), 'utf8');
const sections = new Set(Array.from(notes.matchAll(/^#{2,3} (\d+(?:\.\d+)?)\.? /gm), ([, number]) => number));

const sources = ['src', 'e2e'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:[cm]?[jt]sx?|css|html|md)$/.test(name) && !name.includes('node_modules'))
    .map((name) => join(folder, name)),
);

/** Every match in `sources` as `file: match`; comments may continue on the next line. */
const occurrences = (pattern: RegExp): { file: string; match: RegExpMatchArray }[] =>
  sources
    .filter((file) => !file.includes('logto-behavior.'))
    .flatMap((file) => {
      const text = readFileSync(join(root, file), 'utf8').replaceAll(/\n\s*(?:\*|\/\/) /g, ' ');
      return Array.from(text.matchAll(pattern), (match) => ({ file, match }));
    });

describe('citations of logto-behavior.md', () => {
  it('name sections that exist', () => {
    const cited = occurrences(/logto-behavior\.md#(\d+(?:\.\d+)?)/g);
    expect(cited.length).toBeGreaterThan(0);
    const missing = cited.filter(({ match }) => !sections.has(match[1]));
    expect(missing.map(({ file, match }) => `${file}: ${match[0]}`)).toEqual([]);
  });

  it('are the only references to numbered rules', () => {
    const old = occurrences(/\bspec(?:ification)?,? (?:section )?\d|\(spec\b|\btraps? \d/g);
    expect(old.map(({ file, match }) => `${file}: ${match[0]}`)).toEqual([]);
  });

  it('use each section number once', () => {
    const numbers = Array.from(notes.matchAll(/^#{2,3} (\d+(?:\.\d+)?)/gm), ([, number]) => number);
    expect(new Set(numbers).size).toBe(numbers.length);
  });
});
