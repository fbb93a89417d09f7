import { createCipheriv, createHash, pbkdf2Sync, scryptSync } from 'node:crypto';
import { readFileSync } from 'node:fs';

import { hash as argon2Hash } from '@node-rs/argon2';
import bcrypt from 'bcryptjs';
import { describe, expect, it } from 'vitest';

import type { ImportSource } from '#contract/imports.ts';
import { checkLegacyDigest } from '#management-api/services/legacy-digest.ts';
import { verifyPassword } from '#management-api/services/password-digest.ts';

import type { FirebaseHash } from './digests/digest.ts';
import { type DigestParts, passwordDigest } from './password-digest.ts';

const password = 'Zebra-Quartz-77 日本';
const salt = Buffer.from('00ff10c0ffee8042', 'hex');
const hashOf = (name: string, ...parts: (string | Buffer)[]) =>
  parts.reduce((hash, part) => hash.update(part), createHash(name)).digest();

/** `Algorithm` of @node-rs/argon2, a `const enum` that cannot be imported. */
const argon2 = (algorithm: 0 | 1 | 2) => argon2Hash(password, { algorithm, memoryCost: 1024, timeCost: 2 });
const argon2i = await argon2(1);
const bcryptHash = bcrypt.hashSync(password, 4);
const derive = (digest: string, length: number, iterations = 1000, saltBytes: string | Buffer = salt) =>
  pbkdf2Sync(password, saltBytes, iterations, length, digest);
const withoutPadding = (bytes: Buffer) => bytes.toString('base64').replaceAll('=', '');

const signerKey = Buffer.alloc(64, 0xfb);
const project: FirebaseHash = {
  signerKey: signerKey.toString('base64'),
  saltSeparator: 'Bw==',
  rounds: 4,
  memoryCost: 10,
};
const firebaseHash = (() => {
  const key = scryptSync(password, Buffer.concat([salt, Buffer.from('Bw==', 'base64')]), 32, {
    N: 2 ** 10,
    r: 4,
    p: 1,
  });
  const cipher = createCipheriv('aes-256-ctr', key, Buffer.alloc(16));
  return Buffer.concat([cipher.update(signerKey), cipher.final()]);
})();

const keycloak = (credentialData: object, secretData: object) => [
  { type: 'otp' },
  { type: 'password', credentialData: JSON.stringify(credentialData), secretData: JSON.stringify(secretData) },
];

const keycloakArgon2 = async () => {
  const [, , , , saltText, key] = (await argon2(2)).split('$');
  const additionalParameters = {
    hashLength: ['32'],
    memory: ['1024'],
    type: ['id'],
    version: ['1.3'],
    parallelism: ['1'],
  };
  const data = { hashIterations: 2, algorithm: 'argon2', additionalParameters };
  return keycloak(data, { value: `${key}=`, salt: `${saltText}==`, additionalParameters: {} });
};

const aspNetV3 = (hash: number, name: string) => {
  const head = Buffer.alloc(13);
  for (const [index, number] of [hash, 1000, salt.length].entries()) head.writeUInt32BE(number, 1 + 4 * index);
  head[0] = 1;
  return Buffer.concat([head, salt, derive(name, 32)]).toString('base64');
};
const salt16 = Buffer.concat([salt, salt]);
const aspNetV2 = Buffer.concat([Buffer.of(0), salt16, derive('sha1', 32, 1000, salt16)]).toString('base64');

const custom = (algorithm: string, value: string, encoding: string, more: object = {}) => ({
  algorithm,
  hash: { value, encoding },
  ...more,
});

type Case = [name: string, source: ImportSource, value: unknown, parts?: { algorithm?: string; salt?: string }];

