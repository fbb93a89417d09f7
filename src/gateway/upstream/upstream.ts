/**
 * The Management API as the gateway reaches it: a real Logto over HTTP, or the embedded one in process. One function
 * type, so there is one code path.
 */
export type Upstream = {
  /** Without a trailing slash. Paths such as `/api/users` follow it. */
  baseUrl: string;
  /** Where the machine token comes from. */
  tokenEndpoint: string;
  fetch: (request: Request) => Response | Promise<Response>;
};
