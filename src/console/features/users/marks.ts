import { type CutMatches, textPatterns } from '#console/shared/search/cut-matches.ts';
import { escapeRegex } from '#contract/search.ts';

import { type AdvancedSearch, isPattern, type SearchedFor, spelledValuesOf } from './conditions.ts';

/**
 * Returns a splitter for highlighting matches, with the case sensitivity of the search. Pattern modes are not
 * highlighted.
 */
export function matchCutter(
  { search, field: only }: SearchedFor,
  { conditions, isCaseSensitive }: AdvancedSearch,
): CutMatches {
  return (field, value) => {
    const patterns = conditions
      .filter((one) => one.field === field && !isPattern(one.mode))
      .flatMap((condition) => {
        const beginning = field === 'primaryPhone' ? String.raw`^\+?` : '^';
        const start = condition.mode === 'is' || condition.mode === 'startsWith' ? beginning : '';
        const end = condition.mode === 'is' || condition.mode === 'endsWith' ? '$' : '';
        return spelledValuesOf(condition).map((wanted) => start + escapeRegex(wanted) + end);
      });
    if (only === undefined || only === field) patterns.push(...textPatterns(search, field));
    return patterns.length === 0
      ? [value]
      : value.split(new RegExp(`(${patterns.join('|')})`, isCaseSensitive ? '' : 'i'));
  };
}
