import type { common as english } from '#console/i18n/en/common.ts';
import type { Translated } from '#console/i18n/translated.ts';

export const common: Translated<typeof english> = {
  /** Title of the browser tab: the page, then the product. */
  title: '{{page}} · Usher',
  tryAgain: '重试',
  cancel: '取消',
  close: '关闭',
  copied: '已复制',
  loading: '正在加载',
  never: '从未',
  none: '无',
  /** Between two sentences. */
  gap: '',
  saved: '已保存',
  undo: '撤消',
  requestId: '请求 ID：{{id}}',
  pager: {
    label: '分页',
    first: '第一页',
    previous: '上一页',
    next: '下一页',
    back: '上一页',
    forward: '下一页',
    last: '最后一页',
    page: '第 {{page}} 页',
    pageSize: '每页行数',
    range: '第 {{first, number}}–{{last, number}} 条，共 {{total, number}} 条',
    rangeOfMany: '第 {{first, number}}–{{last, number}} 条，总数超过 {{total, number}} 条',
    beyond: '0 条，共 {{total, number}} 条',
    empty: '共 0 条',
  },
  shownOnce: {
    done: '完成',
    title: '要关闭吗？',
    text: '此内容只显示一次，关闭后无法再查看。',
    stay: '继续显示',
    leave: '仍要关闭',
  },
  unsaved: {
    title: '不保存就离开吗？',
    text: '此页面的更改尚未保存，离开后会丢失。',
    stay: '留在此页',
    leave: '不保存，直接离开',
  },
  beyondEnd: {
    title: '没有第 {{page, number}} 页',
    text: '列表变短了，或者网址有误。',
    toLast: '前往最后一页',
  },
};
