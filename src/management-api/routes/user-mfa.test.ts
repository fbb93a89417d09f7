import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { encodeBase32, isBase32 } from '#management-api/services/add-factor.ts';
import { openTestApi, type TestApi } from '#management-api/testing/test-api.ts';

let api: TestApi;
let path: string;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  await api.db.deleteFrom('users').execute();
  const { id } = await api.createUser({ username: 'ada' });
  path = `/api/users/${id}/mfa-verifications`;
});

type Factor = { id: string; type: string };

const add = (body: object) => api.json(`POST ${path}`, { body });

describe('an authenticator app', () => {
  it('gets a base32 secret and its QR code', async () => {
    const { secret, secretQrCode } = (await add({ type: 'Totp' })) as { secret: string; secretQrCode: string };
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    const [, encoded = ''] = /^data:image\/png;base64,(.+)$/.exec(secretQrCode) ?? [];
    expect(Buffer.from(encoded, 'base64').subarray(1, 4).toString()).toBe('PNG');
    expect(JSON.stringify(await api.json(`GET ${path}`))).not.toContain(secret);
  });

  it.each(['JBSWY3DPEHPK3PXP', 'MFRGGZDFMZTWQ2LKNNWG23TPOA======'])('accepts the secret %s', async (secret) => {
    expect(await add({ type: 'Totp', secret })).toMatchObject({ secret });
  });

  it.each(['JBSWY3DP', 'jbswy3dpehpk3pxp', 'JBSWY3DPEHPK3PX1', 'JBSWY3DPEHPK3PXPA', 'A'.repeat(40)])(
    'refuses the secret %s',
    async (secret) => {
      expect(await api.refusal(`POST ${path}`, { type: 'Totp', secret })).toEqual({
        status: 422,
        code: 'user.totp_secret_invalid',
      });
    },
  );
});

describe('backup codes', () => {
  it('require another factor when added, but not later', async () => {
    expect(await api.refusal(`POST ${path}`, { type: 'BackupCode' })).toEqual({
      status: 422,
      code: 'session.mfa.backup_code_can_not_be_alone',
    });
    await add({ type: 'Totp' });
    const { codes } = (await add({ type: 'BackupCode' })) as { codes: string[] };
    expect(new Set(codes).size).toBe(10);
    expect(codes.filter((code) => !/^[\da-f]{10}$/.test(code))).toEqual([]);
    const totp = ((await api.json(`GET ${path}`)) as Factor[]).find(({ type }) => type === 'Totp');
    expect((await api.request(`DELETE ${path}/${totp?.id}`)).status).toBe(204);
    expect(await api.json(`GET ${path}`)).toMatchObject([{ type: 'BackupCode', remainCodes: 10 }]);
  });

  it('may be sent as ten codes of ten hexadecimal digits', async () => {
    await add({ type: 'Totp' });
    const codes = Array.from({ length: 10 }, (_, index) => `ABCDEF000${index}`);
    for (const wrong of [codes.slice(1), codes.map((code) => `${code}0`)]) {
      expect(await api.refusal(`POST ${path}`, { type: 'BackupCode', codes: wrong })).toEqual({
        status: 422,
        code: 'user.wrong_backup_code_format',
      });
    }
    expect(await add({ type: 'BackupCode', codes })).toEqual({ type: 'BackupCode', codes });
  });

  it('are replaced when all are used', async () => {
    await add({ type: 'Totp' });
    await add({ type: 'BackupCode' });
    const details = JSON.stringify({ codes: [{ code: 'x', usedAt: '2026-08-01T10:00:00.000Z' }] });
    await api.db.updateTable('mfa_verifications').set({ details }).where('type', '=', 'BackupCode').execute();
    expect(await api.json(`GET ${path}`)).toMatchObject([{ type: 'Totp' }, { remainCodes: 0 }]);
    await add({ type: 'BackupCode' });
    expect(await api.json(`GET ${path}`)).toMatchObject([{ type: 'Totp' }, { remainCodes: 10 }]);
  });
});

describe('factors', () => {
  it('have ISO times (logto-behavior.md#12.43)', async () => {
    await add({ type: 'Totp' });
    const user_id = path.split('/')[3] ?? '';
    const at = new Date('2026-08-09T08:00:00.000Z');
    const details = JSON.stringify({ agent: 'Mozilla', name: 'Laptop' });
    await api.db
      .insertInto('mfa_verifications')
      .values({ id: 'key', user_id, type: 'WebAuthn', details, created_at: at, last_used_at: at })
      .execute();
    expect(await api.json(`GET ${path}`)).toEqual([
      { id: expect.any(String) as string, type: 'Totp', createdAt: new Date(api.clock.now).toISOString() },
      {
        id: 'key',
        type: 'WebAuthn',
        createdAt: at.toISOString(),
        lastUsedAt: at.toISOString(),
        agent: 'Mozilla',
        name: 'Laptop',
      },
    ]);
  });

  it('may all be removed (logto-behavior.md#12.34)', async () => {
    await add({ type: 'Totp' });
    const [factor] = (await api.json(`GET ${path}`)) as Factor[];
    expect((await api.request(`DELETE ${path}/${factor?.id}`)).status).toBe(204);
    expect(await api.json(`GET ${path}`)).toEqual([]);
  });

  it('refuse WebAuthn, which only a browser can add', async () => {
    expect(await api.refusal(`POST ${path}`, { type: 'WebAuthn' })).toMatchObject({ code: 'guard.invalid_input' });
  });
});

it.each([
  ['', ''],
  ['f', 'MY======'],
  ['foob', 'MZXW6YQ='],
  ['foobar', 'MZXW6YTBOI======'],
])('base32 of %j is %j', (text, encoded) => {
  expect(encodeBase32(Buffer.from(text))).toBe(encoded);
  expect(isBase32(encoded)).toBe(encoded !== '');
});
