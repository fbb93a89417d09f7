import type { signIn as english } from '#console/i18n/en/sign-in.ts';
import type { Translated } from '#console/i18n/translated.ts';

/** Why signing in at the provider failed, and what to do next. */
export const signIn: Translated<typeof english> = {
  failure: {
    'no-role': '您的账户没有可访问 Usher 的角色。联系管理员分配，或使用其他账户。',
    'no-roles-claim': '登录提供商没有返回您账户的角色。联系管理员分配角色，或使用其他账户。',
    denied: '登录提供商拒绝了访问。使用其他账户，或联系管理员获取访问权限。',
    client: '登录提供商不接受 Usher 的应用。',
    issuer: '找不到登录提供商。',
    'redirect-uri': '登录提供商无法识别 Usher 的网址。',
    scope: '登录提供商无法识别 Usher 请求的某个 scope。',
    stale: '登录提供商没有要求重新登录。先在登录提供商处退出登录，然后重试。',
    weak: '此操作要求更安全的登录方式，例如使用 MFA。',
    clock: 'Usher 与登录提供商的时钟相差过大。',
    refused: '登录被拒绝或中断。重新登录。',
    failed: '无法连接登录提供商，或登录提供商出错。稍后重试。',
    expired: '登录超时，或者是在另一个浏览器中开始的。重新登录。',
    'too-many': '短时间内登录次数过多。等待一分钟后重试。',
    elsewhere: '此页面由其他网站打开。从这里开始登录。',
  },
  /** For the administrator of the server. Names in capitals are its environment variables. */
  setUp: {
    'no-roles-claim': '如果由您部署 Usher：检查 OIDC_ROLES_CLAIM 和 OIDC_SCOPES。',
    client: '如果由您部署 Usher：检查 OIDC_CLIENT_ID、OIDC_CLIENT_SECRET 和应用类型。',
    issuer: '如果由您部署 Usher：检查 OIDC_ISSUER。Logto 的值以 /oidc 结尾。',
    'redirect-uri': '如果由您部署 Usher：检查 PUBLIC_URL 和应用的重定向 URI。',
    scope: '如果由您部署 Usher：检查 OIDC_SCOPES。',
    stale: '如果由您部署 Usher：登录提供商必须支持 max_age 并返回 auth_time。',
    weak: '如果由您部署 Usher：检查 STEP_UP_ACR 和 STEP_UP_AMR。',
    clock: '如果由您部署 Usher：用时间服务器同步双方的时钟。',
    failed: '如果由您部署 Usher：检查 OIDC_ISSUER，并确认服务器可以访问该地址。',
    more: '详情见服务器日志，或运行“npm run doctor”。',
  },
  signedIn: {
    title: '已登录',
    text: '关闭此标签页，返回之前的标签页，再次确认操作。',
  },
  anotherAccount: '使用其他账户',
  endAtProvider: '在登录提供商处退出登录',
  noProviderSignOut: 'Usher 无法让您在登录提供商处退出登录。先在那里退出登录，然后重试。',
};
