import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

import * as z from 'zod';

import { callerVerification } from '#contract/callers.ts';
import { jsonObject } from '#contract/json.ts';
import type { Secrets } from '#gateway/operators/seal.ts';

import type { Values } from './draft.ts';

/** Keys derived from one secret of the installation. */
type SecretKeys = {
  /** Seals the keys of users and operators. */
  keyKey: Uint8Array;
  /** The first ticket key: earlier versions derived it and did not store it. */
  ticketKey: Uint8Array;
  /** Identifies the secret without revealing it. */
  fingerprint: string;
};

/** Keys derived from the secrets of the installation: the first secret seals, the former ones still open. */
export type Sealing = SecretKeys & { former: readonly SecretKeys[] };

/** An opened key of a user or operator. */
export type ValuesKey = { id: string; owner: string; bytes: Uint8Array };

const algorithm = 'aes-256-gcm';
const keyLength = 32;
const nonceLength = 12;
const tagLength = 16;

/** Derives the keys that seal the audit log (HKDF-SHA-256, RFC 5869). */
export function sealingFrom([first, ...former]: Secrets): Sealing {
  return { ...keysFrom(first), former: former.map(keysFrom) };
}

function keysFrom(secret: string): SecretKeys {
  const derive = (purpose: string) =>
    new Uint8Array(hkdfSync('sha256', secret, new Uint8Array(), `usher journal ${purpose}`, keyLength));
  return {
    keyKey: derive('keys'),
    ticketKey: derive('tickets'),
    fingerprint: Buffer.from(derive('fingerprint')).toString('base64url').slice(0, 16),
  };
}

export const newKeyBytes = (): Uint8Array => randomBytes(keyLength);

/** Seals a key for storage, bound to its `id` and `owner`. */
export const sealKey = ({ keyKey }: Sealing, { id, owner, bytes }: ValuesKey): string =>
  seal(keyKey, bytes, `${id} ${owner}`);

/** A key as stored. */
export type SealedKey = { id: string; owner: string; sealed: string; sealed_by: string };

/** @throws if an unknown secret sealed it, or it was changed */
export function openKey(sealing: Sealing, { id, owner, sealed, sealed_by }: SealedKey): ValuesKey {
  const sealer = [sealing, ...sealing.former].find(({ fingerprint }) => fingerprint === sealed_by);
  if (sealer === undefined)
    throw new Error('This key was sealed with an unknown secret. Add the former secret to AUDIT_KEY.');
  return { id, owner, bytes: open(sealer.keyKey, sealed, `${id} ${owner}`) };
}

/** Returns the fingerprints of all configured secrets. */
export const fingerprints = (sealing: Sealing): string[] =>
  [sealing, ...sealing.former].map(({ fingerprint }) => fingerprint);

export const sealValues = (key: ValuesKey, values: Values): string =>
  seal(key.bytes, Buffer.from(JSON.stringify(values)), key.id);

const storedValues = z.object({
  targetName: z.string().optional(),
  reason: z.string().optional(),
  before: z.optional(jsonObject),
  after: z.optional(jsonObject),
  caller: z.array(callerVerification).optional(),
});

/** @throws if the values or their key were changed */
export const openValues = (key: ValuesKey, sealed: string): Values =>
  storedValues.parse(JSON.parse(Buffer.from(open(key.bytes, sealed, key.id)).toString()));

function seal(key: Uint8Array, content: Uint8Array, about: string): string {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: tagLength }).setAAD(Buffer.from(about));
  return Buffer.concat([nonce, cipher.update(content), cipher.final(), cipher.getAuthTag()]).toString('base64url');
}

function open(key: Uint8Array, sealed: string, about: string): Uint8Array {
  const bytes = Buffer.from(sealed, 'base64url');
  const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, nonceLength), { authTagLength: tagLength })
    .setAAD(Buffer.from(about))
    .setAuthTag(bytes.subarray(-tagLength));
  return Buffer.concat([decipher.update(bytes.subarray(nonceLength, -tagLength)), decipher.final()]);
}

/** Most words of a reason that are marked as tickets. */
const maxTickets = 8;

/**
 * Returns the marks by which a reason can be found: one for the whole text, and one for each word with a digit, which
 * may be a ticket.
 */
export function ticketMarks(ticketKey: Uint8Array, reason: string): string[] {
  const whole = normalized(reason);
  const tickets = whole.match(/[\p{L}\p{N}][\p{L}\p{N}_/-]*/gu)?.filter((word) => /\p{N}/u.test(word)) ?? [];
  return [...new Set([whole, ...tickets.slice(0, maxTickets)])].map((text) => markOf(ticketKey, text));
}

/** Returns the mark to search for `ticket`. */
export const ticketMark = (ticketKey: Uint8Array, ticket: string): string => markOf(ticketKey, normalized(ticket));

/** Ignores case, repeated spaces and the `#` of a ticket number. */
const normalized = (text: string): string =>
  text.normalize('NFKC').replaceAll('#', '').replaceAll(/\s+/g, ' ').trim().toLowerCase();

const markOf = (ticketKey: Uint8Array, text: string): string =>
  createHmac('sha256', ticketKey).update(text).digest('base64url').slice(0, 22);
