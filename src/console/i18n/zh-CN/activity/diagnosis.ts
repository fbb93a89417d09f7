import type { diagnosis as english } from '#console/i18n/en/activity/diagnosis.ts';
import type { Translated } from '#console/i18n/translated.ts';

/** Why the sign-in or other step of an activity entry failed, and how to fix it. */
export const diagnosis: Translated<typeof english> = {
  title: {
    SignIn: '登录失败的原因',
    Register: '注册失败的原因',
    ForgotPassword: '重置密码失败的原因',
    other: '失败原因',
  },
  unknownCode: '身份服务返回了错误代码 {{code}}。',
  noReason: '身份服务没有返回原因。',
  account: {
    title: '账户现状',
    loading: '正在搜索账户',
    exists: '使用 {{identifier}} 的账户：',
    missing: '目前没有账户使用 {{identifier}}。可能是输入有误，也可能账户已删除或从未创建。',
    unnamed: '此条目没有记录账户。',
    suspended: '该账户已停用，用户无法登录。',
    active: '该账户未停用。',
    noPassword: '该账户没有密码，因此输入任何密码都无法登录。',
  },
  repair: {
    resetPassword: '重置密码',
    setPassword: '设置密码',
    restore: '恢复账户',
    unlock: '解锁账户',
    findSimilar: '搜索 {{identifier}}',
    create: '创建此用户',
  },
  others: {
    title: '该登录标识的其他失败尝试',
    loading: '正在统计其他失败',
    none: '此前 24 小时内没有其他失败。',
    some_other: '此前 24 小时内另有 {{count, number}} 次失败，来自 {{addresses}}。',
    addresses_other: '{{count, number}} 个 IP 地址',
    partial: '仅搜索了所有用户最新的 {{count, number}} 次尝试。',
  },
  attempt: {
    title: '前后的事件',
    loading: '正在加载前后的事件',
    alone: '此 IP 地址和设备在前后几分钟内没有其他事件。',
    partial: '当时事件较多，可能缺少之前或之后的步骤。',
  },
  /** Under the API's error codes, with spaces for dots: what the error means, and how to fix it. */
  advice: {
    'session invalid_credentials':
      '密码错误，或没有账户使用此登录标识。为防止他人试探账户是否存在，身份服务不说明是哪一种。',
    'session verification_blocked_too_many_attempts':
      '错误次数过多，登录已被暂时锁定，输入正确的密码也无法登录。可以解锁账户，或稍后再试。',
    'user suspended': '凭据正确，但账户已停用。恢复账户后用户即可登录。',
    'user user_not_exist': '当时没有账户使用此登录标识。',
    'user identity_not_exist': '该社交账户或企业账户未关联任何用户。用户可以用其他方式登录后再关联，或注册新账户。',
    'verification_code not_found': '未向该邮箱或手机号发送过验证码，或验证码已使用。用户可以重新获取验证码。',
    'verification_code code_mismatch': '输入的不是最新的验证码。只有最新的验证码有效，用户应重新获取。',
    'verification_code expired': '验证码输入太晚，已过期。用户应重新获取。',
    'verification_code exceed_max_try': '输错验证码的次数过多。用户应重新获取。',
    'verification_code email_mismatch': '接收验证码的邮箱与输入的邮箱不同。',
    'verification_code phone_mismatch': '接收验证码的手机号与输入的手机号不同。',
    'password expired': '密码正确，但已过期。用户需要新密码。',
    'password rejected': '新密码不符合密码策略。用户应换一个密码。',
    'user same_password': '新密码与旧密码相同。用户应换一个密码。',
    'session mfa invalid_totp_code': '验证器应用中的验证码错误。最常见的原因是手机时间不准。',
    'session mfa webauthn_verification_failed': '通行密钥未被接受。它可能属于其他设备，或已从此账户移除。',
    'session verification_expired': '两个步骤之间间隔过长。用户应重新开始。',
    'session interaction_not_found': '登录页面打开时间过长，或在两个标签页中打开。用户应重新开始。',
    invalid_grant: '刷新令牌或授权码已使用、已撤销或已过期。用户应重新登录。',
    invalid_client: '应用的 ID 或密钥错误，需由应用开发者修正。',
    invalid_target: '应用请求的 API 资源不存在。',
    invalid_request: '应用的请求无效，需由应用开发者修正。',
  },
};
