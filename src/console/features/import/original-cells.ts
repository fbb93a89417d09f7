import { isObject } from '#console/lib/read-json-records.ts';
import { maxOriginalLength, originalLength } from '#contract/imports.ts';
import { isDeeper } from '#contract/json.ts';

import { parseJson } from './cell-reader.ts';
import { samplesOf } from './initial-mapping.ts';
import type { ImportMapping, MappingTarget } from './mapping.ts';
import type { ImportTable } from './read-import-file.ts';
import { areSecrets, isSecretName, looksLikeKey, mentionsPassword } from './secret-cells.ts';

/** What is never stored as it is in the file. */
const secretTargets: readonly MappingTarget[] = [
  'passwordPlain',
  'passwordDigest',
  'passwordAlgorithm',
  'passwordSalt',
];

/** Values of a column by which it is known as one with secrets. */
const sampled = 20;

/** Returns the original cells of the record with an index from 0; undefined if there are none, or they are too long. */
export type OriginalCells = (index: number) => string[] | undefined;

/**
 * Reads the cells of a file for the result file of its import, in the order of its columns. Cells are empty where the mapping
 * says that they belong to a password, or where their names or values seem to be secrets. Values of columns that are mapped to
 * something else are not looked at: IDs may be like digests.
 */
export function originalCells(table: ImportTable, mapping: ImportMapping): OriginalCells {
  const reader = new SecretRemover(mapping);
  const columns = table.originalColumns.map((name) => ({ name, isSecret: reader.isSecretColumn(table, name) }));
  return (index) => {
    const valueOf = table.recordAt(index);
    if (valueOf === undefined) return undefined;
    const cells = columns.map(({ name, isSecret }) => (isSecret ? '' : reader.cell(name, valueOf(name))));
    return originalLength(cells) > maxOriginalLength ? undefined : cells;
  };
}

class SecretRemover {
  readonly #targets: ReadonlyMap<string, MappingTarget>;

  constructor({ columns }: ImportMapping) {
    this.#targets = new Map(columns.map(({ column, target }) => [column, target]));
  }

  isSecretColumn(table: ImportTable, column: string): boolean {
    if (this.#isSecret(column, column)) return true;
    return !this.#isMapped(column) && areSecrets(samplesOf(table, column, sampled));
  }

  /** The text of a value: of JSON, compact JSON text, but texts as they are. */
  cell(column: string, value: unknown): string {
    const left = this.#without(value, column, this.#isMapped(column));
    if (left === undefined || left === null) return '';
    return typeof left === 'string' ? left : JSON.stringify(left);
  }

  #isMapped(path: string): boolean {
    return (this.#targets.get(path) ?? 'ignore') !== 'ignore';
  }

  #isSecret(path: string, name: string): boolean {
    const target = this.#targets.get(path);
    return (target !== undefined && secretTargets.includes(target)) || isSecretName(name);
  }

  /** Returns a value whose secrets are empty texts. Members of what is mapped are mapped. */
  #without(value: unknown, path: string, isMapped: boolean): unknown {
    if (typeof value === 'string') return this.#withoutIn(value, path, isMapped);
    if (Array.isArray(value)) return value.map((item: unknown) => this.#without(item, path, isMapped));
    if (!isObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => {
        const inner = `${path}.${name}`;
        if (this.#isSecret(inner, name)) return [name, ''];
        return [name, this.#without(member, inner, isMapped || this.#isMapped(inner))];
      }),
    );
  }

  #withoutIn(text: string, path: string, isMapped: boolean): string {
    const parsed = /^\s*[[{]/.test(text) ? parseJson(text) : undefined;
    if (typeof parsed === 'object' && parsed !== null && !isDeeper(parsed)) {
      const left = JSON.stringify(this.#without(parsed, path, isMapped));
      return left === JSON.stringify(parsed) ? text : left;
    }
    return mentionsPassword(text) || (!isMapped && looksLikeKey(text)) ? '' : text;
  }
}
