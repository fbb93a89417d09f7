import type { guidedFlow as english } from '#console/i18n/en/guided-flow.ts';
import type { Translated } from '#console/i18n/translated.ts';

/** Texts that all guided flows share. */
export const guidedFlow: Translated<typeof english> = {
  loading: '読み込み中…',
  /** `state` is a phrase such as "3 active sessions". */
  now: '現在：{{state}}',
  beforeAndAfter: '実行前：{{before}} → 実行後：{{after}}',
  notPermitted: '現在のロールでは、このステップを実行できません。管理者に依頼してください。',
  run_zero: 'ステップを実行',
  run_other: '{{count, number}}ステップを実行',
  /** Why no step can be run. */
  problem: {
    waiting: 'すべてのステップの読み込みが終わるまでお待ちください',
    noneChosen: 'ステップを1つ以上選択してください',
    noneLeft: '残りのステップはありません',
  },
  running: '実行中：{{step}}',
  done_other: '{{count, number}}ステップ中{{done, number}}ステップ完了',
  history: '履歴で確認',
  leaving: {
    title: 'ステップの実行中に移動しますか？',
    text: 'ステップの実行は続きますが、結果は表示されません。',
    confirm: 'このページから移動',
  },
  /** What is different from when the operator read the page. `step` is the title of a step. */
  changed: {
    title: 'このページを開いた後に、アカウントが変更されました',
    text: '何も送信していません。ステップを確認してから、もう一度実行してください。',
    step: '{{step}}。前：{{before}}。現在：{{now}}。',
    others: '{{step}}。現在：{{state}}（内容は前と異なります）。',
  },
  unread: 'アカウントを再度読み取れなかったため、何も送信していません',
  approvalNeeded: 'このステップには別のオペレーターの承認が必要です。ステップの下から依頼してください。',
  badge: { running: '実行中', done: '完了', failed: '失敗', skipped: 'スキップ', approvalNeeded: '承認が必要' },
};
