import type { sentences as english } from '#console/i18n/en/activity/sentences.ts';
import type { Translated } from '#console/i18n/translated.ts';

/**
 * Describes an activity entry, under its event's key with spaces for dots: `done` when it succeeded, `failed`
 * when it did not. `user` starts the sentence, `userInside` does not; `account` is the entered identifier.
 */
export const sentences: Translated<typeof english> = {
  /** At the start of a sentence. */
  unknownUser: '未知用户',
  /** Inside a sentence. */
  unknownUserInside: '未知用户',
  anApp: '某个应用',
  anAccount: '某个账户',
  flow: {
    SignIn: {
      Create: {
        done: '{{user}} 开始登录 {{app}}',
        failed: '{{user}} 未能开始登录 {{app}}',
      },
      Update: { done: '{{user}} 改为登录 {{app}}', failed: '{{user}} 未能改为登录' },
      Submit: { done: '{{user}} 登录了 {{app}}', failed: '{{user}} 未能登录 {{app}}' },
    },
    Register: {
      Create: {
        done: '{{user}} 开始在 {{app}} 注册',
        failed: '{{user}} 未能开始在 {{app}} 注册',
      },
      Update: {
        done: '{{user}} 改为在 {{app}} 注册',
        failed: '{{user}} 未能改为注册',
      },
      Submit: { done: '{{user}} 在 {{app}} 完成了注册', failed: '{{user}} 未能在 {{app}} 注册' },
    },
    ForgotPassword: {
      Create: {
        done: '{{user}} 开始通过“忘记密码”重置密码',
        failed: '{{user}} 未能开始重置密码',
      },
      Update: {
        done: '{{user}} 改为重置密码',
        failed: '{{user}} 未能改为重置密码',
      },
      Submit: {
        done: '{{user}} 通过“忘记密码”重置了密码',
        failed: '{{user}} 未能重置密码',
      },
    },
  },
  /** A submission that needs a further step; the entry's reason says which. */
  moreSteps: {
    SignIn: '{{user}} 还需一步才能登录 {{app}}',
    Register: '{{user}} 还需一步才能在 {{app}} 完成注册',
    ForgotPassword: '{{user}} 还需一步才能重置密码',
    other: '{{app}} 还需等待一个步骤',
  },
  /** A completed flow; `means` are the factors that verified the user. */
  with: {
    SignIn: '{{user}} 通过 {{means, list}} 登录了 {{app}}',
    Register: '{{user}} 通过 {{means, list}} 在 {{app}} 完成了注册',
    ForgotPassword: '{{user}} 用 {{means, list}} 验证后，通过“忘记密码”重置了密码',
  },
  step: {
    'Identifier Submit': {
      done: '{{user}} 的账户已识别',
      failed: '未能为 {{user}} 找到可用的账户',
    },
    'Profile Update': {
      done: '{{user}} 填写了个人资料',
      failed: '{{user}} 填写了个人资料，但被拒绝',
    },
    'Profile Create': {
      done: '{{user}} 填写了个人资料',
      failed: '{{user}} 填写了个人资料，但被拒绝',
    },
    'Profile Delete': {
      done: '{{user}} 移除了一个个人资料字段',
      failed: '{{user}} 未能移除个人资料字段',
    },
    'SignInPasskey Submit': {
      done: '{{user}} 添加了用于登录的通行密钥',
      failed: '{{user}} 未能添加通行密钥',
    },
  },
  verification: {
    Create: {
      EmailVerificationCode: {
        done: '{{user}} 请求向 {{account}} 发送邮箱验证码',
        failed: '未能向 {{account}} 发送邮箱验证码',
      },
      PhoneVerificationCode: {
        done: '{{user}} 请求向 {{account}} 发送短信验证码',
        failed: '未能向 {{account}} 发送短信验证码',
      },
      VerificationCode: {
        done: '{{user}} 请求向 {{account}} 发送一次性验证码',
        failed: '未能向 {{account}} 发送一次性验证码',
      },
      MfaEmailVerificationCode: {
        done: '{{user}} 请求通过邮件发送 MFA 验证码',
        failed: '未能通过邮件发送 MFA 验证码',
      },
      MfaPhoneVerificationCode: {
        done: '{{user}} 请求通过短信发送 MFA 验证码',
        failed: '未能通过短信发送 MFA 验证码',
      },
      Social: {
        done: '{{user}} 被转到社交账户提供商',
        failed: '未能将 {{user}} 转到社交账户提供商',
      },
      EnterpriseSso: {
        done: '{{user}} 被转到其组织的登录页面',
        failed: '未能将 {{user}} 转到其组织的登录页面',
      },
      SingleSignOn: {
        done: '{{user}} 被转到其组织的登录页面',
        failed: '未能将 {{user}} 转到其组织的登录页面',
      },
      IdpInitiatedSso: {
        done: '{{user}} 从其组织的登录页面进入 {{app}}',
        failed: '{{user}} 从其组织的登录页面进入，但未能登录',
      },
      Totp: {
        done: '{{user}} 开始设置验证器应用',
        failed: '{{user}} 未能设置验证器应用',
      },
      WebAuthn: { done: '已要求 {{user}} 使用通行密钥', failed: '未能要求 {{user}} 使用通行密钥' },
      SignInPasskey: {
        done: '已要求 {{user}} 使用通行密钥登录',
        failed: '未能要求 {{user}} 使用通行密钥登录',
      },
      BackupCode: { done: '{{user}} 获得了新的备用码', failed: '{{user}} 未能获得备用码' },
    },
    Submit: {
      Password: {
        done: '{{user}} 为 {{account}} 输入了正确的密码',
        failed: '{{user}} 为 {{account}} 输入的密码未被接受',
      },
      NewPasswordIdentity: {
        done: '{{user}} 为新账户选择了 {{account}} 并设置了密码',
        failed: '{{user}} 选择了 {{account}}，但设置的密码被拒绝',
      },
      EmailVerificationCode: {
        done: '{{user}} 输入了发送到 {{account}} 的邮箱验证码，验证码正确',
        failed: '{{user}} 为 {{account}} 输入的验证码未被接受',
      },
      PhoneVerificationCode: {
        done: '{{user}} 输入了发送到 {{account}} 的短信验证码，验证码正确',
        failed: '{{user}} 为 {{account}} 输入的验证码未被接受',
      },
      VerificationCode: {
        done: '{{user}} 为 {{account}} 输入了正确的一次性验证码',
        failed: '{{user}} 为 {{account}} 输入的一次性验证码未被接受',
      },
      MfaEmailVerificationCode: {
        done: '{{user}} 输入了邮件中的 MFA 验证码，验证码正确',
        failed: '{{user}} 输入的 MFA 验证码未被接受',
      },
      MfaPhoneVerificationCode: {
        done: '{{user}} 输入了短信中的 MFA 验证码，验证码正确',
        failed: '{{user}} 输入的 MFA 验证码未被接受',
      },
      Social: {
        done: '{{user}} 从社交账户提供商返回',
        failed: '{{user}} 从社交账户提供商返回，但未被接受',
      },
      EnterpriseSso: {
        done: '{{user}} 从其组织的登录页面返回',
        failed: '{{user}} 从其组织的登录页面返回，但未被接受',
      },
      SingleSignOn: {
        done: '{{user}} 从其组织的登录页面返回',
        failed: '{{user}} 从其组织的登录页面返回，但未被接受',
      },
      Totp: {
        done: '{{user}} 输入了验证器应用中的正确验证码',
        failed: '{{user}} 输入的验证器应用验证码未被接受',
      },
      WebAuthn: { done: '{{user}} 使用了通行密钥', failed: '{{user}} 使用的通行密钥未被接受' },
      SignInPasskey: {
        done: '{{user}} 使用通行密钥登录',
        failed: '{{user}} 用于登录的通行密钥未被接受',
      },
      BackupCode: {
        done: '{{user}} 使用了一个备用码',
        failed: '{{user}} 输入的备用码未被接受',
      },
      OneTimeToken: {
        done: '{{user}} 打开了发送到 {{account}} 的登录链接',
        failed: '{{user}} 打开了 {{account}} 的登录链接，但未被接受',
      },
    },
  },
  /** For pairs of act and factor that no known server records. */
  anyVerification: {
    Create: { done: '已要求 {{user}} 使用 {{factor}} 验证', failed: '未能要求 {{user}} 使用 {{factor}} 验证' },
    Update: {
      done: '{{user}} 更改了要求的验证因素 {{factor}}',
      failed: '{{user}} 未能更改验证因素 {{factor}}',
    },
    Submit: { done: '{{user}} 通过了 {{factor}} 的验证', failed: '{{user}} 未通过 {{factor}} 的验证' },
    Delete: { done: '{{user}} 移除了 {{factor}}', failed: '{{user}} 未能移除 {{factor}}' },
    End: { done: '{{user}} 完成了 {{factor}}', failed: '{{user}} 未能完成 {{factor}}' },
  },
  bindMfa: {
    Totp: { done: '{{user}} 设置了验证器应用', failed: '{{user}} 未能设置验证器应用' },
    WebAuthn: { done: '{{user}} 设置了通行密钥', failed: '{{user}} 未能设置通行密钥' },
    BackupCode: { done: '{{user}} 设置了备用码', failed: '{{user}} 未能设置备用码' },
    EmailVerificationCode: {
      done: '{{user}} 将邮箱验证码设为验证因素',
      failed: '{{user}} 未能将邮箱验证码设为验证因素',
    },
    PhoneVerificationCode: {
      done: '{{user}} 将短信验证码设为验证因素',
      failed: '{{user}} 未能将短信验证码设为验证因素',
    },
  },
  /** An `Interaction.Create` that requests consent, not a sign-in. */
  consent: {
    done: '{{user}} 进入了 {{app}} 的授权同意步骤',
    failed: '{{user}} 未能进入 {{app}} 的授权同意步骤',
  },
  webhook: { done: '已为 {{event}} 发送 Webhook', failed: '{{event}} 的 Webhook 发送失败' },
  known: {
    'Interaction Create': {
      done: '{{user}} 从 {{app}} 进入登录页面',
      failed: '{{user}} 从 {{app}} 进入，但登录页面出错',
    },
    'Interaction End': { done: '{{user}} 返回了 {{app}}', failed: '{{user}} 未能返回 {{app}}' },
    'Interaction Create Captcha': { done: '{{user}} 通过了人机验证', failed: '{{user}} 未通过人机验证' },
    'ExchangeTokenBy AuthorizationCode': {
      done: '登录后，{{app}} 获得了 {{userInside}} 的令牌',
      failed: '登录后，{{app}} 未能获得令牌',
    },
    'ExchangeTokenBy RefreshToken': {
      done: '{{app}} 刷新了 {{userInside}} 的令牌',
      failed: '{{app}} 未能刷新令牌',
    },
    'ExchangeTokenBy ClientCredentials': {
      done: '{{app}} 获得了应用自身的令牌',
      failed: '{{app}} 请求应用自身的令牌，但被拒绝',
    },
    'ExchangeTokenBy TokenExchange': {
      done: '{{app}} 交换了 {{userInside}} 的令牌',
      failed: '{{app}} 请求交换令牌，但被拒绝',
    },
    'ExchangeTokenBy DeviceCode': {
      done: '{{app}} 在设备上获得了 {{userInside}} 的令牌',
      failed: '{{app}} 未能在设备上获得令牌',
    },
    'ExchangeTokenBy Unknown': {
      done: '{{app}} 以未知方式获得了令牌',
      failed: '{{app}} 以未知方式请求令牌，但被拒绝',
    },
    RevokeToken: { done: '{{app}} 撤销了一个令牌', failed: '{{app}} 未能撤销令牌' },
    RevokeGrants: { done: '已撤销 {{app}} 的授权', failed: '未能撤销 {{app}} 的授权' },
    'JwtCustomizer AccessToken': {
      done: '自定义声明脚本为 {{userInside}} 的令牌添加了内容',
      failed: '为 {{userInside}} 的令牌运行自定义声明脚本时出错',
    },
    'JwtCustomizer ClientCredentials': {
      done: '自定义声明脚本为 {{app}} 的令牌添加了内容',
      failed: '为 {{app}} 的令牌运行自定义声明脚本时出错',
    },
    'SamlApplication AuthnRequest': {
      done: '{{app}} 请求了 SAML 登录',
      failed: '{{app}} 请求了 SAML 登录，但被拒绝',
    },
    'SamlApplication Callback': {
      done: '{{app}} 收到了 SAML 登录结果',
      failed: '{{app}} 未能收到 SAML 登录结果',
    },
    'Action PostFirstFactorVerification': {
      done: '已为 {{userInside}} 执行首个验证因素之后的动作',
      failed: '为 {{userInside}} 执行首个验证因素之后的动作时出错',
    },
    'Action PostSignIn': {
      done: '已为 {{userInside}} 执行登录之后的动作',
      failed: '为 {{userInside}} 执行登录之后的动作时出错',
    },
    'TrustedDevice Created': {
      done: '{{user}} 选择了记住此设备',
      failed: '未能为 {{userInside}} 记住此设备',
    },
    'TrustedDevice Used': {
      done: '已通过记住的设备识别 {{user}}',
      failed: '未能通过记住的设备识别 {{user}}',
    },
    Unknown: {
      done: '发生了未知事件',
      failed: '未知事件失败',
    },
  },
};
