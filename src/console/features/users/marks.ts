import { wantedText } from '#console/data/users.ts';
import { type CutMatches, quoted } from '#console/parts/cut-matches.ts';

import { type AdvancedSearch, isPattern, type SearchedFor, valuesOf } from './conditions.ts';

/** Patterns cannot be marked. Compared as the API compares: minding case only when asked to, and accents always. */
export function matchCutter(
  { search, field: only }: SearchedFor,
  { conditions, isCaseSensitive }: AdvancedSearch,
): CutMatches {
  const anywhere = wantedText(search);
  return (field, value) => {
    const patterns = conditions
      .filter((one) => one.field === field && !isPattern(one.mode))
      .flatMap((condition) => {
        const begins = field === 'primaryPhone' ? String.raw`^\+?` : '^';
        const start = condition.mode === 'is' || condition.mode === 'startsWith' ? begins : '';
        const end = condition.mode === 'is' || condition.mode === 'endsWith' ? '$' : '';
        return valuesOf(condition).map((wanted) => start + quoted(wanted) + end);
      });
    if (anywhere !== '' && (only === undefined || only === field)) patterns.push(quoted(anywhere));
    return patterns.length === 0
      ? [value]
      : value.split(new RegExp(`(${patterns.join('|')})`, isCaseSensitive ? '' : 'i'));
  };
}
