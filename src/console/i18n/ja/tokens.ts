import type { tokens as english } from '#console/i18n/en/tokens.ts';
import type { Translated } from '#console/i18n/translated.ts';

export const tokens: Translated<typeof english> = {
  title: 'トークン',
  text: 'パーソナルアクセストークンを使うと、スクリプトがパスワードや MFA なしでこのユーザーとして動作できます。',
  table: 'トークン',
  create: 'トークンを作成',
  column: {
    name: '名称',
    created: '作成日時',
    expires: '有効期限',
    actions: '操作',
  },
  expired: '期限切れ',
  expiresAt: '有効期限：{{time}}',
  expiredAt: '期限切れ：{{time}}',
  neverExpires: '無期限',
  none: {
    title: 'トークンはありません',
    text: 'このユーザーにはパーソナルアクセストークンがありません。',
  },
  rename: '名称を変更',
  renameNamed: '「{{name}}」の名称を変更',
  delete: '削除',
  deleteNamed: '「{{name}}」を削除',
  field: {
    name: 'トークンの名称',
    nameHint: '用途がわかる名称（例：「CI」「業務用 PC」）',
    expires: '有効期限',
    date: '期限の日付',
    dateHint: '指定した日の終わりまで有効です。',
  },
  expiry: {
    days_other: '{{count}}日後',
    custom: '日付を指定',
    never: '無期限',
  },
  expiresOn: '{{time}}まで有効です。後から変更することはできません。',
  neverWarning: '無期限のトークンは、漏えいしても削除するまで使えてしまいます。できるだけ有効期限を設定してください。',
  createDialog: {
    title: '{{name}}さんのトークンを作成',
    confirm: 'トークンを作成',
  },
  value: {
    title: 'トークン「{{name}}」を作成しました',
    label: 'トークンの値',
    notice: '今すぐトークンをコピーしてください。Usher でもう一度表示することはできません。',
    copy: 'トークンをコピー',
    copied: 'コピーしました',
    copyFailed: 'ブラウザーがコピーをブロックしました。トークンを選択して、手動でコピーしてください。',
    done: '完了',
    notCopied:
      'トークンがまだコピーされていません。Usher でもう一度表示することはできず、控えがなければ削除して作り直すことになります。',
    back: 'トークンに戻る',
    closeAnyway: 'コピーせずに閉じる',
    leaveTitle: 'トークンをコピーせずに移動しますか？',
  },
  renameDialog: {
    title: 'トークン「{{token}}」の名称を変更',
    text: '値と有効期限は変わりません。',
    confirm: 'トークンの名称を変更',
    done: 'トークンの名称を「{{name}}」に変更しました。',
  },
  deleteDialog: {
    title: 'トークン「{{token}}」を削除',
    text: '{{name}}さんとして動作しているスクリプトは、このトークンを使えなくなります。元に戻すことはできません。',
    confirm: 'トークンを削除',
    done: 'トークン「{{token}}」を削除しました。',
  },
};
