import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { expect, it } from 'vitest';

import { en } from './en/index.ts';
import * as shared from './en/shared.ts';

const root = path.resolve(import.meta.dirname, '..');
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.|^i18n|^testing/.test(file))
  .map((file) => path.join(root, file));
const sources = new Map(files.map((file) => [file, readFileSync(file, 'utf8')]));

const resolve = (from: string, specifier: string): string =>
  specifier.startsWith('#console/')
    ? path.join(root, specifier.slice('#console/'.length))
    : path.resolve(path.dirname(from), specifier);

/** Modules that are loaded with `file`: those that it imports statically, directly or not. */
function loadedWith(file: string, found = new Set<string>()): Set<string> {
  const source = sources.get(file);
  if (source === undefined || found.has(file)) return found;
  found.add(file);
  for (const [, specifier = ''] of source.matchAll(/^(?:import|export) (?!type )(?:[^;']*? from )?'([^']+)';$/gm)) {
    loadedWith(resolve(file, specifier), found);
  }
  return found;
}

/** Modules that name members of users, such as `customData.plan`, which look like keys of texts. */
const aboutMembers = ['mapping.ts', 'target-texts.ts'].map((file) => path.join(root, 'features/import', file));

/** Which of `namespaces` the modules take texts from: strings that begin with a namespace and one of its keys. */
function used(modules: Iterable<string>, namespaces: readonly string[]): string[] {
  const key = new RegExp(`[\`'](${namespaces.join('|')})\\.[\\w$]`, 'g');
  const texts = [...modules].filter((file) => !aboutMembers.includes(file));
  const all = texts.flatMap((file) => [...(sources.get(file) ?? '').matchAll(key)].map(([, name = '']) => name));
  return [...new Set(all)].toSorted();
}

/** A module that is loaded on demand, and the namespaces that are loaded with it. */
const parts = [...sources].flatMap(([file, source]) =>
  [...source.matchAll(/\(await import\('([^']+\.tsx)'\)\)\.\w+,?\s*(?:texts: )?\[?((?:'\w+',?\s*)*)/g)].map(
    ([, specifier = '', names = '']) => ({
      part: resolve(file, specifier),
      declared: [...names.matchAll(/\w+/g)].map(String).toSorted(),
    }),
  ),
);

it('loads each page and dialog with the namespaces that its modules use, and no others', () => {
  const lazy = Object.keys(en.lazy);
  const named = (names: (entry: (typeof parts)[number]) => string[]) =>
    Object.fromEntries(parts.map((entry) => [path.relative(root, entry.part), names(entry)]));
  expect(parts.length).toBeGreaterThan(30);
  expect(named(({ declared }) => declared)).toEqual(named(({ part }) => used(loadedWith(part), lazy)));
});

it('shows only texts of the first load in the first load', () => {
  const later = [...Object.keys(shared), ...Object.keys(en.lazy)].filter((name) => !(name in en.first));
  const files = [...loadedWith(path.join(root, 'main.tsx'))];
  expect(files.length).toBeGreaterThan(50);
  const found = files.flatMap((file) => used([file], later).map((name) => `${path.relative(root, file)}: ${name}`));
  expect(found).toEqual([]);
});
