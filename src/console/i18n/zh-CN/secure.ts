import type { secure as english } from '#console/i18n/en/secure.ts';
import type { Translated } from '#console/i18n/translated.ts';

/** Steps for an account that someone else has taken over. */
export const secure: Translated<typeof english> = {
  title: '保护被盗账户',
  tab: '{{name}} – 保护被盗账户',
  hint: '阻止攻击者继续使用 {{name}} 的账户。不需要的步骤可以跳过。',
  hidden: '您的角色不能保护账户。',
  nothing: '无',
  changes: {
    title: '最近 30 天的更改',
    identifiers: '在 Usher 中更改的用户名、邮箱和手机号',
    none: '未找到更改',
    byOperator: '{{fields, list}}，由 {{operator}} 更改',
    fromTo: '{{field}}：{{from}} → {{to}}',
    empty: '空',
    hidden: '您的角色无法查看之前的值。联系管理员。',
    incomplete: '更改过多，未能全部读取。可在历史记录中查看全部。',
    activity: '登录时更改的个人资料、密码和验证因素',
    limits: '用户在应用自己的账户页面中所做的更改可能未包含在内。',
  },
  suspend: {
    title: '停用账户',
    text: '撤销会话并阻止登录，直到恢复账户。',
  },
  password: {
    title: '更换密码',
    text: '设置自动生成的密码，并在步骤下方显示一次。',
    set: '已设置密码',
    byOperator: '由 {{operator}} 于 {{time}} 设置',
    byUser: '由用户于 {{time}} 重置',
    none: '没有密码',
    replaced: '已更换密码',
    shown: '新密码',
    once: '核实用户身份后，再将密码交给用户。此密码不会再次显示。',
    unknown: '身份服务未确认更改。此密码可能未生效。',
    handedOver: '已交给用户',
    guardTitle: '密码尚未交给用户，要离开吗？',
    guardText: '新密码不会再次显示。',
  },
  sessions: {
    title: '在所有设备上退出登录',
    text: '撤销所有会话和第一方应用的授权。',
    state_other: '{{count, number}} 个会话和授权',
  },
  grants: {
    title: '撤销第三方授权',
    text: '第三方应用将无法再访问此账户。',
    state_other: '{{count, number}} 个授权：{{names, list}}',
  },
  tokens: {
    title: '删除个人访问令牌',
    text: '使用这些令牌的脚本将停止工作。',
    state_other: '{{count, number}} 个令牌：{{names, list}}',
  },
  factors: {
    title: '移除陌生的验证因素',
    text: '询问用户认得哪些验证因素。最近 30 天内添加的已预先选中。',
    choose: '要移除的验证因素',
    factor: '{{factor}}，添加于 {{date}}',
    named: '{{factor}}“{{name}}”，添加于 {{date}}',
    state_other: '{{count, number}} 个验证因素',
  },
  identities: {
    title: '解除陌生账户的关联',
    text: '询问用户认得哪些已关联的账户。',
    choose: '要解除关联的账户',
    identity: '{{provider}}：{{account}}',
  },
  identifiers: {
    title: '改回之前的登录标识',
    text: '将用户名、邮箱或手机号改回更改前的值。',
    choose: '要改回的登录标识',
    nothing: '没有需要改回的登录标识',
    state_other: '{{count, number}} 个登录标识与之前不同',
  },
  restore: {
    title: '恢复账户',
    text: '仅在核实用户身份并完成上述步骤后执行。',
  },
};
