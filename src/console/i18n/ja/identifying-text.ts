import type { identifyingText as english } from '#console/i18n/en/identifying-text.ts';
import type { Translated } from '#console/i18n/translated.ts';

/** About invisible characters in names, addresses and the like; `codes` lists code points such as U+200B. */
export const identifyingText: Translated<typeof english> = {
  removed: '見えない文字（{{codes, list}}）は保存時に削除されます。',
  stored: '見えない文字（{{codes, list}}）が含まれています。',
  remove: '見えない文字を削除',
  removeFrom: '見えない文字を削除：{{field}}',
  notice: '見えない文字を含む項目：{{fields, list}}。別のアカウントと見間違えるおそれがあります。',
};
