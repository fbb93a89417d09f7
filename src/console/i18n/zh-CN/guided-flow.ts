import type { guidedFlow as english } from '#console/i18n/en/guided-flow.ts';
import type { Translated } from '#console/i18n/translated.ts';

/** Texts that all guided flows share. */
export const guidedFlow: Translated<typeof english> = {
  loading: '正在加载…',
  /** `state` is a phrase such as "3 active sessions". */
  now: '当前：{{state}}',
  beforeAndAfter: '之前：{{before}} → 之后：{{after}}',
  notPermitted: '您的角色不能执行此步骤。联系管理员。',
  run_zero: '执行步骤',
  run_other: '执行 {{count, number}} 个步骤',
  running: '正在执行：{{step}}',
  done_other: '已完成 {{done, number}}/{{count, number}} 个步骤',
  history: '在历史记录中查看',
  leaving: {
    title: '步骤正在执行，要离开吗？',
    text: '步骤会继续执行，但您看不到结果。',
    confirm: '离开此页面',
  },
  badge: { running: '执行中', done: '已完成', failed: '失败', skipped: '已跳过' },
};
