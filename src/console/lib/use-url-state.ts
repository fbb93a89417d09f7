import { useCallback, useMemo } from 'react';
import { useLocation, useSearchParams } from 'react-router';
import * as z from 'zod/mini';

type Values = Record<string, string | number | undefined>;

/**
 * What the query string says, read through a schema whose every member catches what is not of its form, and two ways to change it. The URL
 * is the only copy: nothing here is mirrored into React state. Members that equal their default are left out of addresses.
 */
export function useUrlState<T extends z.core.$ZodObject>(schema: T) {
  type State = z.output<T> & Values;
  const [params, setParams] = useSearchParams();
  // The same page at another address: where it was opened from stays true.
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

  /** Changes the address in place: typing in a box must not fill the history. */
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
