import { fileURLToPath } from 'node:url';

/** First of five consecutive ports. Set `E2E_PORT` to run two test runs on one machine. */
const firstPort = Number(process.env['E2E_PORT'] ?? 4170);

const loopback = (nth: number) => `http://127.0.0.1:${firstPort + nth}`;

/** Address of Usher with the embedded API. All servers of a test run listen on loopback. */
export const usher = loopback(0);

/** Address of its embedded Management API. */
export const managementApi = loopback(1);

/** Address of a second Usher, connected to the server at `logto`. */
export const connectedUsher = loopback(2);

/** Address of a simulated Logto, which forwards requests to the embedded API until a test makes it misbehave. */
export const logto = loopback(3);

/** Address of the provider at which operators of the connected Usher sign in. */
export const openIdProvider = loopback(4);

/** Machine-to-machine app of the embedded API. */
export const demoApp = { id: 'e2e-app', secret: 'e2e-secret-that-no-answer-may-hold' };

/** Usher's client at that provider. */
export const openIdClient = { id: 'usher', secret: 'secret-of-usher-at-the-provider' };

const cache = fileURLToPath(new URL('../node_modules/.cache/usher-e2e', import.meta.url));

/** Data folders of the two Ushers. */
export const dataFolder = `${cache}/data`;
export const connectedDataFolder = `${cache}/connected-data`;

/** Folder in which all servers of the run record their responses and output. */
export const recordsFolder = `${cache}/records`;

/** Environment variables that make a Node.js process record. */
export const recording = {
  NODE_OPTIONS: `--import=${new URL('secrets/record.js', import.meta.url).href}`,
  USHER_RECORDS: recordsFolder,
};

export const portOf = (address: string): string => new URL(address).port;
