import type { ImportSource } from '#contract/imports.ts';

import { auth0Digest } from './digests/auth0-digest.ts';
import { clerkDigest } from './digests/clerk-digest.ts';
import { type DigestResult, type FirebaseHash, firebaseScrypt } from './digests/digest.ts';
import { keycloakDigest } from './digests/keycloak-digest.ts';
import { namedDigest } from './digests/named-digest.ts';
import { oktaDigest } from './digests/okta-digest.ts';

/** What a password digest is made of in a file. */
export type DigestParts = {
  /** The digest, or the object that contains it. */
  value: unknown;
  /** Name of its algorithm, if the file has one. */
  algorithm: string;
  /** Only Firebase keeps it apart. */
  salt: string;
};

/** Converts a password digest of a source to the form in which Logto stores it. */
export function passwordDigest(
  source: ImportSource,
  { value, algorithm, salt }: DigestParts,
  project?: FirebaseHash,
): DigestResult {
  if (value === undefined || value === null || value === '') return 'none';
  if (source === 'auth0') return auth0Digest(value);
  if (source === 'keycloak') return keycloakDigest(value);
  if (typeof value !== 'string') return source === 'okta' ? oktaDigest(value) : 'invalid-digest';
  if (source === 'clerk') return clerkDigest(value, algorithm);
  if (source !== 'firebase') return namedDigest(value, algorithm);
  // Without the project's parameters the hashes are useless.
  return project === undefined ? 'missing-parameters' : firebaseScrypt(value, salt, project);
}
