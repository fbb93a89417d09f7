import type { offboarding as english } from '#console/i18n/en/offboarding.ts';
import type { Translated } from '#console/i18n/translated.ts';

export const offboarding: Translated<typeof english> = {
  title: '办理离职',
  tab: '{{name}} – 办理离职',
  hint: '关闭 {{name}} 的账户。取消勾选即可跳过步骤。步骤按此顺序执行，在审计日志中归为一组。',
  notPermitted: '您的角色不能办理离职。联系管理员。',
  suspend: {
    title: '停用账户',
    text: '撤销会话并阻止登录。应用最长可继续使用一小时，直到访问令牌过期。',
    active: '正常',
    suspended: '已停用',
  },
  sessions: {
    title: '撤销会话和应用授权',
    text: '在所有设备上退出登录，包括第三方应用。',
    none: '没有会话和授权',
    state_other: '{{count, number}} 个会话和授权',
  },
  tokens: {
    title: '删除个人访问令牌',
    text: '使用这些令牌的程序会立即停止工作。',
    none: '没有令牌',
    state_other: '{{count, number}} 个令牌：{{names, list}}',
  },
  roles: {
    title: '移除角色',
    text: '历史记录中可以看到用户曾有的角色。',
    none: '没有角色',
    state_other: '{{count, number}} 个角色：{{names, list}}',
  },
  organizations: {
    title: '从组织中移除',
    text: '用户会失去在这些组织中的角色。',
    none: '没有组织',
    state_other: '{{count, number}} 个组织：{{names, list}}',
  },
  deletion: {
    title: '在指定时间删除账户',
    text: '立即停用账户。在删除之前，可在用户页面上取消删除。',
    date: '删除时间',
    none: '未安排删除',
    state: '已安排于 {{time}} 删除',
  },
};
