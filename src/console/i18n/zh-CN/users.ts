import type { users as english } from '#console/i18n/en/users.ts';
import type { Translated } from '#console/i18n/translated.ts';

export const users: Translated<typeof english> = {
  title: '用户',
  search: '搜索用户',
  searchPlaceholder: '姓名、邮箱、手机号、用户名或 ID',
  exactPlaceholder: '完整的邮箱、手机号、用户名、姓名或 ID',
  clearSearch: '清除搜索',
  newUser: '新建用户',
  table: '用户',
  column: {
    user: '用户',
    username: '用户名',
    email: '邮箱',
    phone: '手机号',
    id: 'ID',
    app: '首个应用',
    lastSignIn: '上次登录',
    created: '创建时间',
    status: '状态',
  },
  status: {
    active: '正常',
    suspended: '已停用',
  },
  hiddenCharacters: '含不可见字符',
  copy: {
    username: '复制用户名 {{value}}',
    email: '复制邮箱 {{value}}',
    phone: '复制手机号 {{value}}',
    id: '复制 ID {{value}}',
  },
  noHits: {
    text: '已在 ID、邮箱、手机号、用户名和姓名中搜索。',
    exactText: '已按完整的 ID、邮箱、手机号、用户名或姓名搜索。',
  },
};
