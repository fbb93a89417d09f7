type QueryValue = string | number | boolean | undefined;

/** Query parameters by name, or as pairs if a name may repeat. Undefined and empty values are omitted. */
export type Query = Record<string, QueryValue> | readonly (readonly [name: string, value: QueryValue])[];

/**
 * A request as a value: http.ts sends it, "Show request" displays it. The route is written as in the API's
 * documentation, such as `/api/users/{userId}`, with its parameters in `params`.
 */
export type ApiRequest = {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  route: string;
  params?: Readonly<Record<string, string>>;
  query?: Query;
  /** Sent as JSON. */
  body?: unknown;
  /** Requests with the same ID count once against the operator's search limit. */
  searchRequestId?: string | undefined;
  /** Reason or ticket of a write. */
  reason?: string | undefined;
  /** ID of the guided flow that a write is a step of. */
  flow?: string | undefined;
  /** Stored values that a write expects to replace. If they have changed, the gateway refuses it. */
  expected?: Readonly<Record<string, unknown>>;
  /** Creates an approval request instead of carrying the request out. */
  requestsApproval?: boolean;
  /** IDs of the operator's waiting approval requests that the new one replaces. */
  replaces?: readonly string[];
};

/** The reason that the operator gave for a write, and the guided flow that it is a step of. Members of {@link ApiRequest}. */
export type WriteCause = { reason: string | undefined; flow?: string };

/** What a mutation gets: the values to write, and why. */
export type WriteInput<Values> = { values: Values } & WriteCause;

/** Returns the query as name-value pairs, without undefined and empty values. */
export function queryPairs(query: Query = {}): [name: string, value: string][] {
  const pairs = Array.isArray(query) ? query : Object.entries(query);
  return pairs.flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, String(value)]]));
}

/** Returns the path and query, with every parameter encoded. */
export function addressOf({ route, params = {}, query }: ApiRequest): string {
  const path = route.replace(/\{(\w+)\}/g, (_placeholder, name: string) => encodeURIComponent(params[name] ?? ''));
  const search = new URLSearchParams(queryPairs(query)).toString();
  return search === '' ? path : `${path}?${search}`;
}
