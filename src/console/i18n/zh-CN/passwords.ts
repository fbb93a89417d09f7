import type { passwords as english } from '#console/i18n/en/passwords.ts';
import type { Translated } from '#console/i18n/translated.ts';

export const passwords: Translated<typeof english> = {
  title: '重置密码',
  tab: '{{name}} – 重置密码',
  for: '用户：{{name}}',
  field: '新密码',
  generate: '生成',
  set: '设置密码',
  cancel: '取消',
  intro: '此密码由系统自动生成，符合密码策略。可以直接设置或改为其他密码，然后通过安全渠道发送给用户。',
  /** Instead of `intro` when the password was typed, or none could be generated. */
  introOwn: '设置密码，然后通过安全渠道发送给用户。',
  notGenerated: 'Usher 无法生成符合密码策略的密码。请自行输入密码。',
  strength: {
    label: '强度',
    veryWeak: '很弱',
    weak: '弱',
    fair: '一般',
    good: '较强',
    strong: '强',
  },
  policy: {
    title: '密码策略',
    note: '用户自己设置密码时必须遵守此策略。您可以设置不符合策略的密码。',
    unknown: '无法加载密码策略，当前显示默认策略。',
    met: '符合',
    notMet: '不符合',
    length_other: '长度为 {{min, number}} 到 {{count, number}} 个字符',
    characterTypes_other: '至少包含 {{count}} 类字符（小写字母、大写字母、数字、符号）',
    characters: '仅包含字母 A–Z、数字、符号和空格',
    repetition: '不以“aaa”等重复字符为主',
    sequence: '不以“123”或“qwe”等连续字符为主',
    userInfo: '不以用户自己的姓名、邮箱或手机号为主',
    words: '不以租户禁用的词为主',
    pwned: '用户自己设置密码时，不能使用已泄露的密码。此处不检查。',
  },
  done: {
    title: '密码已设置',
    sessions: '现有会话仍然有效，持有刷新令牌的应用可继续使用。',
    suspendHint: '如果可能有他人在使用此账户，让该用户在所有设备上退出登录。',
    once: '此密码不会再次显示。',
    signOut: '在所有设备上退出登录',
    toUser: '返回用户页面',
    another: '设置其他密码',
  },
  unknown: {
    text: '密码已提交，但结果未知。旧密码可能仍然有效。',
    next: '保留此密码并与用户一起验证，或者设置其他密码。',
  },
  generated: {
    text: 'Usher 会生成符合密码策略的密码，设置后只显示一次。通过安全渠道将其发送给用户。',
    /** While the policy couldn't be loaded. */
    policyUnknown: 'Usher 会生成密码，设置后只显示一次。通过安全渠道将其发送给用户。',
    impossible: 'Usher 无法生成符合密码策略的密码。联系管理员修正密码策略。',
    confirm: '生成并设置密码',
  },
  recovery: {
    title: '该用户可以自行重置密码',
    email: '该用户在登录页面上选择“忘记密码？”，即可通过发送到 {{address}} 的邮件获取验证码。',
    phone: '该用户在登录页面上选择“忘记密码？”，即可通过发送到 {{address}} 的短信获取验证码。',
    both: '该用户在登录页面上选择“忘记密码？”，即可通过发送到 {{email}} 的邮件或发送到 {{phone}} 的短信获取验证码。',
    onlyUser: '新密码只有该用户知道。',
    cannot: '用户收不到验证码，或他人也能收到',
    recorded: '之后您可以设置密码。审计日志会记录该用户本可自行重置。',
  },
  notPermitted: '您的角色没有重置密码的权限。',
};
