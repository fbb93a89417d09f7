/**
 * The Management API as the gateway reaches it: a Logto over HTTP, or the embedded API in the same process. Both are a
 * `fetch` function, so there is one code path.
 */
export type Upstream = {
  /** Without a trailing slash. Paths such as `/api/users` follow it. */
  baseUrl: string;
  /** URL of the token endpoint for the machine token. */
  tokenEndpoint: string;
  fetch: (request: Request) => Response | Promise<Response>;
};
