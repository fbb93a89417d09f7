import { expect, it } from 'vitest';

import { fieldNames, withoutSecretMembers, withoutSecrets, withoutSecretTexts } from './without-secrets.ts';

it('keeps the values for a comparison, including custom data and profile', () => {
  const fields = {
    username: 'ada',
    primaryEmail: 'ada@example.test',
    isSuspended: true,
    roleIds: ['a', 'b'],
    profile: { address: { postalCode: '1010', country: 'AT' }, zoneinfo: 'Europe/Vienna' },
    customData: { plan: 'pro', countryCode: 'AT', tags: ['a', { seats: 3 }], nothing: null },
  };
  expect(withoutSecrets(fields)).toEqual(fields);
});

it.each([
  ['password', 'correct horse'],
  ['passwordDigest', '0123456789abcdef'],
  ['passwordAlgorithm', 'Argon2i'],
  ['secret', 'JBSWY3DPEHPK3PXP'],
  ['codes', ['11111-22222']],
  ['value', 'pat_x'],
  ['somethingOfALaterLogto', 'unknown'],
])('removes %s', (name, value) => {
  expect(withoutSecrets({ [name]: value, name: 'Ada' })).toEqual({ name: 'Ada' });
});

it.each([
  'password',
  'newPassword',
  'PASSWORD',
  'client_secret',
  'clientSecret',
  'accessToken',
  'refresh-token',
  'apiKey',
  'api_key',
  'private key',
  'backupCodes',
  'verificationCode',
  'code',
  'totp',
  'Authorization',
  'sessionCookie',
  'passwordHash2',
])('replaces a nested custom data value named %s', (name) => {
  expect(withoutSecrets({ customData: { list: [{ [name]: 'x' }], kept: 1 } })).toEqual({
    customData: { list: [{ [name]: '[secret]' }], kept: 1 },
  });
});

it.each([
  'eyJhbGciOiJFUzM4NCJ9.eyJzdWIiOiJ1MSJ9.c2lnbmF0dXJl',
  'pat_0123456789abcdefABCDEF',
  '$argon2id$v=19$m=65536,t=3,p=4$c29tZXNhbHQ$aGFzaGhhc2g',
  '$2b$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy',
  '-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----',
])('replaces %s anywhere in a text', (text) => {
  expect(withoutSecretTexts(`given ${text} by phone`)).toBe('given [secret] by phone');
  expect(withoutSecrets({ name: text })).toEqual({ name: '[secret]' });
});

it('replaces values that are too large', () => {
  expect(withoutSecrets({ customData: { text: 'x'.repeat(30_000) } })).toEqual({ customData: '[30011 characters]' });
});

it('keeps field names, and replaces other texts', () => {
  expect(fieldNames(['name', 'profile.givenName', 'name', 'my password is x', 'é'.repeat(9)])).toEqual([
    'name',
    'profile.givenName',
    '[other]',
  ]);
});

it('replaces web tokens inside other text, but not texts that only start like one', () => {
  const token = 'eyJhbGciOiJFUzM4NCJ9.eyJzdWIiOiJ1MSJ9.c2lnbmF0dXJl';
  expect(withoutSecretTexts(`a.Bearer%20${token}.z`)).toBe('a.Bearer%20[secret].z');
  for (const text of [
    'eyJhbGci.eyJzdWIiOiJ1MSJ9.x',
    'eyJhbGciOiJFUzM4NCJ9.short.x',
    'eyJhbGciOiJFUzM4NCJ9.eyJzdWIiOiJ1MSJ9',
  ]) {
    expect(withoutSecretTexts(text)).toBe(text);
  }
});

it.each(['eyJ', 'eyJaaaaaaaa.', '$pbkdf2', '-----BEGIN ', 'aA', '.'])('processes a megabyte of %s quickly', (part) => {
  const start = performance.now();
  withoutSecrets({ customData: { text: part.repeat(1_000_000 / part.length) } });
  expect(performance.now() - start).toBeLessThan(5000);
});

it('replaces values that are nested too deep', () => {
  const nested: unknown = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`);
  expect(withoutSecrets({ customData: { nested } })).toEqual({ customData: '[nested too deep]' });
});

it('keeps all members of a record except secrets, and what cannot be one', () => {
  const kept = {
    hasPassword: true,
    somethingOfALaterLogto: 'kept',
    payload: { error: { code: 'session.invalid_credentials' }, resetCode: null },
  };
  const secrets = { value: 'pat_0123456789abcdefABCDEF', code: '123456', payload: { ...kept.payload, code: 'x.7' } };
  expect(withoutSecretMembers({ ...kept, ...secrets })).toEqual({
    ...kept,
    value: '[secret]',
    code: '[secret]',
    payload: { ...kept.payload, code: '[secret]' },
  });
});
