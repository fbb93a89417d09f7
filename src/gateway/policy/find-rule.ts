import { policy, type Rule } from './policy.ts';

export type FoundRule = {
  rule: Rule;
  /** The path, put together anew from the segments that matched. */
  path: string;
  /** Decoded segments by the names in the rule's path. */
  params: Readonly<Record<string, string>>;
};

/** The rule for a request, or nothing. */
export function findRule(method: string, pathname: string): FoundRule | undefined {
  const segments = decodeSegments(pathname);
  if (segments === undefined) return undefined;
  const asked = method === 'HEAD' ? 'GET' : method;
  for (const rule of policy) {
    const params = rule.method === asked ? match(rule.path, segments) : undefined;
    if (params !== undefined) return { rule, params, path: `/${segments.map(encodeURIComponent).join('/')}` };
  }
  return undefined;
}

/** Keeps the query parameters a rule names. */
export function allowedQuery(rule: Rule, query: URLSearchParams): URLSearchParams {
  const isAllowed = (name: string) =>
    rule.query?.some((allowed) => (allowed.endsWith('*') ? name.startsWith(allowed.slice(0, -1)) : name === allowed)) ??
    false;
  return new URLSearchParams([...query].filter(([name]) => isAllowed(name)));
}

function match(pattern: string, segments: readonly string[]): Record<string, string> | undefined {
  const expected = pattern.slice(1).split('/');
  if (expected.length !== segments.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of expected.entries()) {
    const segment = segments[index] ?? '';
    if (part.startsWith(':')) params[part.slice(1)] = segment;
    else if (part !== segment) return undefined;
  }
  return params;
}

/** Decodes each segment once. Segments that a server further on could read in two ways make the path unusable. */
function decodeSegments(pathname: string): string[] | undefined {
  try {
    const segments = pathname.replace(/\/$/, '').slice(1).split('/').map(decodeURIComponent);
    return segments.every((segment) => segment !== '' && segment !== '.' && segment !== '..') ? segments : undefined;
  } catch {
    return undefined;
  }
}
