import { addressOf, type ApiRequest, queryPairs } from './api-request.ts';

/** The request as people type it in a shell. Endpoint and token are variables: neither belongs in a history. */
export function asCurl(request: ApiRequest): string {
  const parts = [`curl "$LOGTO_ENDPOINT"${quoted(addressOf(request))}`];
  if (request.method !== 'GET') parts.push(`-X ${request.method}`);
  parts.push('-H "Authorization: Bearer $TOKEN"');
  if (request.body !== undefined) {
    parts.push("-H 'Content-Type: application/json'", `-d ${quoted(JSON.stringify(request.body))}`);
  }
  return parts.join(' \\\n  ');
}

/** The request with Logto's own client, the package `@logto/api`. */
export function asTypeScript({ method, route, params, query, body }: ApiRequest): string {
  const parameters = { ...(params && { path: params }), ...(query && { query: grouped(queryPairs(query)) }) };
  const options = {
    ...(Object.keys(parameters).length > 0 && { params: parameters }),
    ...(body !== undefined && { body }),
  };
  const more = Object.keys(options).length === 0 ? '' : `, ${literal(options)}`;
  return `${setUp}\nconst { data, error } = await apiClient.${method}('${route}'${more});`;
}

const setUp = `import { createManagementApi } from '@logto/api/management';

const { apiClient } = createManagementApi('default', {
  baseUrl: process.env.LOGTO_ENDPOINT,
  apiIndicator: 'https://default.logto.app/api',
  clientId: process.env.LOGTO_APP_ID,
  clientSecret: process.env.LOGTO_APP_SECRET,
});
`;

/** A word for POSIX shells. */
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** Parameters that repeat become lists. */
function grouped(pairs: readonly [name: string, value: string][]): Record<string, string | string[]> {
  const groups: Record<string, string | string[]> = {};
  for (const [name, value] of pairs) groups[name] = name in groups ? [groups[name] ?? [], value].flat() : value;
  return groups;
}

/** JSON with the quotes left off names that need none; a quoted name is followed by a colon, a text never is. */
const literal = (value: unknown): string => JSON.stringify(value, null, 2).replace(/^( *)"([A-Za-z_]\w*)":/gm, '$1$2:');
