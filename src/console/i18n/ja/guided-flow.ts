import type { guidedFlow as english } from '#console/i18n/en/guided-flow.ts';
import type { Translated } from '#console/i18n/translated.ts';

/** Texts that all guided flows share. */
export const guidedFlow: Translated<typeof english> = {
  loading: 'Loading…',
  /** `state` is a phrase such as "3 active sessions". */
  now: 'Now: {{state}}',
  beforeAndAfter: 'Before: {{before}} → after: {{after}}',
  notPermitted: 'Your role doesn’t permit this step. Ask an administrator.',
  run_zero: 'Run steps',
  run_other: 'Run {{count, number}} steps',
  running: 'Running: {{step}}',
  done_other: '{{done, number}} of {{count, number}} steps done',
  history: 'See this in History',
  leaving: {
    title: 'Leave while the steps run?',
    text: 'The steps go on, but you won’t see their results.',
    confirm: 'Leave this page',
  },
  badge: { running: 'Running', done: 'Done', failed: 'Failed', skipped: 'Skipped' },
};
