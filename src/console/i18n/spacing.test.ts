import { expect, it } from 'vitest';

import { markValue, joined } from './spacing.ts';

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
  expect(joined(before + markValue(value) + after)).toBe(expected);
});

it.each([
  ['田中 悠真', '田中 悠真さんを停止'],
  ['Ada Lovelace', 'Ada Lovelaceさんを停止'],
  ['Ada', 'Adaさんを停止'],
  ['Alex Admin（管理者）', 'Alex Adminさん（管理者）を停止'],
  ['+81 90 1234 5678', '+81 90 1234 5678を停止'],
  ['yuma_tanaka', 'yuma_tanakaを停止'],
  ['ada@example.org', 'ada@example.orgを停止'],
  ['a1b2c3d4e5f6', 'a1b2c3d4e5f6を停止'],
])('adds さん to names of people only: %s', (name, expected) => {
  expect(joined(`${markValue(name)}さんを停止`)).toBe(expected);
});

it('keeps the space between two values', () => {
  expect(joined(`${markValue('微信')} ${markValue('罗欣妍')}`)).toBe('微信 罗欣妍');
});
