import type { secure as english } from '#console/i18n/en/secure.ts';
import type { Translated } from '#console/i18n/translated.ts';

/** Steps for an account that someone else has taken over. */
export const secure: Translated<typeof english> = {
  title: '乗っ取られたアカウントの保護',
  tab: '{{name}} – 乗っ取られたアカウントの保護',
  hint: '{{name}}さんのアカウントから攻撃者を締め出します。不要なステップはスキップしてください。',
  hidden: '現在のロールでは、アカウントを保護できません。',
  nothing: 'なし',
  changes: {
    title: '過去30日間の変更',
    identifiers: 'Usher で変更されたユーザー名、メールアドレス、電話番号',
    none: '変更は見つかりませんでした',
    byOperator: '{{operator}}が{{fields, list}}を変更',
    fromTo: '{{field}}：{{from}} → {{to}}',
    empty: '空',
    hidden: '現在のロールでは、以前の値を閲覧できません。管理者に依頼してください。',
    incomplete: '変更が多いため、一部だけを表示しています。すべての変更は履歴で確認してください。',
    activity: 'サインイン時に変更されたプロフィール、パスワード、認証要素',
    limits: 'ユーザーがアプリのアカウントページで行った変更は、含まれていないことがあります。',
  },
  suspend: {
    title: 'アカウントの停止',
    text: '停止を解除するまでサインインをブロックし、セッションを取り消します。',
  },
  password: {
    title: 'パスワードの置き換え',
    text: '生成したパスワードを設定します。ステップの下に一度だけ表示されます。',
    set: 'パスワード設定済み',
    byOperator: '{{operator}}さんが{{time}}に設定',
    byUser: 'ユーザーが{{time}}にリセット',
    none: 'パスワードなし',
    replaced: 'パスワード置き換え済み',
    shown: '新しいパスワード',
    once: '本人確認をしてから、ユーザーに伝えてください。もう一度表示することはできません。',
    unknown: 'ID サービスで変更を確認できませんでした。このパスワードは有効でない可能性があります。',
    handedOver: 'ユーザーに伝達済み',
    guardTitle: 'パスワードを控えずに移動しますか？',
    guardText: '新しいパスワードをもう一度表示することはできません。',
  },
  sessions: {
    title: 'すべてのデバイスからのサインアウト',
    text: 'すべてのセッションと、自社アプリの許可を取り消します。',
    state_other: 'セッションと許可{{count, number}}個',
  },
  grants: {
    title: 'サードパーティアプリの許可の取り消し',
    text: 'サードパーティアプリがこのアカウントにアクセスできなくなります。',
    state_other: '許可{{count, number}}個（{{names, list}}）',
  },
  tokens: {
    title: 'パーソナルアクセストークンの削除',
    text: 'トークンを使うスクリプトが動作しなくなります。',
    state_other: 'トークン{{count, number}}個（{{names, list}}）',
  },
  factors: {
    title: '不審な認証要素の削除',
    text: '心当たりのある認証要素をユーザーに確認してください。過去30日間に追加されたものが選択されています。',
    choose: '削除する認証要素',
    factor: '{{factor}}（{{date}}に追加）',
    named: '{{factor}}「{{name}}」（{{date}}に追加）',
    state_other: '認証要素{{count, number}}個',
  },
  identities: {
    title: '不審なアカウントの連携の解除',
    text: '心当たりのある連携アカウントをユーザーに確認してください。',
    choose: '連携を解除するアカウント',
    identity: '{{provider}}：{{account}}',
  },
  identifiers: {
    title: '以前の識別子の復元',
    text: 'ユーザー名、メールアドレス、電話番号を、変更前の値に戻します。',
    choose: '元に戻す識別子',
    nothing: '元に戻す識別子なし',
    state_other: '変更された識別子{{count, number}}個',
  },
  restore: {
    title: 'アカウントの停止解除',
    text: 'ユーザーの本人確認と上のステップが済んでいる場合にのみ、実行してください。',
  },
};
