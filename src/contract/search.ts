/**
 * The search grammar of the API: reads a typed {@link Search} from the query parameters `search`, `search.<field>`,
 * `mode`, `mode.<field>`, `joint` and `isCaseSensitive`, and writes them. See logto-behavior.md#4.2.
 */

export const searchModes = ['like', 'exact', 'similar_to', 'posix'] as const;
export type SearchMode = (typeof searchModes)[number];

export const userSearchFields = ['id', 'primaryEmail', 'primaryPhone', 'username', 'name'] as const;
export type UserSearchField = (typeof userSearchFields)[number];

/**
 * One condition of a search. Without a field it searches all fields; several values mean "any of" and need the mode
 * `exact`.
 */
export type SearchMatch<Field extends string> = {
  field?: Field | undefined;
  mode: SearchMode;
  values: readonly string[];
};

export type Search<Field extends string> = {
  matches: readonly SearchMatch<Field>[];
  joint: 'and' | 'or';
  isCaseSensitive: boolean;
};

/** The query is not a valid search; the API responds with 400 `request.invalid_input` and this message. */
export class SearchSyntaxError extends Error {
  override readonly name = 'SearchSyntaxError';
}

/** Returns whether the API reads the value as true. */
export const isTruthyWord = (value: string | undefined): boolean =>
  value !== undefined && /^(?:1|true|y|yes|yep|yeah)$/i.test(value);

/** Escapes `\ % _` for a `like` pattern. */
export const escapeLike = (text: string): string => text.replace(/[\\%_]/g, String.raw`\$&`);

/** Escapes text for a regular expression of PostgreSQL or JavaScript. */
export const escapeRegex = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);

/** Returns the `like` pattern for values that contain `text`. The API adds no wildcards itself. */
export const containing = (text: string): string => `%${escapeLike(text)}%`;

/** Returns the query parameters of a search. */
export function writeSearch<Field extends string>({
  matches,
  joint,
  isCaseSensitive,
}: Search<Field>): [name: string, value: string][] {
  const params: [string, string][] = [];
  // The mode of the match without a field is the default for the others.
  const general = matches.find(({ field }) => field === undefined)?.mode ?? 'like';
  for (const { field, mode, values } of matches) {
    const suffix = field === undefined ? '' : `.${field}`;
    for (const value of values) params.push([`search${suffix}`, value]);
    if (mode !== (field === undefined ? 'like' : general)) params.push([`mode${suffix}`, mode]);
  }
  if (joint !== 'or') params.push(['joint', joint]);
  if (isCaseSensitive) params.push(['isCaseSensitive', 'true']);
  return params;
}

/**
 * Returns the search in `params`, or undefined if they have none. As in the API, every parameter whose name starts with
 * `search` or `mode` counts.
 *
 * @throws {SearchSyntaxError}
 */
export function readSearch<Field extends string>(
  params: Iterable<readonly [name: string, value: string]>,
  fields: readonly Field[],
): Search<Field> | undefined {
  const valuesOf = new Map<Field | undefined, string[]>();
  const modeOf = new Map<Field | undefined, SearchMode>();
  let joint: 'and' | 'or' = 'or';
  let isCaseSensitive = false;

  for (const [name, value] of params) {
    if (name.startsWith('search')) {
      if (value === '') throw new SearchSyntaxError(`"${name}" cannot be empty`);
      const field = fieldOf(name, fields);
      valuesOf.set(field, [...(valuesOf.get(field) ?? []), value]);
    } else if (name.startsWith('mode')) {
      modeOf.set(fieldOf(name, fields), asMode(name, value));
    } else if (name === 'joint' || name === 'jointMode') {
      joint = asJoint(value);
    } else if (name === 'isCaseSensitive') {
      isCaseSensitive = isTruthyWord(value);
    }
  }

  const matches = [...valuesOf].map(([field, values]): SearchMatch<Field> => {
    const mode = modeOf.get(field) ?? modeOf.get(undefined) ?? 'like';
    if (values.length > 1 && mode !== 'exact') {
      throw new SearchSyntaxError('only the mode "exact" accepts several values for one field');
    }
    if (mode === 'similar_to' && !isCaseSensitive) {
      throw new SearchSyntaxError('the mode "similar_to" requires isCaseSensitive=true');
    }
    if (mode === 'like' && values.some(endsInLoneBackslash)) {
      throw new SearchSyntaxError('a trailing backslash must be escaped');
    }
    return { field, mode, values };
  });
  return matches.length === 0 ? undefined : { matches, joint, isCaseSensitive };
}

/** PostgreSQL rejects such a pattern, but only if a comparison reaches its end. */
const endsInLoneBackslash = (pattern: string): boolean => /(?<!\\)(?:\\\\)*\\$/.test(pattern);

/** `search.primaryEmail` and `search.primary_email` name a field; `search`, and anything without a dot, names none. */
function fieldOf<Field extends string>(name: string, fields: readonly Field[]): Field | undefined {
  const dot = name.indexOf('.');
  if (dot === -1) return undefined;
  const written = name.slice(dot + 1);
  const camelCase = written.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  const field = fields.find((candidate) => candidate === camelCase);
  if (field === undefined) throw new SearchSyntaxError(`"${name}" names no searchable field`);
  return field;
}

function asMode(name: string, value: string): SearchMode {
  if (value === '') return 'like';
  const mode = searchModes.find((candidate) => candidate === value);
  if (mode === undefined) throw new SearchSyntaxError(`"${name}" must be one of ${searchModes.join(', ')}`);
  return mode;
}

function asJoint(value: string): 'and' | 'or' {
  if (value === '' || value === 'or') return 'or';
  if (value === 'and') return 'and';
  throw new SearchSyntaxError(`"joint" must be "and" or "or"`);
}
