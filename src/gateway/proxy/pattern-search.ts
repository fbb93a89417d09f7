import { GatewayFault } from '#gateway/gateway-fault.ts';

/**
 * What to answer when the Management API failed at a search: Logto answers 500 to a pattern that its database cannot read
 * (an invalid regular expression, a lone backslash at the end), and to a NUL character.
 *
 * @returns `patternFailed`, or `error` when no pattern can be its cause
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