/** Digests of the password as each source writes them. */
const cases: Case[] = [
  ['bcrypt 2b', 'table', bcryptHash],
  ['bcrypt 2a', 'supabase', bcryptHash.replace('$2b$', '$2a$')],
  ['bcrypt 2y', 'table', bcryptHash.replace('$2b$', '$2y$'), { algorithm: 'BCrypt' }],
  ['argon2i', 'table', argon2i, { algorithm: 'argon2i' }],
  ['argon2id', 'table', ` ${await argon2(2)} `],
  ['argon2d', 'table', await argon2(0), { algorithm: 'argon2' }],
  ['md5', 'table', hashOf('md5', password).toString('hex').toUpperCase()],
  ['sha1', 'table', hashOf('sha1', password).toString('hex'), { algorithm: 'SHA-1' }],
  ['sha256', 'table', hashOf('sha256', password).toString('hex')],
  ['sha512', 'table', hashOf('sha512', password).toString('hex'), { algorithm: 'sha512' }],
  [
    'Logto’s own',
    'logto',
    JSON.stringify(['sha1', ['a', '@'], hashOf('sha1', `a${password}`).toString('hex')]),
    { algorithm: 'Legacy' },
  ],
  [
    'django pbkdf2',
    'table',
    `pbkdf2_sha256$1000$qYcTpFZ1$${derive('sha256', 32, 1000, 'qYcTpFZ1').toString('base64')}`,
  ],
  [
    'django pbkdf2 sha1',
    'table',
    `pbkdf2_sha1$1000$abc$${derive('sha1', 20, 1000, 'abc').toString('base64')}`,
    { algorithm: 'django' },
  ],
  ['django argon2', 'table', `argon2${await argon2(2)}`],
  ['django bcrypt', 'table', `bcrypt$${bcryptHash}`],
  ['django md5', 'table', `md5$salt$${hashOf('md5', 'salt', password).toString('hex')}`],
  ['django unsalted sha1', 'table', `sha1$$${hashOf('sha1', password).toString('hex')}`],
  ['asp.net v2', 'table', aspNetV2],
  ['asp.net v3, sha1', 'table', aspNetV3(0, 'sha1')],
  ['asp.net v3, sha256', 'table', aspNetV3(1, 'sha256'), { algorithm: 'aspnet' }],
  ['asp.net v3, sha512', 'table', aspNetV3(2, 'sha512')],
  ['auth0 passwordHash', 'auth0', bcryptHash],
  ['auth0 bcrypt', 'auth0', custom('bcrypt', bcryptHash, 'utf8')],
  ['auth0 as JSON text', 'auth0', JSON.stringify(custom('bcrypt', bcryptHash, 'utf8'))],
  ['auth0 argon2', 'auth0', custom('argon2', await argon2(2), 'utf8')],
  ['auth0 md5', 'auth0', custom('md5', hashOf('md5', password).toString('hex'), 'hex')],
  ['auth0 sha256 in base64', 'auth0', custom('sha256', hashOf('sha256', password).toString('base64'), 'base64')],
  [
    'auth0 sha512 with salt before',
    'auth0',
    custom('sha512', hashOf('sha512', 'é$', password).toString('base64'), 'base64', {
      salt: { value: 'é$', encoding: 'utf8', position: 'prefix' },
    }),
  ],
  [
    'auth0 sha1 with salt after',
    'auth0',
    custom('sha1', hashOf('sha1', password, 'abc').toString('hex'), 'hex', {
      salt: { value: '616263', encoding: 'hex', position: 'suffix' },
    }),
  ],
  [
    'auth0 pbkdf2',
    'auth0',
    custom(
      'pbkdf2',
      `$pbkdf2-sha512$i=1000,l=64$${withoutPadding(salt)}$${withoutPadding(derive('sha512', 64))}`,
      'utf8',
    ),
  ],
  ['auth0 ldap', 'auth0', custom('ldap', `{SHA}${hashOf('sha1', password).toString('base64')}`, 'utf8')],
  [
    'keycloak pbkdf2',
    'keycloak',
    keycloak(
      { hashIterations: 1000, algorithm: 'pbkdf2', additionalParameters: {} },
      { value: derive('sha1', 64).toString('base64'), salt: salt.toString('base64') },
    ),
  ],
  [
    'keycloak pbkdf2-sha256',
    'keycloak',
    keycloak(
      { hashIterations: 1000, algorithm: 'pbkdf2-sha256' },
      { value: derive('sha256', 64).toString('base64'), salt: salt.toString('base64') },
    ),
  ],
  [
    'keycloak pbkdf2-sha512',
    'keycloak',
    keycloak(
      { hashIterations: 1000, algorithm: 'pbkdf2-sha512' },
      { value: derive('sha512', 64).toString('base64'), salt: salt.toString('base64') },
    ),
  ],
  ['keycloak argon2', 'keycloak', await keycloakArgon2()],
  ['firebase', 'firebase', firebaseHash.toString('base64'), { salt: salt.toString('base64') }],
  ['firebase, URL-safe', 'firebase', firebaseHash.toString('base64url'), { salt: salt.toString('base64url') }],
  [
    'okta bcrypt',
    'okta',
    {
      password: {
        hash: { algorithm: 'BCRYPT', workFactor: 4, salt: bcryptHash.slice(7, 29), value: bcryptHash.slice(29) },
      },
    },
  ],
  [
    'okta sha512',
    'okta',
    {
      algorithm: 'SHA-512',
      salt: Buffer.from('abc').toString('base64'),
      saltOrder: 'POSTFIX',
      value: hashOf('sha512', password, 'abc').toString('base64'),
    },
  ],
  ['okta sha256', 'okta', { algorithm: 'SHA-256', value: hashOf('sha256', password).toString('base64') }],
  [
    'okta pbkdf2',
    'okta',
    {
      algorithm: 'PBKDF2',
      digestAlgorithm: 'SHA256_HMAC',
      iterationCount: 1000,
      keySize: 32,
      salt: salt.toString('base64'),
      value: derive('sha256', 32).toString('base64'),
    },
  ],
  ['clerk bcrypt', 'clerk', bcryptHash, { algorithm: 'bcrypt' }],
  ['clerk argon2id', 'clerk', await argon2(2), { algorithm: 'argon2id' }],
  [
    'clerk pbkdf2_sha256',
    'clerk',
    `pbkdf2_sha256$1000$${salt.toString('base64')}$${derive('sha256', 32).toString('base64')}`,
    { algorithm: 'pbkdf2_sha256' },
  ],
  [
    'clerk pbkdf2_sha1',
    'clerk',
    `pbkdf2_sha1$1000$salt$${derive('sha1', 20, 1000, 'salt').toString('hex')}`,
    { algorithm: 'pbkdf2_sha1' },
  ],
  [
    'clerk pbkdf2_sha1 with a salt in hex',
    'clerk',
    `pbkdf2_sha1$1000$${salt.toString('hex')}$${derive('sha1', 32).toString('hex')}$32`,
    { algorithm: 'pbkdf2_sha1' },
  ],
  [
    'clerk pbkdf2_sha512',
    'clerk',
    `pbkdf2_sha512$1000$abcd$${derive('sha512', 64, 1000, 'abcd').toString('hex')}`,
    { algorithm: 'pbkdf2_sha512' },
  ],
  [
    'clerk pbkdf2_sha512_hex',
    'clerk',
    `pbkdf2_sha512_hex$1000$${salt.toString('hex')}$${derive('sha512', 64).toString('hex')}`,
    { algorithm: 'pbkdf2_sha512_hex' },
  ],
  [
    'clerk django',
    'clerk',
    `pbkdf2_sha256$1000$abc$${derive('sha256', 32, 1000, 'abc').toString('base64')}`,
    { algorithm: 'pbkdf2_sha256_django' },
  ],
  [
    'clerk firebase',
    'clerk',
    [firebaseHash.toString('base64'), salt.toString('base64'), project.signerKey, 'Bw==', 4, 10].join('$'),
    { algorithm: 'scrypt_firebase' },
  ],
];

