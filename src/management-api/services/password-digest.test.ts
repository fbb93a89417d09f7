import { createCipheriv, createHash, pbkdf2Sync, scryptSync } from 'node:crypto';

import { hash } from '@node-rs/argon2';
import bcrypt from 'bcryptjs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { type PasswordAlgorithm, passwordAlgorithms } from '#contract/users.ts';

import importedDigests from './imported-digests.json' with { type: 'json' };
import { checkLegacyDigest } from './legacy-digest.ts';
import { digestPassword, verifyPassword } from './password-digest.ts';

/** `Algorithm` of @node-rs/argon2, a `const enum` that cannot be imported. */
const algorithms = { Argon2d: 0, Argon2i: 1, Argon2id: 2 };

const password = 'Quartz-Zebra-9';
const hex = (algorithm: string, text: string) => createHash(algorithm).update(text).digest('hex');

/** The example in Firebase's description of its scrypt. */
const firebase = {
  password: 'user1password',
  digest: JSON.stringify([
    'firebase-scrypt',
    [
      '42xEC+ixf3L2lw==',
      'jxspr8Ki0RYycVU8zykbdLGjFQ3McFUH0uiiTvC8pVMXAn210wjLNmdZJzxUECKbm0QsEmYUSDzZvpjeJ9WmXA==',
      'Bw==',
      '8',
      '14',
      '@',
    ],
    'lSrfV15cpx95/sZS2W9c9Kp6i/LVgQNDNC/qzrCnh1SAyZvqmZqAjTdn3aoItz+VHjoZilo78198JAdRuid5lQ==',
  ]),
};

