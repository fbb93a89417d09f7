import type { notices as english } from '#console/i18n/en/notices.ts';
import type { Translated } from '#console/i18n/translated.ts';

/** Standing notices for administrators. OIDC_IS_LOGTO is an environment variable of the server. */
export const notices: Translated<typeof english> = {
  'operators-unprotected': {
    title: '操作员的账户未受保护',
    text: '操作员通过 Usher 所管理的 Logto 登录，但 Usher 的设置并未体现这一点。因此管理员可以更改自己的账户，停用操作员也不会结束其会话。在服务器上设置 OIDC_IS_LOGTO=true，然后重启 Usher。',
  },
};
