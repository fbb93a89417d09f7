import i18next from 'i18next';
import { afterAll, expect, it } from 'vitest';

import { changeLanguage } from './change-language.ts';

const names = {
  user: '未知用户',
  app: '微信',
  means: ['パスワード', 'SMS の認証コード', 'パスキー'],
  name: 'yuma_tanaka',
};
const texts = {
  returned: '{{user}} 返回了 {{app}}',
  signedIn: '{{means, list}}でサインイン',
  either: '{{means, list(type: disjunction)}}',
  suspended: '{{name}}さんを停止',
};

async function written(language: 'en' | 'zh-CN' | 'ja', key: keyof typeof texts): Promise<string> {
  await changeLanguage(language);
  i18next.addResourceBundle(language, 'tried', texts);
  return i18next.t(key as 'common.close', { ...names, ns: 'tried' });
}

afterAll(() => changeLanguage('en'));

it('writes values into the sentences of each language', async () => {
  expect(await written('en', 'returned')).toBe('未知用户 返回了 微信');
  expect(await written('zh-CN', 'returned')).toBe('未知用户返回了微信');
  expect(await written('ja', 'signedIn')).toBe('パスワード、SMS の認証コードとパスキーでサインイン');
  expect(await written('ja', 'either')).toBe('パスワード、SMS の認証コード、またはパスキー');
  expect(await written('ja', 'suspended')).toBe('yuma_tanakaを停止');
});
