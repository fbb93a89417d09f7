import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { rename, rm } from 'node:fs/promises';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';

import * as z from 'zod';

/** Another process uses the folder. */
export class FolderInUseError extends Error {
  override readonly name = 'FolderInUseError';
}

/** Answers a question of another process on this machine to the owner of a folder. */
export type Answer = (question: string) => Promise<string>;

export type FolderLock = {
  /** Sets the handler of questions. Until then they are refused. */
  answerWith: (answer: Answer) => void;
  release: () => Promise<void>;
};

/** Longest path of a local socket, in bytes: the limit of macOS, which is the shortest. */
const longestSocketPath = 103;

/**
 * Makes this process the only owner of `folder` until it releases the lock or ends. The lock is a local socket on which
 * this process listens. A socket of a killed process does not respond and is taken over. {@link queryOwner} connects to
 * the socket.
 *
 * @throws {FolderInUseError}
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const path = socketPath(folder);
  const conversations = new Set<Socket>();
  let answer: Answer | undefined;
  const converse = (socket: Socket) => {
    conversations.add(socket);
    socket.on('close', () => conversations.delete(socket));
    // The other process may have ended.
    socket.on('error', () => socket.destroy());
    // An open connection must not keep the process running.
    socket.unref();
    void reply(socket, answer);
  };
  const server = (await listen(path, converse)) ?? (await takeOver(path, converse));
  if (server === undefined) throw new FolderInUseError(`${folder} is in use by another process.`);
  // The lock must not keep the process running.
  server.unref();
  return {
    answerWith: (given) => {
      answer = given;
    },
    release: async () => {
      const closed = once(server, 'close');
      server.close();
      for (const socket of conversations) socket.destroy();
      await closed;
    },
  };
}

const replyText = z.union([z.object({ answer: z.string() }), z.object({ refusal: z.string() })]);

/**
 * Sends a question to the process that owns `folder`, and returns its answer.
 *
 * @throws {Error} if there is no owner, or it cannot answer
 */
export async function queryOwner(folder: string, question: string): Promise<string> {
  const socket = connect({ path: socketPath(folder), allowHalfOpen: true });
  socket.end(question);
  const reply = await text(socket);
  if (reply === '') throw new Error(`The process that uses ${folder} did not answer; it may be an older version.`);
  const parsed = replyText.parse(JSON.parse(reply));
  if ('refusal' in parsed) throw new Error(parsed.refusal);
  return parsed.answer;
}

/** Limits of a question: length in characters, and time to receive it in ms. */
const question = { maxLength: 4096, timeoutMs: 5000 };

/** Answers one connection. Processes that only try to take the lock connect without a question. */
async function reply(socket: Socket, answer: Answer | undefined): Promise<void> {
  const received = await readQuestion(socket);
  if (received === '') {
    socket.destroy();
    return;
  }
  try {
    if (answer === undefined) throw new Error('The process that uses this folder is not ready to answer.');
    socket.end(JSON.stringify({ answer: await answer(received) }));
  } catch (error) {
    socket.end(JSON.stringify({ refusal: error instanceof Error ? error.message : 'The question failed.' }));
  }
}

function readQuestion(socket: Socket): Promise<string> {
  return new Promise((done) => {
    let received = '';
    socket.setEncoding('utf8');
    socket.setTimeout(question.timeoutMs, () => socket.destroy());
    socket.on('close', () => done(''));
    socket.on('data', (chunk: string) => {
      received += chunk;
      if (received.length > question.maxLength) socket.destroy();
    });
    socket.on('end', () => {
      // The time limit applies to the question only, not to the answer.
      socket.setTimeout(0);
      done(received);
    });
  });
}

function socketPath(folder: string): string {
  const absolute = resolve(folder);
  const name = createHash('sha256').update(absolute).digest('hex').slice(0, 32);
  if (process.platform === 'win32') return String.raw`\\.\pipe\usher-${name}`;
  const inside = join(absolute, 'lock.sock');
  return Buffer.byteLength(inside) <= longestSocketPath ? inside : join(tmpdir(), `usher-${name}.sock`);
}

/** Returns the listening server, or undefined if the address is in use. */
function listen(path: string, converse: (socket: Socket) => void): Promise<Server | undefined> {
  return new Promise((done, fail) => {
    // Half-open connections: the question ends before the answer is sent.
    const server = createServer({ allowHalfOpen: true }, converse);
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') done(undefined);
      else fail(error);
    });
    server.listen(path, () => done(server));
  });
}

/** Takes over the lock of a dead owner. The socket is renamed first, so that only one of several processes succeeds. */
async function takeOver(path: string, converse: (socket: Socket) => void): Promise<Server | undefined> {
  if (await isAnswered(path)) return undefined;
  const aside = `${path}.${randomUUID().slice(0, 8)}`;
  try {
    await rename(path, aside);
  } catch {
    return listen(path, converse);
  }
  if (await isAnswered(aside)) {
    await rename(aside, path);
    return undefined;
  }
  await rm(aside, { force: true });
  return listen(path, converse);
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
