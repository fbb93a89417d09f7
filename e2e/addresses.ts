import { fileURLToPath } from 'node:url';

/** The first of five ports of a test run; another lets two runs share a machine. */
const firstPort = Number(process.env['E2E_PORT'] ?? 4170);

const loopback = (nth: number) => `http://127.0.0.1:${firstPort + nth}`;

/** Where the servers of a test run listen. All on loopback. */
export const usher = loopback(0);

/** The embedded Management API of that Usher. */
export const managementApi = loopback(1);

/** A second Usher, which takes the server at `logto` for a real Logto. */
export const connectedUsher = loopback(2);

/** Passes requests on to the embedded API until a test tells it to misbehave. */
export const logto = loopback(3);

/** Where the operators of that Usher sign in. */
export const openIdProvider = loopback(4);

/** Machine-to-machine application of the embedded API. */
export const demoApp = { id: 'e2e-app', secret: 'e2e-secret-that-no-answer-may-hold' };

/** Usher at that provider. */
export const openIdClient = { id: 'usher', secret: 'secret-of-usher-at-the-provider' };

const cache = fileURLToPath(new URL('../node_modules/.cache/usher-e2e', import.meta.url));

/** Where those two keep their data. */
export const dataFolder = `${cache}/data`;
export const connectedDataFolder = `${cache}/connected-data`;

/** Where all servers of the run record what they answer and print. */
export const recordsFolder = `${cache}/records`;

/** Makes a Node.js process do so. */
export const recording = {
  NODE_OPTIONS: `--import=${new URL('secrets/record.js', import.meta.url).href}`,
  USHER_RECORDS: recordsFolder,
};

export const portOf = (address: string): string => new URL(address).port;
