import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

import * as z from 'zod';

import { jsonObject } from '#contract/json.ts';
import type { Secrets } from '#gateway/operators/seal.ts';

import type { Values } from './draft.ts';

/** What is derived from one secret of the installation. */
type SecretKeys = {
  /** Seals the keys of persons. */
  keyKey: Uint8Array;
  /** Where the first ticket key comes from: before it was stored, it was derived. */
  ticketKey: Uint8Array;
  /** Tells one secret from another without telling it. */
  fingerprint: string;
};

/** What is derived from the secrets of the installation: the first seals, the former ones still open. */
export type Sealing = SecretKeys & { former: readonly SecretKeys[] };

/** A person's key, open. */
export type ValuesKey = { id: string; owner: string; bytes: Uint8Array };

const algorithm = 'aes-256-gcm';
const keyLength = 32;
const nonceLength = 12;
const tagLength = 16;

/** Derives what seals the audit log (HKDF-SHA-256, RFC 5869). */
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

/** A person's key as it is stored; `id` and `owner` are bound to it. */
export const sealKey = ({ keyKey }: Sealing, { id, owner, bytes }: ValuesKey): string =>
  seal(keyKey, bytes, `${id} ${owner}`);

/** A person's key as it is stored. */
export type SealedKey = { id: string; owner: string; sealed: string; sealed_by: string };

/** @throws when a secret that is not ours sealed it, or somebody changed it */
export function openKey(sealing: Sealing, { id, owner, sealed, sealed_by }: SealedKey): ValuesKey {
  const sealer = [sealing, ...sealing.former].find(({ fingerprint }) => fingerprint === sealed_by);
  if (sealer === undefined) throw new Error('Another secret sealed this key.');
  return { id, owner, bytes: open(sealer.keyKey, sealed, `${id} ${owner}`) };
}

/** The fingerprints of all secrets that are known here. */
export const fingerprints = (sealing: Sealing): string[] =>
  [sealing, ...sealing.former].map(({ fingerprint }) => fingerprint);

export const sealValues = (key: ValuesKey, values: Values): string =>
  seal(key.bytes, Buffer.from(JSON.stringify(values)), key.id);

const storedValues = z.object({
  targetName: z.string().optional(),
  reason: z.string().optional(),
  before: z.optional(jsonObject),
  after: z.optional(jsonObject),
});

/** @throws when somebody changed the values or their key */
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

/** More words with a digit than this in one reason are no tickets. */
const maxTickets = 8;

/** What a reason can be found by: its whole, and each word of it that has a digit, as tickets do. */
export function ticketMarks(ticketKey: Uint8Array, reason: string): string[] {
  const whole = normalized(reason);
  const tickets = whole.match(/[\p{L}\p{N}][\p{L}\p{N}_/-]*/gu)?.filter((word) => /\p{N}/u.test(word)) ?? [];
  return [...new Set([whole, ...tickets.slice(0, maxTickets)])].map((text) => markOf(ticketKey, text));
}

/** The mark to look for when somebody asks for `ticket`. */
export const ticketMark = (ticketKey: Uint8Array, ticket: string): string => markOf(ticketKey, normalized(ticket));

/** Case, spaces and the sign before a ticket's number make no difference. */
const normalized = (text: string): string =>
  text.normalize('NFKC').replaceAll('#', '').replaceAll(/\s+/g, ' ').trim().toLowerCase();

const markOf = (ticketKey: Uint8Array, text: string): string =>
  createHmac('sha256', ticketKey).update(text).digest('base64url').slice(0, 22);
