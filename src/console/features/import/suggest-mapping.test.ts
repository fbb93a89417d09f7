import { describe, expect, it } from 'vitest';

import { importMapping, type MappingTarget } from './mapping.ts';
import { suggestMapping } from './suggest-mapping.ts';

const targetsOf = (columns: readonly string[], samples: Readonly<Record<string, unknown[]>> = {}) =>
  suggestMapping(columns, (column) => (Object.hasOwn(samples, column) ? (samples[column] ?? []) : [])).columns.map(
    ({ target }) => target,
  );

describe('the suggested meaning of a column', () => {
  it.each<[MappingTarget, string]>([
    ['primaryEmail', 'email|E-Mail|E-mail Address|mail|邮箱|电子邮件|電子郵件|メールアドレス|Ｅメール'],
    ['primaryPhone', 'phone|Mobile|Phone number|手机|手机号码|联系电话|電話番号|携帯電話'],
    ['username', 'username|User Name|login|用户名|账号|ユーザー名'],
    ['name', 'name|Full name|display_name|姓名|名字|氏名|お名前'],
    ['profile.givenName', 'First name|given_name|名'],
    ['profile.familyName', 'lastName|Surname|姓|苗字'],
    ['profile.birthdate', 'Date of birth|生日|出生日期|生年月日'],
    ['profile.gender', 'gender|性别|性別'],
    ['profile.address.locality', 'city|城市|市区町村|address.city|profile.address.city'],
    ['sourceId', 'id|User ID|external_id|工号|会員番号'],
    ['passwordPlain', 'Password|密码|パスワード（必須）'],
    ['passwordDigest', 'password_hash|Password digest|密码哈希'],
    ['passwordAlgorithm', 'algorithm|passwordAlgorithm'],
    ['isSuspended', 'suspended|is_disabled|停用|利用停止'],
    ['isActive', 'Active|状态|ステータス'],
    ['emailVerified', 'email_verified'],
    ['roles', 'roles|角色|ロール'],
    ['organizations', 'Organization|组织|組織'],
    ['customData.plan', 'customData.plan|custom_data:plan'],
    ['ignore', 'favorite color|__proto__|constructor|manager.email|备注'],
  ])('is %s for %s', (target, columns) => {
    for (const column of columns.split('|')) expect([column, targetsOf([column])]).toEqual([column, [target]]);
  });

  it('is given to the column with the most telling name, and only once', () => {
    expect(targetsOf(['contact.email', 'email', 'email (2)', 'Mail', 'role', 'roles'])).toEqual([
      'ignore',
      'primaryEmail',
      'ignore',
      'ignore',
      'roles',
      'roles',
    ]);
  });

  it('is a digest where the values of a password are digests', () => {
    const digest = `$2y$10$${'a'.repeat(53)}`;
    expect(targetsOf(['password'], { password: [digest, ''] })).toEqual(['passwordDigest']);
    expect(targetsOf(['password'], { password: ['$P$B123'] })).toEqual(['passwordDigest']);
    const django = ['!Yx2', 'pbkdf2_sha256$600000$salt$AAAA'];
    expect(targetsOf(['password'], { password: django })).toEqual(['passwordDigest']);
    // A digest must not become a password.
    expect(targetsOf(['password'], { password: [digest, 'secret'] })).toEqual(['passwordDigest']);
    expect(targetsOf(['password'], { password: ['pa$word$1', '$ecret', '{secret}'] })).toEqual(['passwordPlain']);
  });

  it('comes from the values where there is no name', () => {
    const samples = {
      1: ['ada@example.com', ''],
      2: ['+49 170 1234567', "'+8613800138000"],
      3: [`$2b$10$${'a'.repeat(53)}`],
      4: ['x@y', 'nothing'],
      5: ['bob@example.com'],
      6: [12, null],
    };
    expect(targetsOf(['1', '2', '3', '4', '5', '6'], samples)).toEqual([
      'primaryEmail',
      'primaryPhone',
      'passwordDigest',
      'ignore',
      'ignore',
      'ignore',
    ]);
  });
});

describe('a mapping', () => {
  it('can be saved and read', () => {
    const mapping = suggestMapping(['email', '__proto__', 'customData.a b', 'x']);
    expect(importMapping.parse(JSON.parse(JSON.stringify(mapping)))).toEqual(mapping);
  });

  it.each(['nonsense', 'customData.', 'customData.a\u0000', 'profile.nonsense', '__proto__'])(
    'has no target %j',
    (target) => {
      expect(importMapping.safeParse({ source: 'table', columns: [{ column: 'x', target }] }).success).toBe(false);
    },
  );
});