describe('a new digest', () => {
  it('is Argon2i with Logto’s parameters and a random salt', async () => {
    const [one, other] = [await digestPassword(password), await digestPassword(password)];
    expect(one.algorithm).toBe('Argon2i');
    expect(one.digest).toMatch(/^\$argon2i\$v=19\$m=8192,t=8,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
    expect(one.digest).not.toBe(other.digest);
    expect(await verifyPassword(password, one)).toBe(true);
    expect(await verifyPassword('quartz-zebra-9', one)).toBe(false);
  });
});

describe('digests of other systems that Logto 1.42 verified', () => {
  it.each(importedDigests.vectors)('$name', async ({ passwordAlgorithm, passwordDigest }) => {
    const digest = { algorithm: z.enum(passwordAlgorithms).parse(passwordAlgorithm), digest: passwordDigest };
    expect(() => digest.algorithm === 'Legacy' && checkLegacyDigest(digest.digest)).not.toThrow();
    expect(await verifyPassword(importedDigests.password, digest)).toBe(true);
    expect(await verifyPassword(`${importedDigests.password}!`, digest)).toBe(false);
  });
});

describe('imported digests', () => {
  const cases: [PasswordAlgorithm, string, () => string | Promise<string>][] = [
    ['MD5', 'bare', () => hex('md5', password)],
    ['SHA1', 'bare', () => hex('sha1', password)],
    ['SHA256', 'bare', () => hex('sha256', password)],
    ['Bcrypt', 'encoded', () => bcrypt.hash(password, 4)],
    ['Argon2i', 'encoded', () => hash(password, { algorithm: algorithms.Argon2i, memoryCost: 1024 })],
    ['Argon2id', 'encoded', () => hash(password, { algorithm: algorithms.Argon2id, memoryCost: 1024 })],
    ['Argon2d', 'encoded', () => hash(password, { algorithm: algorithms.Argon2d, memoryCost: 1024 })],
    [
      'Legacy',
      'salted hash',
      () => JSON.stringify(['sha512', ['salt', '@', 'pepper'], hex('sha512', `salt${password}pepper`)]),
    ],
    ['Legacy', 'pbkdf2', () => pbkdf2Digest('pbkdf2', 'salt', 'salt')],
    [
      'Legacy',
      'pbkdf2Sync, hexadecimal salt',
      () => pbkdf2Digest('pbkdf2Sync', 'hex:00ff10', Buffer.from('00ff10', 'hex')),
    ],
    ['Legacy', 'salt after', () => JSON.stringify(['sha256', ['@', 'salt'], hex('sha256', `${password}salt`)])],
    [
      'Legacy',
      'Keycloak, 512 bits of SHA-1',
      () => pbkdf2Digest('pbkdf2', 'hex:c0ffee', Buffer.from('c0ffee', 'hex'), [2000, 64, 'sha1']),
    ],
    [
      'Legacy',
      'ASP.NET Identity v2',
      () => pbkdf2Digest('pbkdf2', `hex:${'0a'.repeat(16)}`, Buffer.alloc(16, 0x0a), [1000, 32, 'sha1']),
    ],
    ['Legacy', 'firebase-scrypt', () => firebaseDigest('base64')],
    ['Legacy', 'firebase-scrypt, URL-safe', () => firebaseDigest('base64url')],
  ];
  const firebaseDigest = (encoding: 'base64' | 'base64url') => {
    // 0xff is "/" and "_" in the two forms of base64.
    const [salt, separator, signerKey] = [Buffer.alloc(9, 0xff), Buffer.from([0xfb]), Buffer.alloc(64, 0xff)];
    const key = scryptSync(password, Buffer.concat([salt, separator]), 32, { N: 2 ** 10, r: 4, p: 1 });
    const cipher = createCipheriv('aes-256-ctr', key, Buffer.alloc(16));
    const expected = Buffer.concat([cipher.update(signerKey), cipher.final()]).toString('base64');
    const parameters = [salt, signerKey, separator].map((bytes) => bytes.toString(encoding));
    return JSON.stringify(['firebase-scrypt', [...parameters, '4', '10', '@'], expected]);
  };
  const pbkdf2Digest = (
    name: string,
    written: string,
    salt: string | Buffer,
    [iterations, length, algorithm] = [1000, 20, 'sha256'] as [number, number, string],
  ) =>
    JSON.stringify([
      name,
      [written, String(iterations), String(length), algorithm, '@'],
      pbkdf2Sync(password, salt, iterations, length, algorithm).toString('hex'),
    ]);

  it.each(cases)('%s (%s) verifies only the correct password', async (algorithm, _, make) => {
    const digest = await make();
    expect(await verifyPassword(password, { algorithm, digest })).toBe(true);
    expect(await verifyPassword(`${password}!`, { algorithm, digest })).toBe(false);
  });

  it('firebase-scrypt verifies only the correct password', async () => {
    const { digest } = firebase;
    expect(await verifyPassword(firebase.password, { algorithm: 'Legacy', digest })).toBe(true);
    expect(await verifyPassword(password, { algorithm: 'Legacy', digest })).toBe(false);
  });

  it.each<[PasswordAlgorithm, string]>([
    ['MD5', 'a'.repeat(256)],
    ['Bcrypt', 'not a digest'],
    ['Argon2id', 'not a digest'],
    ['Legacy', 'not a digest'],
    ['Legacy', '["nope",["@"],"x"]'],
    ['Legacy', '["pbkdf2",["salt","many","20","sha256","@"],"x"]'],
    // These would exhaust memory or take days.
    [
      'Argon2i',
      '$argon2i$v=19$m=4294967295,t=1,p=1$T7Y3FzzLcubm2wWGVWGBWw$TdPS8nJK2Fw+lIDa5SQJ5LQjlWBVEcLtQRYHBWNZTuU',
    ],
    ['Bcrypt', '$2a$31$GzEm3vKoAqnJCTWesRARCe/ovjt/07qjvcH9jbLUg44Fn77gMZkmm'],
    ['Legacy', '["pbkdf2",["salt","2000000000","20","sha256","@"],"x"]'],
    ['Legacy', '["firebase-scrypt",["","","","8","30","@"],"x"]'],
  ])('%s verifies no password with the digest %s', async (algorithm, digest) => {
    expect(await verifyPassword(password, { algorithm, digest })).toBe(false);
  });
});

describe('the check of a legacy digest', () => {
  it.each([
    '["sha256",["salt","@"],"x"]',
    '["pbkdf2",["hex:00ff","1000","20","sha256","@"],"x"]',
    '["firebase-scrypt",["@"],"x"]',
  ])('accepts %s', (digest) => {
    expect(() => checkLegacyDigest(digest)).not.toThrow();
  });

  it.each([
    ['nonsense', 'password.invalid_legacy_password_format'],
    ['{}', 'password.invalid_legacy_password_format'],
    ['["sha256",["@"]]', 'password.invalid_legacy_password_format'],
    ['["sha256","@","x"]', 'password.invalid_legacy_password_format'],
    ['["pbkdf2",["hex:zz","1000","20","sha256","@"],"x"]', 'password.invalid_legacy_password_format'],
    ['["nope",["@"],"x"]', 'password.unsupported_legacy_hash_algorithm'],
  ])('refuses %s', (digest, code) => {
    expect(() => checkLegacyDigest(digest)).toThrow(expect.objectContaining({ code }));
  });
});
