import type { advancedSearch as english } from '#console/i18n/en/advanced-search.ts';
import type { Translated } from '#console/i18n/translated.ts';

export const advancedSearch: Translated<typeof english> = {
  condition: '条件 {{number, number}}',
  field: '字段',
  mode: '匹配方式',
  value: '值',
  hint: {
    is: '多个值时每行一个（Shift+Enter 换行）',
    like: '% 匹配任意文本，_ 匹配一个字符。用 \\ 转义。',
    posix: 'PostgreSQL 语法，可匹配值中的任意位置：^admin_',
    similarTo: '匹配整个值，区分大小写：% _ | * + ? ( ) [ ]',
  },
  problem: {
    regex: '输入有效的正则表达式',
    refused: '搜索失败。检查此模式。',
    loneBackslash: '删除末尾的反斜杠，或改为两个',
  },
  add: '添加条件',
  remove: '移除条件 {{number, number}}',
  more: '更多选项',
  less: '收起选项',
  joint: '用户须满足',
  joints: {
    and: '所有条件',
    or: '任一条件',
  },
  matchCase: '区分大小写',
  similarToCase: 'SIMILAR TO 始终区分大小写。',
  boxCounts: '上方搜索框中的文本也算一个条件。',
  submit: '搜索',
  clear: '清除条件',
  saved: {
    none: '没有已保存的搜索',
    save: '保存此搜索',
    manage: '重命名或删除',
    name: '搜索名称',
    where: '存储在此浏览器中，退出登录后清除。',
    confirm: '保存',
    nameOf: '{{name}} 的新名称',
    delete: '删除 {{name}}',
  },
};
