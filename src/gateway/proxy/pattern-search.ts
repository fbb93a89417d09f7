import { GatewayFault } from '#gateway/gateway-fault.ts';

/**
 * Converts the failure of a search. Logto responds with 500 to a pattern that its database rejects (an invalid regular
 * expression, a trailing lone backslash), and to a NUL character.
 *
 * @returns `patternFailed`, or `error` if no pattern can be the cause
 */
export function searchFault(error: unknown, query: URLSearchParams): unknown {
  const isServerError = error instanceof GatewayFault && error.kind === 'failed' && error.data?.['status'] === 500;
  return isServerError && mayBreak(query) ? new GatewayFault('patternFailed', { cause: error }) : error;
}

function mayBreak(query: URLSearchParams): boolean {
  const values = [...query].filter(([name]) => name.startsWith('search')).map(([, value]) => value);
  const hasPattern = [...query].some(
    ([name, value]) => name.startsWith('mode') && (value === 'posix' || value === 'similar_to'),
  );
  return values.length > 0 && (hasPattern || values.some((value) => /\0|(?:^|[^\\])(?:\\\\)*\\$/.test(value)));
}
