import type { profile as english } from '#console/i18n/en/profile.ts';
import type { Translated } from '#console/i18n/translated.ts';

export const profile: Translated<typeof english> = {
  title: 'プロフィール',
  group: {
    account: 'アカウント',
    personal: '個人データ',
    address: '住所',
  },
  hint: {
    primaryPhone: '国番号付きの番号、または選択した国の番号',
    birthdate: '年-月-日（例：1990-12-31）',
    zoneinfo: '例：Asia/Tokyo',
    locale: '例：ja-JP',
    avatar: 'https:// で始まる画像の URL',
    password: '空欄にすると、パスワードなしで作成されます。',
    customData: 'JSON オブジェクト',
  },
  /** `number` starts with a plus sign. */
  savedAs: '保存される番号：{{number}}',
  warning: {
    birthdate:
      'この日付は、他のシステムで受け付けられないことがあります。1990-12-31、1990、0000-12-31（年なし）のいずれかの形式で入力してください。',
    zoneinfo: '不明なタイムゾーンです。他のシステムでは無視されることがあります。',
    locale: 'ja-JP のような言語タグではありません。他のシステムでは無視されることがあります。',
    web: 'URL（https://…）ではないため、リンクとして表示されません。',
    picture: 'URL（https://…）ではありません。アプリでこの画像が表示されないことがあります。',
  },
  correctAddress: 'メールアドレス・電話番号の訂正',
  addField: '項目を追加',
  save: '変更を保存',
  discard: '変更を破棄',
  lastIdentifier:
    'ユーザー名、メールアドレス、電話番号がすべて空になります。これらでの検索やサインインはできなくなります。',
  new: {
    title: '新規ユーザー',
    intro: 'どの項目も任意ですが、サインインには識別子が必要です。',
    credentials: 'サインイン',
    create: 'ユーザーを作成',
    cancel: 'キャンセル',
    done: 'ユーザー「{{name}}」を作成しました。',
  },
};
