import * as z from 'zod/mini';

import { fromBase64, toBase64 } from '#console/lib/bytes.ts';

import { argon2, type DigestResult, pbkdf2 } from './digest.ts';

const text = z.string();

/** `credentialData` and `secretData` are JSON texts: https://www.keycloak.org/docs-api/latest/rest-api/#CredentialRepresentation */
const credential = z.object({ type: text, credentialData: text, secretData: text });
const credentialData = z.object({
  algorithm: text,
  hashIterations: z.number(),
  additionalParameters: z.optional(z.record(text, z.array(text))),
});
const secretData = z.object({ value: text, salt: text });

/** The hash function by the name of the algorithm. */
const hashNames = new Map([
  ['pbkdf2', 'sha1'],
  ['pbkdf2-sha256', 'sha256'],
  ['pbkdf2-sha512', 'sha512'],
]);

/** Converts the credential of the type `password` in a realm export. */
export function keycloakDigest(value: unknown): DigestResult {
  if (!Array.isArray(value)) return 'invalid-digest';
  const found = value.find((one) => z.object({ type: z.literal('password') }).safeParse(one).success);
  if (found === undefined) return 'none';
  const { data } = credential.safeParse(found);
  const parameters = credentialData.safeParse(parsed(data?.credentialData)).data;
  const secret = secretData.safeParse(parsed(data?.secretData)).data;
  if (parameters === undefined || secret === undefined) return 'invalid-digest';
  const [salt, key] = [fromBase64(secret.salt), fromBase64(secret.value)];
  if (salt === undefined || key === undefined) return 'invalid-digest';
  const hashName = hashNames.get(parameters.algorithm);
  if (hashName !== undefined) return pbkdf2(hashName, salt, parameters.hashIterations, key);
  return parameters.algorithm === 'argon2' ? phcArgon2(parameters, salt, key) : 'unsupported-digest';
}

function phcArgon2(
  { hashIterations, additionalParameters }: z.infer<typeof credentialData>,
  salt: Uint8Array,
  key: Uint8Array,
): DigestResult {
  const parameter = (name: string): string => additionalParameters?.[name]?.[0] ?? '';
  // Version 1.3 of Argon2 is 0x13.
  if (parameter('version') !== '1.3') return 'unsupported-digest';
  const costs = `m=${parameter('memory')},t=${hashIterations},p=${parameter('parallelism')}`;
  const [saltText, keyText] = [salt, key].map((bytes) => toBase64(bytes).replaceAll('=', ''));
  return argon2(`$argon2${parameter('type')}$v=19$${costs}$${saltText}$${keyText}`);
}

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}
