import type { session as english } from '#console/i18n/en/session.ts';
import type { Translated } from '#console/i18n/translated.ts';

export const session: Translated<typeof english> = {
  title: 'サインイン',
  text: 'サインインして、ID サービスのユーザーを管理します。',
  demoText: '架空のユーザーによるデモです。ロールを選んで続行してください。',
  signIn: 'サインイン',
  continueAs: {
    viewer: '閲覧者として続行',
    support: 'サポートとして続行',
    admin: '管理者として続行',
  },
  /** What each demo role may do, below its button. */
  mayDo: {
    viewer: 'メールアドレス、電話番号、ユーザー名、ID の完全一致でユーザーを照会できます。個人データは非表示です。',
    support: 'ユーザーの検索、パスワードのリセット、アカウントの停止とロック解除、メモの記入ができます。',
    admin: 'すべての操作に加え、監査ログの閲覧ができます。',
  },
  exposed: 'このデモを開ける人は、誰でも管理者になれます。実在するユーザーを追加しないでください。',
  cookieBlocked: {
    secure:
      'ブラウザーにセッションが保存されませんでした。このアドレスの Cookie を許可してください。Safari では、このコンピューター上でも HTTPS が必要です。',
    insecure:
      'ブラウザーにセッションが保存されませんでした。このアドレスでは HTTPS が必要です。Usher に HTTPS を設定してください。',
  },
  ended: {
    title: 'セッションが終了しました',
    text: '続けるには、もう一度サインインしてください。このページの入力内容はそのまま残っています。',
    newTab: 'プロバイダーのページが新しいタブで開きます。サインインしたら、このページに戻ってください。',
    check: 'サインイン済み',
  },
  signedInAs: 'サインイン中：{{name}}',
  role: {
    viewer: '閲覧者',
    support: 'サポート',
    admin: '管理者',
  },
  signOut: 'サインアウト',
  signOutFailed: 'サインアウトできませんでした。',
  reason: {
    label: '理由またはチケット',
    hintOnce: '監査ログに記録されます。',
    hint: '監査ログに記録されます。このアカウントでは、30分間同じ内容が使われます。',
    chip: '理由：{{reason}}',
    forget: '理由をクリア',
  },
};
