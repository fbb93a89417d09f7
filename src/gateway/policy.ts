import type { Features } from '#contract/features.ts';

import { omitConfig, omitSecret, omitSsoConfig, omitTokenValue, type Redaction } from './redaction.ts';

/** What one route lets through. Everything that no rule names is refused. */
export type Rule = {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** `:name` stands for one segment. */
  path: string;
  /** Query parameters that are passed on; the others are dropped. A name ending in `*` stands for a prefix. */
  query?: readonly string[];
  /** Secrets are cut out of the answer, which is then parsed and not streamed. */
  redact?: Redaction;
  /** Lets it through only where the operator has switched this on. */
  feature?: keyof Features;
};

const paging = ['page', 'page_size'];
const search = ['search*', 'mode*', 'joint', 'jointMode', 'isCaseSensitive'];

/** The whole of what Usher forwards to the Management API. */
export const policy: readonly Rule[] = [
  { method: 'GET', path: '/api/users', query: [...paging, ...search] },
  { method: 'POST', path: '/api/users' },
  { method: 'GET', path: '/api/users/:userId' },
  { method: 'PATCH', path: '/api/users/:userId' },
  { method: 'DELETE', path: '/api/users/:userId' },
  { method: 'PATCH', path: '/api/users/:userId/password' },
  { method: 'PATCH', path: '/api/users/:userId/password/expiration' },
  { method: 'PATCH', path: '/api/users/:userId/is-suspended' },

  { method: 'GET', path: '/api/users/:userId/all-identities' },
  { method: 'PUT', path: '/api/users/:userId/identities/:target', feature: 'identityLinking' },
  { method: 'DELETE', path: '/api/users/:userId/identities/:target' },
  { method: 'GET', path: '/api/users/:userId/mfa-verifications' },
  { method: 'POST', path: '/api/users/:userId/mfa-verifications' },
  { method: 'DELETE', path: '/api/users/:userId/mfa-verifications/:verificationId' },
  { method: 'GET', path: '/api/users/:userId/logto-configs' },
  { method: 'PATCH', path: '/api/users/:userId/logto-configs' },

  { method: 'GET', path: '/api/users/:userId/sessions' },
  { method: 'DELETE', path: '/api/users/:userId/sessions/:sessionId', query: ['revokeGrantsTarget'] },
  { method: 'GET', path: '/api/users/:userId/grants', query: ['appType'] },
  { method: 'DELETE', path: '/api/users/:userId/grants/:grantId' },

  { method: 'GET', path: '/api/users/:userId/roles', query: [...paging, ...search] },
  { method: 'POST', path: '/api/users/:userId/roles' },
  { method: 'DELETE', path: '/api/users/:userId/roles/:roleId' },
  { method: 'GET', path: '/api/users/:userId/organizations' },

  // The list carries the values of tokens; only the answer to a creation may, once (spec 9).
  { method: 'GET', path: '/api/users/:userId/personal-access-tokens', redact: omitTokenValue },
  { method: 'POST', path: '/api/users/:userId/personal-access-tokens' },
  { method: 'PATCH', path: '/api/users/:userId/personal-access-tokens', redact: omitTokenValue },
  { method: 'PATCH', path: '/api/users/:userId/personal-access-tokens/:name', redact: omitTokenValue },
  { method: 'POST', path: '/api/users/:userId/personal-access-tokens/delete' },
  { method: 'DELETE', path: '/api/users/:userId/personal-access-tokens/:name' },

  { method: 'GET', path: '/api/roles', query: [...paging, ...search, 'type', 'excludeUserId'] },
  { method: 'POST', path: '/api/roles' },
  { method: 'GET', path: '/api/roles/:roleId' },
  { method: 'PATCH', path: '/api/roles/:roleId' },
  { method: 'DELETE', path: '/api/roles/:roleId' },
  { method: 'GET', path: '/api/roles/:roleId/users', query: [...paging, ...search] },
  { method: 'POST', path: '/api/roles/:roleId/users' },
  { method: 'DELETE', path: '/api/roles/:roleId/users/:userId' },
  { method: 'GET', path: '/api/roles/:roleId/scopes', query: [...paging, ...search] },

  { method: 'GET', path: '/api/organizations', query: [...paging, 'q'] },
  { method: 'POST', path: '/api/organizations/:organizationId/users' },
  { method: 'DELETE', path: '/api/organizations/:organizationId/users/:userId' },
  { method: 'GET', path: '/api/organizations/:organizationId/users/:userId/roles', query: paging },
  { method: 'POST', path: '/api/organizations/:organizationId/users/:userId/roles' },
  { method: 'DELETE', path: '/api/organizations/:organizationId/users/:userId/roles/:organizationRoleId' },
  { method: 'GET', path: '/api/organization-roles', query: [...paging, 'q'] },

  { method: 'GET', path: '/api/dashboard/users/total' },
  { method: 'GET', path: '/api/dashboard/users/new' },
  { method: 'GET', path: '/api/dashboard/users/active', query: ['date'] },

  {
    method: 'GET',
    path: '/api/logs',
    query: [...paging, 'userId', 'applicationId', 'logKey', 'start_time', 'end_time', 'enableCap'],
  },
  { method: 'GET', path: '/api/logs/:logId' },

  { method: 'GET', path: '/api/applications', redact: omitSecret },
  { method: 'GET', path: '/api/applications/:applicationId', redact: omitSecret },
  { method: 'GET', path: '/api/connectors', redact: omitConfig },
  { method: 'GET', path: '/api/sso-connectors', query: paging, redact: omitSsoConfig },
  { method: 'GET', path: '/api/sign-in-exp' },
];

/** The rule for a request, and its path put together anew from the segments that matched; or nothing. */
export function findRule(method: string, pathname: string): { rule: Rule; path: string } | undefined {
  const segments = decodeSegments(pathname);
  if (segments === undefined) return undefined;
  const asked = method === 'HEAD' ? 'GET' : method;
  const rule = policy.find((candidate) => candidate.method === asked && matches(candidate.path, segments));
  return rule && { rule, path: `/${segments.map(encodeURIComponent).join('/')}` };
}

/** Keeps the query parameters a rule names. */
export function allowedQuery(rule: Rule, query: URLSearchParams): URLSearchParams {
  const isAllowed = (name: string) =>
    rule.query?.some((allowed) => (allowed.endsWith('*') ? name.startsWith(allowed.slice(0, -1)) : name === allowed)) ??
    false;
  return new URLSearchParams([...query].filter(([name]) => isAllowed(name)));
}

function matches(pattern: string, segments: readonly string[]): boolean {
  const expected = pattern.slice(1).split('/');
  return (
    expected.length === segments.length &&
    expected.every((part, index) => part.startsWith(':') || part === segments[index])
  );
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
