type QueryValue = string | number | boolean | undefined;

/** Query parameters by name, or as pairs where a name may repeat. Undefined and empty values are left out. */
export type Query = Record<string, QueryValue> | readonly (readonly [name: string, value: QueryValue])[];

/**
 * A request as a value: http.ts sends it, "Show request" shows it. The route is written as the API's documents write it,
 * `/api/users/{userId}`, with its parameters beside it.
 */
export type ApiRequest = {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  route: string;
  params?: Readonly<Record<string, string>>;
  query?: Query;
  /** JSON. */
  body?: unknown;
  /** Names the search request that the request is a part of: the parts count as one against the operator's limit. */
  searchRequestId?: string | undefined;
  /** Asks another operator to approve it, instead of carrying it out. */
  requestsApproval?: boolean;
};

/** The query as pairs of name and text, without what is not given. */
export function queryPairs(query: Query = {}): [name: string, value: string][] {
  const pairs = Array.isArray(query) ? query : Object.entries(query);
  return pairs.flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, String(value)]]));
}

/** Path and query to ask, every parameter encoded. */
export function addressOf({ route, params = {}, query }: ApiRequest): string {
  const path = route.replace(/\{(\w+)\}/g, (_placeholder, name: string) => encodeURIComponent(params[name] ?? ''));
  const search = new URLSearchParams(queryPairs(query)).toString();
  return search === '' ? path : `${path}?${search}`;
}
