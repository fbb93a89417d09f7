import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { loadPhoneBook } from '#console/lib/phones.ts';
import { importRow } from '#contract/imports.ts';

import { type MapOptions, rowMapper } from './map-row.ts';
import { fixedTargets, type ImportMapping, type MappingTarget } from './mapping.ts';

const { readPhone } = await loadPhoneBook();
const options: MapOptions = { country: 'DE', language: 'en', allowsPlainPasswords: false };

type Cells = readonly (readonly [MappingTarget, unknown])[];

/** Maps a record whose columns are called by what they mean. */
function map(cells: Cells, changed: Partial<MapOptions> = {}, source: ImportMapping['source'] = 'table') {
  const columns = cells.map(([target], index) => ({ column: `${index} ${target}`, target }));
  const values = new Map(cells.map(([, value], index) => [`${index} ${cells[index]?.[0]}`, value]));
  return rowMapper({ source, columns }, { ...options, ...changed }, readPhone)((column) => values.get(column), 7);
}

/** The user and what is wrong with one value. */
const one = (target: MappingTarget, value: unknown, changed?: Partial<MapOptions>) => {
  const { user, problems } = map([[target, value]], changed);
  return [Object.values(user)[0], ...(problems ?? []).map(({ problem }) => problem)];
};

describe('a value', () => {
  it.each<[MappingTarget, unknown, unknown[]]>([
    ['primaryEmail', ' ada@example.com ', ['ada@example.com']],
    ['primaryEmail', 'ａｄａ＠example.com', ['ada@example.com']],
    ['primaryEmail', 'ada@', ['ada@', 'invalid-email']],
    ['primaryEmail', 'a\u200Bda@example.com', ['a\u200Bda@example.com', 'invisible-characters']],
    ['primaryEmail', '\uFEFFada@example.com\u00A0', ['ada@example.com']],
    ['primaryEmail', `${'a'.repeat(128)}@x.y`, [`${'a'.repeat(128)}@x.y`, 'too-long']],
    ['primaryPhone', '+49 151 12345678', ['4915112345678']],
    ['primaryPhone', '0151 12345678', ['4915112345678']],
    ['primaryPhone', "'0151-12345678", ['4915112345678']],
    ['primaryPhone', 4915112345678, ['4915112345678']],
    ['primaryPhone', '4.91511E+12', ['4.91511E+12', 'shortened-number']],
    ['primaryPhone', '4,91511E+12', ['4,91511E+12', 'shortened-number']],
    ['primaryPhone', '12', ['12', 'invalid-phone']],
    ['primaryPhone', 'call me', ['call me', 'invalid-phone']],
    ['primaryPhone', 'NULL', [undefined]],
    ['username', 'ada_1', ['ada_1']],
    ['username', 'ada.lovelace', ['ada.lovelace', 'invalid-username']],
    ['username', 12, ['12', 'invalid-username']],
    ['name', ' Ada \n Lovelace', ['Ada Lovelace']],
    ['name', "'t Hooft", ["'t Hooft"]],
    ['name', 'Ada\u202E', ['Ada\u202E', 'invisible-characters']],
    ['name', 'Ada\u0000', ['Ada\u0000', 'invisible-characters']],
    ['name', 'Null', ['Null']],
    ['name', { first: 'Ada' }, [undefined, 'broken-record']],
    ['avatar', 'https://example.com/a.png', ['https://example.com/a.png']],
    ['avatar', 'data:image/png;base64,iVBORw0KGgo=', ['data:image/png;base64,iVBORw0KGgo=']],
    ['avatar', 'data:text/html,hi', ['data:text/html,hi', 'invalid-url']],
    ['avatar', 'javascript:alert(1)', ['javascript:alert(1)', 'invalid-url']],
    ['avatar', `https://example.com/${'a'.repeat(2048)}`, [`https://example.com/${'a'.repeat(2048)}`, 'too-long']],
    ['profile.birthdate', '31138', [{ birthdate: '1985-04-01' }]],
    ['profile.birthdate', '4/1/1985', [{ birthdate: '4/1/1985' }, 'invalid-date']],
    ['profile.address.streetAddress', ' Street 1 \n Floor 2', [{ address: { streetAddress: 'Street 1\nFloor 2' } }]],
    ['profile', '{"nickname":"Ada"}', [{ nickname: 'Ada' }]],
    ['profile', '[1]', [undefined, 'invalid-json']],
    ['customData', { a: 1 }, [{ a: 1 }]],
    ['customData', '{"a":', [undefined, 'invalid-json']],
    ['customData.a', '{"b":1}', [{ a: { b: 1 } }]],
    ['customData.a', '[not JSON', [{ a: '[not JSON' }]],
    ['customData.a', '007', [{ a: '007' }]],
    ['customData.a', 7, [{ a: 7 }]],
    ['customData.a', '4.91511E+12', [{ a: '4.91511E+12' }, 'shortened-number']],
    ['customData.a.b', 'x', [{ 'a.b': 'x' }]],
  ])('for %s: %j', (target, value, expected) => {
    expect(one(target, value)).toEqual(expected);
  });

  it('is read with the default country, or only with a country code', () => {
    expect(one('primaryPhone', '090-1234-5678', { country: 'JP' })).toEqual(['819012345678']);
    expect(one('primaryPhone', '090-1234-5678', { country: '' })).toEqual(['090-1234-5678', 'invalid-phone']);
  });

  it('is the first one that is there, where columns have the same meaning', () => {
    const row = map([
      ['primaryEmail', ''],
      ['primaryEmail', 'a@b.c'],
      ['primaryEmail', 'nonsense'],
      ['profile.nickname', 'A'],
      ['profile', { nickname: 'B', website: 'w' }],
    ]);
    expect(row).toEqual({ number: 7, user: { primaryEmail: 'a@b.c', profile: { nickname: 'A', website: 'w' } } });
  });
});

