import { useState } from 'react';
import * as z from 'zod/mini';

import { readPreference, writePreference } from '#console/lib/operator-storage.ts';

import { importMapping, type ImportMapping } from './mapping.ts';

const savedMapping = z.object({ name: z.string().check(z.minLength(1), z.maxLength(100)), mapping: importMapping });
export type SavedMapping = z.output<typeof savedMapping>;

/** Reads stored mappings. Invalid ones are ignored. */
export function readSavedMappings(text: string | null): SavedMapping[] {
  try {
    const stored = z.array(z.unknown()).safeParse(JSON.parse(text ?? '[]')).data ?? [];
    return stored.flatMap((item) => savedMapping.safeParse(item).data ?? []);
  } catch {
    return [];
  }
}

/** Mappings in this browser, by name. They have names of columns, and no data about users. */
export function useSavedMappings() {
  const [saved, setSaved] = useState(() => readSavedMappings(readPreference('importMappings')));
  const store = (next: SavedMapping[]) => {
    setSaved(next);
    writePreference('importMappings', JSON.stringify(next));
  };
  return {
    saved,
    /** Replaces a mapping with the same name. */
    save: (name: string, mapping: ImportMapping) =>
      store([...saved.filter((one) => one.name !== name), { name, mapping }].sort(byName)),
    remove: (name: string) => store(saved.filter((one) => one.name !== name)),
  };
}

const byName = (one: SavedMapping, other: SavedMapping): number => one.name.localeCompare(other.name);

/** Applies a saved mapping to a file: columns that it does not know stay as they are. */
export function applyMapping(saved: ImportMapping, current: ImportMapping): ImportMapping {
  const targets = new Map(saved.columns.map(({ column, target }) => [column, target]));
  return {
    source: saved.source,
    columns: current.columns.map(({ column, target }) => ({ column, target: targets.get(column) ?? target })),
  };
}
