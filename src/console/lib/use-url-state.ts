import { useCallback, useMemo } from 'react';
import { useLocation, useSearchParams } from 'react-router';
import * as z from 'zod/mini';

type Values = Record<string, string | number | undefined>;

/**
 * Reads the query string through a schema whose members catch invalid values, and returns functions to change it. The
 * URL is the only copy of this state. Members that equal their default are omitted from URLs.
 */
export function useUrlState<T extends z.core.$ZodObject>(schema: T) {
  type State = z.output<T> & Values;
  const [params, setParams] = useSearchParams();
  // Kept, because it says where the page was opened from.
  const { state: origin } = useLocation() as { state: unknown };

  const state = useMemo(() => z.parse(schema, Object.fromEntries(params)) as State, [schema, params]);

  const hrefWith = useCallback(
    (changes: Partial<State>): string => {
      const defaults = z.parse(schema, {}) as State;
      const next = new URLSearchParams(params);
      for (const [name, value] of Object.entries(changes)) {
        if (value === undefined || value === '' || value === defaults[name]) next.delete(name);
        else next.set(name, String(value));
      }
      return `?${next}`;
    },
    [schema, params],
  );

  /** Replaces the URL without a history entry, for input such as typing. */
  const replace = useCallback(
    (changes: Partial<State>) =>
      setParams(hrefWith(changes), { replace: true, preventScrollReset: true, state: origin }),
    [hrefWith, setParams, origin],
  );

  const push = useCallback(
    (changes: Partial<State>) => setParams(hrefWith(changes), { state: origin }),
    [hrefWith, setParams, origin],
  );

  return { state, hrefWith, replace, push };
}

/** URL state of page and page size, shared by all lists; invalid values become the defaults. */
export const pagingState = {
  page: z.catch(z.coerce.number().check(z.int(), z.minimum(1)), 1),
  page_size: z.catch(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(100)), 20),
};

/** The latest time a Date can represent, in ms since the epoch. */
const endOfTime = 8.64e15;

/** URL state of a time in ms since the epoch; invalid values are ignored. */
export const momentState = z.catch(
  z.optional(
    z.pipe(z.pipe(z.string().check(z.regex(/^\d+$/)), z.transform(Number)), z.number().check(z.maximum(endOfTime))),
  ),
  undefined,
);
