import type { signIn as english } from '#console/i18n/en/sign-in.ts';
import type { Translated } from '#console/i18n/translated.ts';

/** Why signing in at the provider failed, and what to do next. */
export const signIn: Translated<typeof english> = {
  failure: {
    'no-role':
      'このアカウントには、Usher を利用できるロールがありません。管理者にロールの割り当てを依頼するか、別のアカウントを使ってください。',
    'no-roles-claim':
      'プロバイダーから、このアカウントのロールが送られませんでした。管理者にロールの割り当てを依頼するか、別のアカウントを使ってください。',
    denied: 'プロバイダーがアクセスを拒否しました。別のアカウントを使うか、管理者にアクセスの許可を依頼してください。',
    client: 'プロバイダーが Usher のアプリを受け付けませんでした。',
    issuer: 'サインインプロバイダーが見つかりませんでした。',
    'redirect-uri': 'プロバイダーに Usher のアドレスが登録されていません。',
    scope: 'Usher がリクエストするスコープに、プロバイダーが対応していません。',
    stale:
      'プロバイダーで再サインインが求められませんでした。プロバイダーからサインアウトして、もう一度サインインしてください。',
    weak: 'この操作には、MFA など、より強力な認証によるサインインが必要です。',
    clock: 'Usher とプロバイダーの時計が大きくずれています。',
    refused: 'サインインが拒否されたか、中断されました。再試行してください。',
    failed: 'プロバイダーに接続できないか、プロバイダーでエラーが発生しました。しばらくしてから再試行してください。',
    expired: 'サインインに時間がかかりすぎたか、別のブラウザーで開始されました。再試行してください。',
    'too-many': '短時間にサインインが集中しました。1分待ってから再試行してください。',
    elsewhere: 'このページは別のサイトから開かれました。サインインするには、ここから始めてください。',
  },
  /** For the administrator of the server. Names in capitals are its environment variables. */
  setUp: {
    'no-roles-claim': 'Usher を設定する方へ：OIDC_ROLES_CLAIM と OIDC_SCOPES を確認してください。',
    client: 'Usher を設定する方へ：OIDC_CLIENT_ID、OIDC_CLIENT_SECRET、アプリの種類を確認してください。',
    issuer: 'Usher を設定する方へ：OIDC_ISSUER を確認してください。Logto の場合、末尾は /oidc です。',
    'redirect-uri': 'Usher を設定する方へ：PUBLIC_URL とアプリのリダイレクト URI を確認してください。',
    scope: 'Usher を設定する方へ：OIDC_SCOPES を確認してください。',
    stale: 'Usher を設定する方へ：プロバイダーが max_age に対応し、auth_time を送る必要があります。',
    weak: 'Usher を設定する方へ：STEP_UP_ACR と STEP_UP_AMR を確認してください。',
    clock: 'Usher を設定する方へ：両方の時計をタイムサーバーと同期してください。',
    failed: 'Usher を設定する方へ：OIDC_ISSUER と、サーバーからそこに接続できることを確認してください。',
    more: '詳しくは、サーバーのログを参照するか、「npm run doctor」を実行してください。',
  },
  signedIn: {
    title: 'サインインしました',
    text: 'このタブを閉じて前のタブに戻り、もう一度操作を確定してください。',
  },
  anotherAccount: '別のアカウントを使用',
  endAtProvider: 'プロバイダーからサインアウト',
  noProviderSignOut:
    'Usher からは、プロバイダーのサインアウトを実行できません。プロバイダーでサインアウトしてから、再試行してください。',
};
