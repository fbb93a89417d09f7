import { createHash } from 'node:crypto';

import { hash, verify } from '@node-rs/argon2';
import bcrypt from 'bcryptjs';

import type { PasswordAlgorithm } from '#contract/users.ts';

import { verifyLegacy } from './legacy-digest.ts';

/** `Algorithm.Argon2i` of @node-rs/argon2, whose `const enum` cannot be imported here. */
const argon2i = 1;

/** A stored password: the encoded digest and its algorithm. */
export type PasswordDigest = { digest: string; algorithm: PasswordAlgorithm };

/** The algorithm for new passwords; imported users may have others. */
export const ownAlgorithm: PasswordAlgorithm = 'Argon2i';

/** Hashes with Logto's parameters (logto-behavior.md#6). */
export async function digestPassword(password: string): Promise<PasswordDigest> {
  const digest = await hash(password, {
    algorithm: argon2i,
    memoryCost: 8192,
    timeCost: 8,
    parallelism: 1,
    outputLen: 32,
  });
  return { digest, algorithm: ownAlgorithm };
}

/** Returns false for malformed digests, because imported ones are stored unchecked. */
export async function verifyPassword(password: string, { digest, algorithm }: PasswordDigest): Promise<boolean> {
  try {
    return await verifiers[algorithm](password, digest);
  } catch {
    return false;
  }
}

type Verifier = (password: string, digest: string) => Promise<boolean> | boolean;

/** An imported digest determines the cost of its verification; above these limits (KiB, passes, rounds) it would block the server. */
const limits = { argon2Memory: 262_144, argon2Passes: 64, bcryptCost: 15 };

const argon2: Verifier = async (password, digest) => {
  const [, memory, passes] = /\$m=(\d+),t=(\d+),/.exec(digest) ?? [];
  const isAffordable = Number(memory) <= limits.argon2Memory && Number(passes) <= limits.argon2Passes;
  return isAffordable && verify(digest, password);
};

const plainHash =
  (name: string): Verifier =>
  (password, digest) =>
    createHash(name).update(password).digest('hex') === digest;

const verifiers: Record<PasswordAlgorithm, Verifier> = {
  Argon2i: argon2,
  Argon2id: argon2,
  Argon2d: argon2,
  MD5: plainHash('md5'),
  SHA1: plainHash('sha1'),
  SHA256: plainHash('sha256'),
  Bcrypt: async (password, digest) => bcrypt.getRounds(digest) <= limits.bcryptCost && bcrypt.compare(password, digest),
  Legacy: verifyLegacy,
};
