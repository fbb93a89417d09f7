import type { notices as english } from '#console/i18n/en/notices.ts';
import type { Translated } from '#console/i18n/translated.ts';

/** Standing notices for administrators. OIDC_IS_LOGTO is an environment variable of the server. */
export const notices: Translated<typeof english> = {
  'operators-unprotected': {
    title: 'オペレーターのアカウントが保護されていません',
    text: 'オペレーターは Usher の管理対象の Logto でサインインしていますが、Usher はそうでないものとして設定されています。このため、管理者は自分のアカウントを変更でき、オペレーターを停止してもそのセッションは終了しません。サーバーで OIDC_IS_LOGTO=true を設定し、Usher を再起動してください。',
  },
};
