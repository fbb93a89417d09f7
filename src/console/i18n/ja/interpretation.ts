import type { interpretation as english } from '#console/i18n/en/interpretation.ts';
import type { Translated } from '#console/i18n/translated.ts';

/** How the text in the search box is interpreted. */
export const interpretation: Translated<typeof english> = {
  searchAs: '検索対象',
  country: '電話番号の国',
  only: '「{{kind}}」のみ',
  kind: {
    id: 'ユーザー ID',
    email: 'メールアドレス',
    emailPart: 'メールアドレスの一部',
    phone: '電話番号',
    username: 'ユーザー名',
    name: '名前',
  },
};
