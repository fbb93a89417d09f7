import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { openTestApi, type TestApi } from '#management-api/testing/test-api.ts';

let api: TestApi;
let userId: string;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  await api.db.deleteFrom('users').execute();
  await patch({ passwordPolicy: {} });
  const body = { username: 'countess', name: 'Ada Lovelace', primaryEmail: 'ada.l@example.com' };
  userId = (await api.createUser(body)).id;
});

const patch = (body: object) => api.json('PATCH /api/sign-in-exp', { body });

const check = (password: string, more: object = { userId }) =>
  api.request('POST /api/sign-in-exp/default/check-password', { body: { password, ...more } });
const codes = async (password: string) => {
  const { issues = [] } = (await (await check(password)).json()) as { issues?: { code: string }[] };
  return issues.map(({ code }) => code.replace('password_rejected.', ''));
};

describe('patching the sign-in experience', () => {
  it('replaces each given member', async () => {
    await patch({ passwordPolicy: { length: { min: 10 }, characterTypes: { min: 2 } } });
    const settings = await patch({ passwordPolicy: { length: { max: 20 } }, signInMode: 'SignIn', nonsense: 1 });
    expect(settings).toMatchObject({ id: 'default', passwordPolicy: { length: { max: 20 } }, signInMode: 'SignIn' });
    expect(settings).not.toHaveProperty('nonsense');
    expect(settings).toHaveProperty('signUp');
    expect(await api.json('GET /api/sign-in-exp')).toEqual(settings);
    expect(await api.refusal('PATCH /api/sign-in-exp', { signInMode: 'x' })).toMatchObject({ status: 400 });
  });
});

describe('patches that are refused', () => {
  const path = 'PATCH /api/sign-in-exp';

  it.each<[string, object, number, string]>([
    ['a repeated profile field', { signUpProfileFields: [{ name: 'a' }, { name: 'a' }] }, 400, 'request.invalid_input'],
    [
      'a language without texts',
      { languageInfo: { autoDetect: true, fallbackLanguage: 'eu-ES' } },
      400,
      'sign_in_experiences.unsupported_default_language',
    ],
    ['a link that is too long', { termsOfUseUrl: `https://x.test/${'a'.repeat(2048)}` }, 422, 'entity.value_too_long'],
    ['sources of scripts', { customUiCsp: { scriptSrc: ['https://x.test'] } }, 400, 'request.invalid_input'],
    ['an unknown directive', { customUiCsp: { imgSrc: [] } }, 400, 'guard.invalid_input'],
    [
      'a domain of wildcards',
      { emailBlocklistPolicy: { customBlocklist: ['@*.*'] } },
      400,
      'sign_in_experiences.invalid_custom_email_blocklist_format',
    ],
  ])('%s', async (_, body, status, code) => {
    const before = await api.json('GET /api/sign-in-exp');
    expect(await api.refusal(path, { signInMode: 'Register', ...body })).toMatchObject({ status, code });
    expect(await api.json('GET /api/sign-in-exp')).toEqual(before);
  });

  it('judge the settings in the order of the API', async () => {
    const mfa = { factors: ['Totp', 'Totp'], policy: 'UserControlled' };
    const signUp = { identifiers: ['username', 'username'], password: true, verify: false };
    const code = async (body: object) => (await api.refusal(path, body)).code;
    expect(await code({ mfa, signUp, hideLogtoBranding: true })).toMatch('duplicated_sign_up_identifiers');
    expect(await code({ mfa, hideLogtoBranding: true })).toMatch('duplicated_mfa_factors');
  });

  it('accept an empty policy and drop profile fields that do not exist', async () => {
    const body = { customUiCsp: { scriptSrc: [] }, signUpProfileFields: [{ name: 'unknown' }] };
    expect(await patch(body)).toMatchObject({ customUiCsp: {}, signUpProfileFields: [] });
    expect(await patch({ signUpProfileFields: null })).toMatchObject({ signUpProfileFields: null });
  });
});

describe('checking a password', () => {
  it('refuses with 400 and a result instead of an error (logto-behavior.md#12.9)', async () => {
    expect([(await check('Kettle-Drum-42')).status, await (await check('Kettle-Drum-42')).json()]).toEqual([
      200,
      { result: true },
    ]);
    const refused = await check('aK9-x');
    expect([refused.status, await refused.json()]).toEqual([
      400,
      { result: false, issues: [{ code: 'password_rejected.too_short', interpolation: { min: 8 } }] },
    ]);
  });

  it.each([
    ['x'.repeat(257), ['too_long', 'restricted.repetition']],
    ['Kettle-Drüm-42', ['unsupported_characters']],
    ['aaaaaaaaa', ['restricted.repetition']],
    ['12345678', ['restricted.sequence']],
    ['zaq1xsw2', ['restricted.sequence']],
    ['qwertzuiop', ['restricted.sequence']],
    ['Lovelace1', ['restricted.user_info']],
    ['countess12', ['restricted.user_info']],
    ['countess-kettle', []],
    ['password1', []],
  ])('%.20s has the issues %j', async (password, issues) => {
    expect(await codes(password)).toEqual(issues);
  });

  it('applies the tenant’s policy', async () => {
    await patch({ passwordPolicy: { length: { min: 4 }, characterTypes: { min: 3 }, rejects: { words: ['acme'] } } });
    expect(await codes('abc4')).toEqual(['character_types', 'restricted.sequence']);
    expect(await codes('Acme9')).toEqual(['restricted.words']);
  });

  it('requires a user if the policy rejects user information', async () => {
    const line = 'POST /api/sign-in-exp/default/check-password';
    expect(await api.refusal(line, { password: 'x' })).toEqual({ status: 400, code: 'request.invalid_input' });
    expect(await api.refusal(line, { password: 'x', userId: 'nobody' })).toMatchObject({ status: 404 });
    await patch({ passwordPolicy: { rejects: { userInfo: false } } });
    expect((await check('Kettle-Drum-42', {})).status).toBe(200);
  });
});

describe('related routes', () => {
  it('list usernames that differ only in case', async () => {
    await api.createUser({ username: 'Countess' });
    const path = '/api/sign-in-exp/username-policy/case-sensitivity-conflicts';
    const conflicts = (await api.json(`GET ${path}?limit=5`)) as { samples: { userIds: string[] }[] };
    expect(conflicts).toMatchObject({ totalConflicts: 1, samples: [{ usernameLower: 'countess' }] });
    expect(conflicts.samples[0]?.userIds[0]).toBe(userId);
  });

  it('unlock identifiers and have no storage for images', async () => {
    const body = { targetType: 'User', targets: ['ada.l@example.com'] };
    expect((await api.request('POST /api/sentinel-activities/delete', { body })).status).toBe(204);
    expect(await api.json('GET /api/user-assets/service-status')).toEqual({ status: 'not_configured' });
  });
});
