import type { lookup as english } from '#console/i18n/en/lookup.ts';
import type { Translated } from '#console/i18n/translated.ts';

export const lookup: Translated<typeof english> = {
  field: {
    id: 'ID',
    primaryEmail: 'メインのメールアドレス',
    primaryPhone: 'メインの電話番号',
    username: 'ユーザー名',
    name: '名前',
  },
  matched: '一致した項目：{{field}}',
  list: 'リストを貼り付けて一括照会',
  exactOnly: '完全一致のみの検索です。',
  found_other: '完全一致は{{count, number}}件です。',
  enterOpens: 'Enter キーで開きます。',
  queued: '以前の検索が終わるのを待っています。',
  searchContains: '部分一致で検索',
};
