import type { offboarding as english } from '#console/i18n/en/offboarding.ts';
import type { Translated } from '#console/i18n/translated.ts';

export const offboarding: Translated<typeof english> = {
  title: '退職処理',
  tab: '{{name}} – 退職処理',
  hint: '{{name}}さんのアカウントを閉鎖します。不要なステップはチェックを外してください。ステップは上から順に実行され、監査ログにまとめて記録されます。',
  notPermitted: '現在のロールでは、退職処理を実行できません。管理者に依頼してください。',
  suspend: {
    title: 'アカウントの停止',
    text: 'サインインをブロックし、セッションを取り消します。アプリは、アクセストークンの期限が切れるまで最長1時間使えることがあります。',
    active: '有効',
    suspended: '停止中',
  },
  sessions: {
    title: 'セッションとアプリの許可の取り消し',
    text: 'サードパーティアプリも含め、すべてのデバイスからユーザーをサインアウトさせます。',
    none: 'セッションと許可なし',
    state_other: 'セッションと許可{{count, number}}個',
  },
  tokens: {
    title: 'パーソナルアクセストークンの削除',
    text: 'トークンを使うプログラムがすぐに動作しなくなります。',
    none: 'トークンなし',
    state_other: 'トークン{{count, number}}個（{{names, list}}）',
  },
  roles: {
    title: 'ロールの解除',
    text: '割り当てられていたロールは、履歴で確認できます。',
    none: 'ロールなし',
    state_other: 'ロール{{count, number}}個（{{names, list}}）',
  },
  organizations: {
    title: '組織のメンバーシップの解除',
    text: 'ユーザーは組織でのロールも失います。',
    none: '所属組織なし',
    state_other: '組織{{count, number}}個（{{names, list}}）',
  },
  deletion: {
    title: 'アカウントの削除予約',
    text: 'アカウントを今すぐ停止し、指定した日時に削除します。それまでは、ユーザーのページで予約を取り消せます。',
    date: '削除日時',
    none: '削除予約なし',
    state: '{{time}}に削除予定',
  },
};
