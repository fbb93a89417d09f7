import type { search as english } from '#console/i18n/en/search.ts';
import type { Translated } from '#console/i18n/translated.ts';

/** Advanced search and filters on the list itself; `advancedSearch` has the texts of their forms. */
export const search: Translated<typeof english> = {
  advanced: '詳細検索',
  advancedWith: '詳細検索（{{count, number}}）',
  filters: '絞り込み',
  filtersWith: '絞り込み（{{count, number}}）',
  fields: {
    id: 'ID',
    primaryEmail: 'メールアドレス',
    primaryPhone: '電話番号',
    username: 'ユーザー名',
    name: '名前',
  },
  modes: {
    is: '完全一致',
    contains: '部分一致',
    startsWith: '前方一致',
    endsWith: '後方一致',
    like: 'パターン（LIKE）',
    posix: '正規表現',
    similarTo: 'パターン（SIMILAR TO）',
  },
  notAllowed: 'この検索は利用できません',
  unreadable: 'この検索は実行できません',
  unreadableHint: 'URL に、ID サービスが対応していない検索が含まれています。新しい検索を始めてください。',
  saved: '保存した検索',
};
