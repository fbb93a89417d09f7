import { isDeepStrictEqual } from 'node:util';

import type { Context } from 'hono';

import { isDeeper } from '#contract/json.ts';
import { conditionalWrite, conditionalWriteType, type Conflict } from '#contract/writes.ts';
import { GatewayFault } from '#gateway/gateway-fault.ts';

/** Stored values that a write expects to replace, by member. */
export type ExpectedValues = Readonly<Record<string, unknown>>;

/** A write as the browser sent it; without `body` if there is none, without `expected` if it replaces any values. */
type SentWrite = { body?: unknown; expected?: ExpectedValues };

/** The Management API accepts at most 1 MiB of JSON (logto-behavior.md#0). */
const maxBodySize = 1024 * 1024;

/** A conditional write carries its values twice, and the names around them. */
const maxConditionalSize = 2 * maxBodySize + 1024;

/** Returns the size in bytes that the body of a request may have. */
export const allowedBodySize = (c: Context): number => (isConditional(c) ? maxConditionalSize : maxBodySize);

/**
 * Reads the body of a write. Other content types than JSON are refused because Logto reads them as `{}`
 * (logto-behavior.md#12.8).
 *
 * @throws {GatewayFault} `invalidInput`, `bodyTooLarge`
 */
export async function readWrite(c: Context): Promise<SentWrite> {
  const text = await c.req.text();
  if (isConditional(c)) return readConditional(text);
  if (text === '') return {};
  if (!typeOf(c).startsWith('application/json')) throw new GatewayFault('invalidInput');
  const body = parsed(text);
  if (isDeeper(body)) throw new GatewayFault('invalidInput');
  return { body };
}

function readConditional(text: string): SentWrite {
  const { data } = conditionalWrite.safeParse(parsed(text));
  if (data === undefined || isDeeper(data.body) || isDeeper(data.expected)) throw new GatewayFault('invalidInput');
  if (Buffer.byteLength(JSON.stringify(data.body)) > maxBodySize) throw new GatewayFault('bodyTooLarge');
  return data;
}

/**
 * Compares what a write expects to replace with what is stored, member by member, ignoring the order inside objects.
 *
 * @param stored the record as the operator may read it: a conflict shows no more, and masked values cannot be guessed
 * @throws {GatewayFault} `conflict` with the stored values of the members that differ
 */
export function requireExpected(expected: ExpectedValues, stored: ExpectedValues): void {
  const differing = Object.keys(expected).filter(
    (name) => !isDeepStrictEqual(own(expected, name) ?? null, own(stored, name) ?? null),
  );
  if (differing.length === 0) return;
  const values = Object.fromEntries(differing.map((name) => [name, own(stored, name) ?? null]));
  throw new GatewayFault('conflict', { data: { stored: values } satisfies Conflict });
}

/** Reads own members only: a client may name a member `constructor`. */
const own = (members: ExpectedValues, name: string): unknown =>
  Object.hasOwn(members, name) ? members[name] : undefined;

const typeOf = (c: Context): string => c.req.header('content-type') ?? '';

const isConditional = (c: Context): boolean => typeOf(c).startsWith(conditionalWriteType);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new GatewayFault('invalidInput', { cause: error });
  }
}
