/** Texts that all guided flows share. */
export const guidedFlow = {
  loading: 'Loading…',
  /** `state` is a phrase such as "3 active sessions". */
  now: 'Now: {{state}}',
  beforeAndAfter: 'Before: {{before}} → after: {{after}}',
  notPermitted: 'Your role doesn’t permit this step. Ask an administrator.',
  run_zero: 'Run steps',
  run_one: 'Run {{count, number}} step',
  run_other: 'Run {{count, number}} steps',
  /** Why no step can be run. */
  problem: {
    waiting: 'Wait until all steps have loaded',
    noneChosen: 'Choose at least one step',
    noneLeft: 'There is nothing left to do',
  },
  running: 'Running: {{step}}',
  done_one: '{{done, number}} of {{count, number}} step done',
  done_other: '{{done, number}} of {{count, number}} steps done',
  history: 'See this in History',
  leaving: {
    title: 'Leave while the steps run?',
    text: 'The steps go on, but you won’t see their results.',
    confirm: 'Leave this page',
  },
  /** What is different from when the operator read the page. `step` is the title of a step. */
  changed: {
    title: 'This account changed since you opened this page',
    text: 'Nothing was sent. Check the steps, then run them again.',
    step: '{{step}}. Before: {{before}}. Now: {{now}}.',
    others: '{{step}}. Now: {{state}}, but not the same as before.',
  },
  unread: 'Nothing was sent, because the account couldn’t be read again',
  approvalNeeded: 'Another operator must approve this step. Request it below the steps.',
  badge: { running: 'Running', done: 'Done', failed: 'Failed', skipped: 'Skipped', approvalNeeded: 'Approval needed' },
} as const;
