import { type Rule, rules } from './policy.ts';

export type FoundRule = {
  rule: Rule;
  /** The path, rebuilt from the matched segments. */
  path: string;
  /** Decoded segments by parameter name. */
  params: Readonly<Record<string, string>>;
};

/** Returns the rule for a request; undefined if there is none. */
export function findRule(method: string, pathname: string): FoundRule | undefined {
  const segments = decodeSegments(pathname);
  if (segments === undefined) return undefined;
  const ruleMethod = method === 'HEAD' ? 'GET' : method;
  for (const rule of rules) {
    const params = rule.method === ruleMethod ? match(rule.path, segments) : undefined;
    if (params !== undefined) return { rule, params, path: `/${segments.map(encodeURIComponent).join('/')}` };
  }
  return undefined;
}

/** Returns the query parameters that the rule allows. */
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

/** Decodes each segment once. Returns undefined for ambiguous paths, which the upstream could read differently. */
function decodeSegments(pathname: string): string[] | undefined {
  try {
    const segments = pathname.replace(/\/$/, '').slice(1).split('/').map(decodeURIComponent);
    return segments.every((segment) => segment !== '' && segment !== '.' && segment !== '..') ? segments : undefined;
  } catch {
    return undefined;
  }
}