const convert = (source: ImportSource, value: unknown, parts: Partial<DigestParts> = {}) =>
  passwordDigest(source, { value, algorithm: '', salt: '', ...parts }, project);

describe('a digest that can be carried over', () => {
  it.each(cases)('%s verifies only the password in the identity service', async (_name, source, value, parts) => {
    const digest = convert(source, value, parts);
    if (typeof digest === 'string') throw new Error(digest);
    if (digest.algorithm === 'Legacy') checkLegacyDigest(digest.digest);
    expect(digest.digest.length).toBeLessThanOrEqual(256);
    expect(await verifyPassword(password, digest)).toBe(true);
    expect(await verifyPassword(`${password}!`, digest)).toBe(false);
  });

  const vectors = JSON.parse(
    readFileSync(new URL('../../../management-api/services/imported-digests.json', import.meta.url), 'utf8'),
  ) as { vectors: { name: string; passwordAlgorithm: string; passwordDigest: string }[] };

  it.each(vectors.vectors)(
    '$name of a real Logto is kept as it is',
    ({ passwordAlgorithm, passwordDigest: digest }) => {
      expect(convert('logto', digest, { algorithm: passwordAlgorithm })).toEqual({
        algorithm: passwordAlgorithm,
        digest,
      });
    },
  );
});

