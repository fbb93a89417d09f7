import type { organizations as english } from '#console/i18n/en/organizations.ts';
import type { Translated } from '#console/i18n/translated.ts';

export const organizations: Translated<typeof english> = {
  title: '組織',
  table: '組織',
  add: '組織に追加',
  column: {
    name: '組織',
    roles: '組織ロール',
    actions: '操作',
  },
  noRoles: 'ロールなし',
  mfaRequired: 'MFA 必須',
  none: {
    title: '所属する組織はありません',
    text: 'このユーザーは、どの組織にも所属していません。',
  },
  changeRoles: 'ロールを変更',
  changeRolesNamed: '「{{organization}}」のロールを変更',
  remove: '外す',
  removeNamed: '「{{organization}}」から外す',
  roles: {
    title: '組織ロール',
    none: '組織ロールはまだありません。Logto のコンソールで作成してください。',
  },
  picker: {
    label: '組織',
    search: '組織を検索',
    placeholder: '名称または ID',
    clear: '検索をクリア',
    noMatch: '一致する組織はありません。',
    taken: '所属済み',
  },
  addDialog: {
    title: '{{name}}さんを組織に追加',
    confirm: '組織に追加',
    confirmNamed: '「{{organization}}」に追加',
    rolesMissing: '{{name}}さんを「{{organization}}」に追加しましたが、ロールは割り当てられませんでした。',
    done: '{{name}}さんを「{{organization}}」に追加しました。',
    undone: '{{name}}さんを「{{organization}}」から外しました。',
  },
  rolesDialog: {
    title: '{{name}}さんの「{{organization}}」でのロールを変更',
    confirm: 'ロールを保存',
    done: '{{name}}さんの「{{organization}}」でのロールを変更しました。',
    undone: '{{name}}さんの「{{organization}}」でのロールを元に戻しました。',
  },
  removeDialog: {
    title: '{{name}}さんを「{{organization}}」から外す',
    text: '{{name}}さんは「{{organization}}」のメンバーではなくなり、組織内のロールもすべて失います。アカウント自体は残ります。',
    loses: '失われるロール：{{roles, list}}',
    confirm: '組織から外す',
    done: '{{name}}さんを「{{organization}}」から外しました。',
    undone: '{{name}}さんを、以前のロールで「{{organization}}」に戻しました。',
  },
};
