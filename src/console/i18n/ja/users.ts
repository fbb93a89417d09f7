import type { users as english } from '#console/i18n/en/users.ts';
import type { Translated } from '#console/i18n/translated.ts';

export const users: Translated<typeof english> = {
  title: 'ユーザー',
  search: 'ユーザーを検索',
  searchPlaceholder: '名前、メールアドレス、電話番号、ユーザー名、ID',
  exactPlaceholder: 'メールアドレス、電話番号、ユーザー名、名前、ID（完全一致）',
  clearSearch: '検索をクリア',
  newUser: '新規ユーザー',
  table: 'ユーザー',
  column: {
    user: 'ユーザー',
    username: 'ユーザー名',
    email: 'メールアドレス',
    phone: '電話番号',
    id: 'ID',
    app: '最初のアプリ',
    lastSignIn: '最終サインイン',
    created: '作成日',
    status: '状態',
  },
  status: {
    active: '有効',
    suspended: '停止中',
  },
  hiddenCharacters: '見えない文字',
  copy: {
    username: 'ユーザー名 {{value}} をコピー',
    email: 'メールアドレス {{value}} をコピー',
    phone: '電話番号 {{value}} をコピー',
    id: 'ID {{value}} をコピー',
  },
  noHits: {
    text: 'ID、メールアドレス、電話番号、ユーザー名、名前を検索しました。',
    exactText: 'ID、メールアドレス、電話番号、ユーザー名、名前を完全一致で検索しました。',
  },
};
