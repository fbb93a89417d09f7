import type { identifyingText as english } from '#console/i18n/en/identifying-text.ts';
import type { Translated } from '#console/i18n/translated.ts';

/** About invisible characters in names, addresses and the like; `codes` lists code points such as U+200B. */
export const identifyingText: Translated<typeof english> = {
  removed: '保存时会删除不可见字符（{{codes, list}}）。',
  stored: '含有不可见字符（{{codes, list}}）。',
  remove: '删除这些字符',
  removeFrom: '删除这些字符：{{field}}',
  notice: '以下字段含有不可见字符：{{fields, list}}。此账户可能看起来与另一账户相同。',
};
