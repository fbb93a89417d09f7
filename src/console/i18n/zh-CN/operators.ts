import type { operators as english } from '#console/i18n/en/operators.ts';
import type { Translated } from '#console/i18n/translated.ts';

export const operators: Translated<typeof english> = {
  title: '操作员',
  intro: '当前登录 Usher 的操作员。会话到期或被撤销前，访问权限一直有效。',
  table: '操作员会话',
  column: {
    operator: '操作员',
    role: '角色',
    signedIn: '登录时间',
    lastSeen: '最近活动',
    address: 'IP 地址',
    actions: '操作',
  },
  own: '当前会话',
  signedInAt: '登录时间：{{time}}',
  lastSeenAt: '最近活动：{{time}}',
  unknownAddress: '未知',
  revoke: '撤销会话',
  revokeNamed: '撤销 {{name}} 于 {{time}} 登录的会话',
  revokeAll: '撤销所有会话',
  revokeAllNamed: '撤销 {{name}} 的所有会话',
  revokeDialog: {
    title: '撤销 {{name}} 的会话吗？',
    text: '{{name}} 需要在该设备上重新登录。登录后，该设备上尚未保存的更改仍可保存。',
    confirm: '撤销会话',
    done: '会话已撤销',
  },
  revokeAllDialog: {
    title: '撤销 {{name}} 的所有会话吗？',
    text: '{{name}} 需要在每台设备上重新登录。如需彻底终止访问，还要在登录提供商处移除其角色。',
    confirm: '撤销所有会话',
    done: '已撤销 {{name}} 的所有会话',
  },
  none: { title: '没有活跃会话', text: '登录中的操作员会显示在这里。' },
  notPermitted: { title: '操作员', text: '只有管理员可以查看当前登录的操作员。' },
};
