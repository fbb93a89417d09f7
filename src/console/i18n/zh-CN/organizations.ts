import type { organizations as english } from '#console/i18n/en/organizations.ts';
import type { Translated } from '#console/i18n/translated.ts';

export const organizations: Translated<typeof english> = {
  title: '组织',
  table: '组织',
  add: '添加到组织',
  column: {
    name: '组织',
    roles: '组织角色',
    actions: '操作',
  },
  noRoles: '无角色',
  mfaRequired: '要求 MFA',
  none: {
    title: '没有组织',
    text: '该用户不属于任何组织。',
  },
  changeRoles: '更改角色',
  changeRolesNamed: '更改在 {{organization}} 中的角色',
  remove: '移除',
  removeNamed: '从 {{organization}} 中移除',
  roles: {
    title: '组织角色',
    none: '还没有组织角色。可在 Logto 控制台中创建。',
  },
  picker: {
    label: '组织',
    search: '搜索组织',
    placeholder: '名称或 ID',
    clear: '清除搜索',
    noMatch: '没有匹配的组织。',
    taken: '已是成员',
  },
  addDialog: {
    title: '将 {{name}} 添加到组织',
    confirm: '添加到组织',
    confirmNamed: '添加到 {{organization}}',
    rolesMissing: '已将 {{name}} 添加到 {{organization}}，但未能分配角色。',
    done: '已将 {{name}} 添加到 {{organization}}',
    undone: '{{name}} 已不在 {{organization}} 中',
  },
  rolesDialog: {
    title: '更改 {{name}} 在 {{organization}} 中的角色',
    confirm: '保存角色',
    done: '已更改 {{name}} 在 {{organization}} 中的角色',
    undone: '已恢复 {{name}} 在 {{organization}} 中原来的角色',
  },
  removeDialog: {
    title: '将 {{name}} 从 {{organization}} 中移除',
    text: '{{name}} 将失去在 {{organization}} 中的成员身份和所有角色。账户本身会保留。',
    loses: '将失去的角色：{{roles, list}}',
    confirm: '从组织中移除',
    done: '已将 {{name}} 从 {{organization}} 中移除',
    undone: '{{name}} 已重新加入 {{organization}}，角色与之前相同',
  },
};