describe('a digest that cannot be carried over', () => {
  const hex = hashOf('sha256', password).toString('hex');
  it.each<[result: string, ...Parameters<typeof convert>]>([
    ['unsupported-digest', 'table', '$P$B55D6LjfHDkINU5wF.v2BuuzO0/XPk/'],
    ['unsupported-digest', 'table', `$wp$2y$10$${'a'.repeat(53)}`],
    ['unsupported-digest', 'table', `$2x$10$${'a'.repeat(53)}`],
    ['unsupported-digest', 'table', `bcrypt_sha256$${bcryptHash}`],
    ['unsupported-digest', 'table', '$6$rounds=5000$salt$hash'],
    ['unsupported-digest', 'table', '{SSHA}abcd'],
    ['unsupported-digest', 'table', 'scrypt$abc$14$8$1$abc'],
    ['unsupported-digest', 'table', bcryptHash, { algorithm: 'phpass' }],
    ['unsupported-digest', 'clerk', bcryptHash, { algorithm: 'bcrypt_peppered' }],
    // It doesn't say on which side of the password the salt is.
    ['unsupported-digest', 'clerk', `salt$${hex}`, { algorithm: 'sha256_salted' }],
    ['invalid-digest', 'clerk', `pbkdf2_sha1$1000$abcd$${hex}$20`, { algorithm: 'pbkdf2_sha1' }],
    ['unsupported-digest', 'auth0', custom('scrypt', 'abc', 'base64')],
    ['unsupported-digest', 'auth0', custom('md5', hex, 'hex', { password: { encoding: 'utf16le' } })],
    ['unsupported-digest', 'auth0', custom('sha256', hex, 'hex', { salt: { value: 'ff00', encoding: 'hex' } })],
    ['unsupported-digest', 'auth0', custom('sha256', hex, 'hex', { salt: { value: '@', encoding: 'utf8' } })],
    [
      'unsupported-digest',
      'auth0',
      custom('sha256', hex, 'hex', { salt: { value: 'x'.repeat(200), encoding: 'utf8' } }),
    ],
    ['unsupported-digest', 'auth0', custom('ldap', '{SSHA}abcd', 'utf8')],
    ['unsupported-digest', 'keycloak', keycloak({ hashIterations: 1, algorithm: 'other' }, { value: '', salt: '' })],
    ['unsupported-digest', 'okta', { algorithm: 'PBKDF2', digestAlgorithm: 'MD5_HMAC', value: '' }],
    ['invalid-digest', 'table', 'Summer2026!'],
    ['invalid-digest', 'table', '$2b$10$short'],
    ['invalid-digest', 'table', '$argon2id$v=19$m=1,t=1$abc'],
    ['invalid-digest', 'table', hex, { algorithm: 'md5' }],
    ['invalid-digest', 'table', bcryptHash, { algorithm: 'argon2id' }],
    ['invalid-digest', 'table', argon2i, { algorithm: 'argon2id' }],
    ['invalid-digest', 'table', 'pbkdf2_sha256$many$salt$abcd'],
    // As many bytes as SHA-256 has, not 3 or 20.
    ['invalid-digest', 'table', 'pbkdf2_sha256$600000$salt$AAAA'],
    ['invalid-digest', 'table', `pbkdf2_sha256$1000$abc$${derive('sha256', 20, 1000, 'abc').toString('base64')}`],
    [
      'invalid-digest',
      'okta',
      { algorithm: 'PBKDF2', digestAlgorithm: 'SHA256_HMAC', salt: '', value: 'AAAA', iterationCount: 1 },
    ],
    ['invalid-digest', 'table', '["sha256",["salt"],"x"]'],
    ['invalid-digest', 'table', Buffer.alloc(60, 7).toString('base64')],
    ['invalid-digest', 'auth0', custom('md5', hex, 'hex')],
    ['invalid-digest', 'auth0', { algorithm: 'md5' }],
    ['invalid-digest', 'auth0', '{"algorithm":'],
    ['invalid-digest', 'keycloak', [{ type: 'password', credentialData: '{', secretData: '{}' }]],
    ['invalid-digest', 'firebase', 'abcd', { salt: 'abcd' }],
    ['invalid-digest', 'firebase', firebaseHash.toString('base64'), { salt: '!' }],
    ['invalid-digest', 'okta', { algorithm: 'BCRYPT', salt: 'x', value: 'y' }],
    ['none', 'table', ''],
    ['none', 'table', '!unusable'],
    ['none', 'supabase', null],
    ['none', 'keycloak', [{ type: 'otp' }]],
    ['none', 'okta', { provider: { type: 'OKTA' } }],
  ])('is %s: %s %j', (result, ...parameters) => {
    expect(convert(...parameters)).toBe(result);
  });

  it('is one of Firebase without the parameters of the project', () => {
    expect(passwordDigest('firebase', { value: firebaseHash.toString('base64'), salt: '', algorithm: '' })).toBe(
      'missing-parameters',
    );
  });
});
