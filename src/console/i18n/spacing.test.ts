import { expect, it } from 'vitest';

import { markValue, withoutSpaces } from './spacing.ts';

it.each([
  ['停用 ', '田中 悠真', '', '停用田中 悠真'],
  ['停用 ', 'Ada Lovelace', '', '停用 Ada Lovelace'],
  ['', '未知用户', ' 返回了', '未知用户返回了'],
  ['', '徐建国（2）', ' 的密码', '徐建国（2）的密码'],
  ['向 ', '徐建国 Jim', ' 发送', '向徐建国 Jim 发送'],
  ['Logto ', '用户', ' 3', 'Logto 用户 3'],
  ['「', '営業部', '」', '「営業部」'],
  ['', 'ﾔﾏﾀﾞ ﾀﾛｳ', ' へのメール', 'ﾔﾏﾀﾞ ﾀﾛｳへのメール'],
])('writes "%s" + "%s" + "%s" as "%s"', (before, value, after, expected) => {
  expect(withoutSpaces(before + markValue(value) + after)).toBe(expected);
});

it('keeps the space between two values', () => {
  expect(withoutSpaces(`${markValue('微信')} ${markValue('罗欣妍')}`)).toBe('微信 罗欣妍');
});
