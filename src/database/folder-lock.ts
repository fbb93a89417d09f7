import { createHash, randomUUID } from 'node:crypto';
import { rename, rm } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** Another process holds the folder. */
export class FolderInUseError extends Error {
  override readonly name = 'FolderInUseError';
}

/** The longest path the operating systems take for a local socket, in bytes (macOS has the shortest limit). */
const longestSocketPath = 103;

/**
 * Makes this process the only owner of `folder` until it releases the lock or ends, however it ends. The lock is a local
 * socket that is being listened on: a socket left behind by a killed process answers nobody and is taken over.
 *
 * @throws {FolderInUseError}
 */
export async function lockFolder(folder: string): Promise<{ release: () => Promise<void> }> {
  const path = socketPath(folder);
  const server = (await listen(path)) ?? (await takeOver(path));
  if (server === undefined) throw new FolderInUseError(`${folder} is in use by another process.`);
  // The lock must not keep a process alive that has nothing else to do.
  server.unref();
  return { release: () => new Promise((done) => server.close(() => done())) };
}

function socketPath(folder: string): string {
  const absolute = resolve(folder);
  const name = createHash('sha256').update(absolute).digest('hex').slice(0, 32);
  if (process.platform === 'win32') return String.raw`\\.\pipe\usher-${name}`;
  const inside = join(absolute, 'lock.sock');
  return Buffer.byteLength(inside) <= longestSocketPath ? inside : join(tmpdir(), `usher-${name}.sock`);
}

/** The listening server, or nothing when the address is taken. */
function listen(path: string): Promise<Server | undefined> {
  return new Promise((done, fail) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') done(undefined);
      else fail(error);
    });
    server.listen(path, () => done(server));
  });
}

/** Takes the place of a dead owner. Moving the socket aside first lets only one of several contenders win. */
async function takeOver(path: string): Promise<Server | undefined> {
  if (await isAnswered(path)) return undefined;
  const aside = `${path}.${randomUUID().slice(0, 8)}`;
  try {
    await rename(path, aside);
  } catch {
    return listen(path);
  }
  if (await isAnswered(aside)) {
    await rename(aside, path);
    return undefined;
  }
  await rm(aside, { force: true });
  return listen(path);
}

function isAnswered(path: string): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.destroy();
      done(true);
    });
    socket.once('error', () => done(false));
  });
}
