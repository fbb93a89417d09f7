import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import pg from 'pg';

/** A temporary PostgreSQL server. Its superuser has no password; it listens on loopback only. */
export type PrivateServer = {
  /** URL of the database `postgres`. */
  url: string;
  /** Creates an empty database and returns its URL. */
  createDatabase: (name: string) => Promise<string>;
  stop: () => Promise<void>;
};

type Options = {
  /** Folder with `initdb` and `postgres`; see `findPostgres`. */
  programs: string;
  /** Further settings, e.g. `shared_buffers=1GB`. */
  settings?: readonly string[];
};

/** PostgreSQL refuses to run as root. This is the ID of the user `nobody` on common systems. */
const unprivileged = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

/**
 * Shell script that stops the server and deletes its folder when the standard input ends, even if the process at its
 * other end is killed.
 */
const untilInputEnds = `
  exec 3<&0
  "$@" </dev/null & server=$!
  { read -r _ <&3; kill -INT $server; } & watch=$!
  wait $server
  kill $watch 2>/dev/null
  rm -rf "$PWD"`;

/** Creates a database cluster in a temporary folder and serves it on loopback. `stop` deletes the folder. */
export async function startPrivateServer({ programs, settings = [] }: Options): Promise<PrivateServer> {
  const folder = await mkdtemp(join(tmpdir(), 'usher-postgres-'));
  if (unprivileged.uid !== undefined) await chown(folder, unprivileged.uid, unprivileged.gid);
  const data = join(folder, 'data');
  await promisify(execFile)(
    join(programs, 'initdb'),
    ['-D', data, '-U', 'usher', '--auth=trust', '--locale=C.UTF-8', '--encoding=UTF8', '--no-sync'],
    { ...unprivileged, cwd: folder },
  );
  const port = await freePort();
  // The data is temporary and need not survive a power failure: fsync=off.
  const all = ['fsync=off', 'listen_addresses=127.0.0.1', `port=${port}`, `unix_socket_directories=${folder}`];
  const server = spawn(
    'sh',
    ['-c', untilInputEnds, 'sh', join(programs, 'postgres'), '-D', data, ...flags([...all, ...settings])],
    { ...unprivileged, cwd: folder, stdio: ['pipe', 'ignore', 'pipe'] },
  );
  await ready(server);
  const urlOf = (database: string) => `postgres://usher@127.0.0.1:${port}/${database}`;
  return {
    url: urlOf('postgres'),
    createDatabase: async (name) => {
      await execute(urlOf('postgres'), `create database ${name}`);
      return urlOf(name);
    },
    stop: async () => {
      const ended = once(server, 'exit');
      server.stdin?.end();
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Runs one statement on a new connection. */
export async function execute(url: string, statement: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await client.query(statement);
  } finally {
    await client.end();
  }
}

const flags = (settings: readonly string[]) => settings.flatMap((setting) => ['-c', setting]);

/** Resolves when the server accepts connections. */
function ready(server: ChildProcess): Promise<void> {
  let output = '';
  return new Promise((resolve, reject) => {
    server.stderr?.on('data', (chunk: Buffer) => {
      // Continues to read the pipe: if it were full, the server would stop.
      if (output.length < 100_000) output += chunk.toString();
      if (output.includes('ready to accept connections')) resolve();
    });
    server.once('exit', () => reject(new Error(`PostgreSQL did not start:\n${output}`)));
  });
}

/** Returns a port that is free at this moment. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