describe('a row', () => {
  it('has what is not a member of the user beside it', () => {
    const row = map([
      ['sourceId', ' x1 '],
      ['isActive', 'いいえ'],
      ['emailVerified', 'no'],
      ['primaryEmail', 'a@b.c'],
      ['phoneVerified', 'false'],
      ['roles', 'editor; 管理员、viewer,editor'],
      ['organizations', ['a', 'b']],
      ['identities.google', 'g1'],
    ]);
    expect(row).toEqual({
      number: 7,
      user: { primaryEmail: 'a@b.c' },
      sourceId: 'x1',
      isSuspended: true,
      unverified: ['primaryEmail'],
      roles: ['editor', '管理员', 'viewer'],
      organizations: ['a', 'b'],
      identities: [{ target: 'google', userId: 'g1' }],
    });
  });

  it('has a name of its parts, in the order of their script', () => {
    const named = (given: string, family: string) =>
      map([
        ['profile.givenName', given],
        ['profile.familyName', family],
      ]).user.name;
    expect(named('Ada', 'Lovelace')).toBe('Ada Lovelace');
    expect(named('小明', '王')).toBe('王小明');
    expect(
      map([
        ['name', 'A'],
        ['profile.givenName', 'B'],
      ]).user.name,
    ).toBe('A');
  });

  it('has no username that is the address', () => {
    expect(
      map([
        ['username', 'A@b.c'],
        ['primaryEmail', 'a@b.c'],
      ]),
    ).toEqual({ number: 7, user: { primaryEmail: 'a@b.c' } });
  });

  it('has a plain password only if that is wanted, and keeps each character of it', () => {
    const cells: Cells = [['passwordPlain', " '=secret "]];
    expect(map(cells)).toEqual({
      number: 7,
      user: {},
      problems: [{ column: '0 passwordPlain', problem: 'plain-password' }],
    });
    expect(map(cells, { allowsPlainPasswords: true }).password).toEqual({ kind: 'plain', password: " '=secret " });
  });

  it('has a digest, or says why not', () => {
    const digest = `$2b$10$${'a'.repeat(53)}`;
    expect(
      map([
        ['passwordAlgorithm', 'bcrypt'],
        ['passwordDigest', digest],
      ]).password,
    ).toEqual({
      kind: 'digest',
      algorithm: 'Bcrypt',
      digest,
    });
    expect(map([['passwordDigest', '$P$abc']]).problems).toEqual([
      { column: '0 passwordDigest', problem: 'unsupported-digest' },
    ]);
    expect(map([['passwordDigest', 'hunter2']]).problems).toEqual([
      { column: '0 passwordDigest', problem: 'invalid-digest' },
    ]);
  });

  it('is broken, or too long', () => {
    expect(rowMapper({ source: 'table', columns: [] }, options, readPhone)(undefined, 3)).toEqual({
      number: 3,
      user: {},
      problems: [{ column: '', problem: 'broken-record' }],
    });
    const roles = Array.from({ length: 101 }, (_, index) => `r${index}`);
    const row = map([['roles', roles]]);
    expect([row.roles?.length, row.problems]).toEqual([100, [{ column: '', problem: 'too-long' }]]);
  });

  it('changes no prototype', () => {
    const row = map([
      ['customData.__proto__', 'x'],
      ['customData', JSON.parse('{"constructor":1,"__proto__":{"admin":true}}')],
    ]);
    expect(Object.getPrototypeOf(row.user.customData)).toBe(Object.prototype);
    expect(JSON.stringify(row.user.customData)).toBe('{"__proto__":"x","constructor":1}');
    expect(Object.hasOwn({}, 'admin')).toBe(false);
  });

  it('fits the contract, whatever the values are', () => {
    const value = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('', 'true', '{"a":1}', '[1]', '+49', "'=x", '1E+20', '$2b$', '2020-01-01', null),
      fc.jsonValue(),
    );
    const cell = fc.tuple(
      fc.constantFrom<MappingTarget>(...fixedTargets, 'customData.__proto__', 'identities.x'),
      value,
    );
    const sources = ['table', 'auth0', 'keycloak', 'firebase', 'supabase', 'clerk', 'okta', 'logto'] as const;
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 8 }), fc.constantFrom(...sources), (cells, source) => {
        const row = map(cells, { allowsPlainPasswords: true }, source);
        expect(importRow.safeParse(row).error).toBeUndefined();
      }),
    );
  });
});

