import type { MappingTarget } from './mapping.ts';

/**
 * Returns the columns to choose a meaning for. Members of an object that is taken as a whole are left out, unless they have a
 * meaning of their own: the custom data of users may have hundreds.
 */
export function listedColumns<Column extends { name: string }>(
  columns: readonly Column[],
  targets: ReadonlyMap<string, MappingTarget>,
): Column[] {
  const isTaken = (name: string): boolean => (targets.get(name) ?? 'ignore') !== 'ignore';
  return columns.filter(({ name }) => isTaken(name) || !parentsOf(name).some(isTaken));
}

/** Names of the objects in a path, such as `a` and `a.b` for `a.b.c`. */
const parentsOf = (path: string): string[] => {
  const parts = path.split('.');
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('.'));
};
