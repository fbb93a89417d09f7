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
  /** Why no step can be run. */
  problem: {
    waiting: '等待所有步骤加载完成',
    noneChosen: '至少选择一个步骤',
    noneLeft: '没有剩余的步骤',
  },
  running: '正在执行：{{step}}',
  done_other: '已完成 {{done, number}}/{{count, number}} 个步骤',
  history: '在历史记录中查看',
  leaving: {
    title: '步骤正在执行，要离开吗？',
    text: '步骤会继续执行，但您看不到结果。',
    confirm: '离开此页面',
  },
  /** What is different from when the operator read the page. `step` is the title of a step. */
  changed: {
    title: '打开此页面后，该账户发生了变化',
    text: '没有发送任何更改。核对步骤后再次执行。',
    step: '{{step}}。之前：{{before}}。现在：{{now}}。',
    others: '{{step}}。现在：{{state}}，但内容与之前不同。',
  },
  unread: '没有发送任何更改，因为无法重新读取该账户',
  approvalNeeded: '此步骤需要另一位操作员批准。在步骤列表下方申请。',
  badge: { running: '执行中', done: '已完成', failed: '失败', skipped: '已跳过', approvalNeeded: '需要审批' },
};