it('leaves out the built-in roles of Keycloak, but no role of another source', () => {
  const roles = ['editor', 'offline_access', 'uma_authorization', 'default-roles-shop'];
  expect(map([['roles', roles]], {}, 'keycloak').roles).toEqual(['editor']);
  expect(map([['roles', roles.join(', ')]]).roles).toEqual(roles);
});

describe('a password', () => {
  it.each([
    'pbkdf2_sha256$600000$salt$AAAA',
    '$2b$10$short',
    '$P$B55D6LjfHDkINU5wF.v2BuuzO0/XPk/',
    'scrypt:32768:8:1$salt$0123456789abcdef',
    '{SSHA}0123456789abcdefghij',
    '5f4dcc3b5aa765d61d8327deb882cf99',
  ])('takes no password that looks like a digest: %s', (value) => {
    const { password, problems } = map([['passwordPlain', value]], { allowsPlainPasswords: true });
    expect([password, problems]).toEqual([undefined, [{ column: '0 passwordPlain', problem: 'digest-as-password' }]]);
  });

  it.each(['pa$word$1', '$ecret', '{secret}', 'correct horse battery staple', 'sha1'])(
    'takes a password that only looks unusual: %s',
    (value) => {
      expect(map([['passwordPlain', value]], { allowsPlainPasswords: true })).toMatchObject({
        password: { kind: 'plain', password: value },
      });
    },
  );
});

it('takes a username that is an email address for a missing email', () => {
  const login = 'ada@example.com';
  expect(map([['username', login]], {}, 'okta')).toEqual({ number: 7, user: { primaryEmail: login } });
  const other = map(
    [
      ['username', login],
      ['primaryEmail', 'ada@work.example'],
    ],
    {},
    'okta',
  );
  expect(other.problems).toEqual([{ column: '0 username', problem: 'invalid-username' }]);
});

it('says of JSON that is nested too deep that it is, not that it is invalid', () => {
  const deep = `${'['.repeat(600)}${']'.repeat(600)}`;
  for (const target of ['customData', 'customData.a', 'profile'] as const) {
    const { problems } = map([[target, target === 'customData.a' ? deep : `{"a":${deep}}`]]);
    expect([target, problems?.map(({ problem }) => problem)]).toEqual([target, ['too-deep']]);
  }
});

it('takes the roles of a deleted user by name, and the organizations by ID', () => {
  const groups = [{ id: 'x1', name: 'Acme' }];
  expect(
    map(
      [
        ['roles', groups],
        ['organizations', groups],
      ],
      {},
      'logto',
    ),
  ).toMatchObject({
    roles: ['Acme'],
    organizations: ['x1'],
  });
});
