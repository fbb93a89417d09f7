import { addressOf, type ApiRequest, queryPairs } from './api-request.ts';

/** Formats a request as a curl command. Endpoint and token are variables, to keep them out of the shell history. */
export function asCurl(request: ApiRequest): string {
  const parts = [`curl "$LOGTO_ENDPOINT"${quoted(addressOf(request))}`];
  if (request.method !== 'GET') parts.push(`-X ${request.method}`);
  parts.push('-H "Authorization: Bearer $TOKEN"');
  if (request.body !== undefined) {
    parts.push("-H 'Content-Type: application/json'", `-d ${quoted(JSON.stringify(request.body))}`);
  }
  return parts.join(' \\\n  ');
}

/** Formats a request for Logto's own client, the package `@logto/api`. */
export function asTypeScript({ method, route, params, query, body }: ApiRequest): string {
  const parameters = { ...(params && { path: params }), ...(query && { query: grouped(queryPairs(query)) }) };
  const options = {
    ...(Object.keys(parameters).length > 0 && { params: parameters }),
    ...(body !== undefined && { body }),
  };
  const more = Object.keys(options).length === 0 ? '' : `, ${literal(options)}`;
  return `${preamble}\nconst { data, error } = await apiClient.${method}('${route}'${more});`;
}

const preamble = `import { createManagementApi } from '@logto/api/management';

const { apiClient } = createManagementApi('default', {
  baseUrl: process.env.LOGTO_ENDPOINT,
  apiIndicator: 'https://default.logto.app/api',
  clientId: process.env.LOGTO_APP_ID,
  clientSecret: process.env.LOGTO_APP_SECRET,
});
`;

/** Quotes text for POSIX shells. */
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** Groups repeated parameters into lists. */
function grouped(pairs: readonly [name: string, value: string][]): Record<string, string | string[]> {
  const groups: Record<string, string | string[]> = {};
  for (const [name, value] of pairs) groups[name] = name in groups ? [groups[name] ?? [], value].flat() : value;
  return groups;
}

/** Formats JSON without unnecessary quotes around names. The pattern matches names only, as they end with a colon. */
const literal = (value: unknown): string => JSON.stringify(value, null, 2).replace(/^( *)"([A-Za-z_]\w*)":/gm, '$1$2:');
