import type { changes as english } from '#console/i18n/en/changes.ts';
import type { Translated } from '#console/i18n/translated.ts';

/** The operator's changes to an account, and changes by someone else in the meantime. */
export const changes: Translated<typeof english> = {
  count_other: '{{count, number}} 处更改',
  kind: {
    added: '新增',
    changed: '更改',
    removed: '移除',
  },
  /** Read by screen readers between the old and the new value. */
  becomes: '改为',
  /** Shown in place of an empty value. */
  empty: '空',
  yes: '是',
  no: '否',
  undoKeys: 'Ctrl+Z 或 ⌘Z',
  undone: '更改已撤消',
  /** The identity service returned another value than was sent. */
  differing_other: '身份服务保存的值与您的输入不同：{{fields, list}}。检查当前值。',
  conflict: {
    title: '编辑期间，此账户已被更改',
    text: '您对 {{name}} 的更改尚未保存。为每个字段选择要保留的值。',
    original: '原值：{{value}}',
    mine: '我的：{{value}}',
    theirs: '对方的：{{value}}',
    allMine: '全部用我的',
    allTheirs: '全部用对方的',
    save: '保存选择',
    keptTheirs: '已保留对方的值',
  },
};
