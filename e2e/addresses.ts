/** Where the servers of a test run listen. All on loopback; the ports are unlikely to be taken. */
export const usher = 'http://127.0.0.1:4170';

/** The embedded Management API of that Usher. */
export const managementApi = 'http://127.0.0.1:4171';

/** A second Usher, which takes the server at `logto` for a real Logto. */
export const connectedUsher = 'http://127.0.0.1:4172';

/** Passes requests on to the embedded API until a test tells it to misbehave. */
export const logto = 'http://127.0.0.1:4173';

/** Machine-to-machine application of the embedded API. */
export const demoApp = { id: 'e2e-app', secret: 'e2e-secret-that-no-answer-may-hold' };

export const portOf = (address: string): string => new URL(address).port;
