import type { attempts as english } from '#console/i18n/en/activity/attempts.ts';
import type { Translated } from '#console/i18n/translated.ts';

/** One sign-in attempt in one sentence: its result, and its last step when it was not completed. */
export const attempts: Translated<typeof english> = {
  view: '表示単位',
  attempts: '試行ごと',
  entries: '記録ごと',
  inferred:
    '記録には、どの試行のものかの情報がありません。IP アドレス、デバイス、アプリが同じで、数分以内に続く記録を1回の試行として表示します。',
  onlyNamed:
    'このユーザーが特定されたステップのみを表示しています。たとえば、パスワードが拒否された記録ではユーザーが特定されません。',
  needsAll: '試行の表示にはすべてのステップが必要なため、イベントまたは結果で絞り込むと、記録を1件ずつ表示します。',
  unknownUserAs: '不明なユーザー（{{account}}）',
  completed: {
    SignIn: '{{user}}が「{{app}}」にサインインしました',
    Register: '{{user}}が「{{app}}」に登録しました',
    ForgotPassword: '{{user}}が忘れたパスワードをリセットしました',
    visit: '{{user}}がサインイン済みのまま「{{app}}」を開きました',
  },
  completedWith: {
    SignIn: '{{user}}が「{{app}}」に、{{means, list}}でサインインしました',
    Register: '{{user}}が「{{app}}」に、{{means, list}}で登録しました',
    ForgotPassword: '{{user}}が忘れたパスワードを、{{means, list}}でリセットしました',
  },
  failed: {
    SignIn: '{{user}}が「{{app}}」にサインインできず、「{{step}}」で中断しました',
    Register: '{{user}}が「{{app}}」に登録できず、「{{step}}」で中断しました',
    ForgotPassword: '{{user}}がパスワードをリセットできず、「{{step}}」で中断しました',
  },
  left: {
    SignIn: '{{user}}が「{{app}}」へのサインインを始め、「{{step}}」の後に離脱しました',
    Register: '{{user}}が「{{app}}」への登録を始め、「{{step}}」の後に離脱しました',
    ForgotPassword: '{{user}}がパスワードのリセットを始め、「{{step}}」の後に離脱しました',
  },
  begun: {
    SignIn: '{{user}}が「{{app}}」へのサインインを始め、離脱しました',
    Register: '{{user}}が「{{app}}」への登録を始め、離脱しました',
    ForgotPassword: '{{user}}がパスワードのリセットを始め、離脱しました',
    visit: '{{user}}が「{{app}}」のサインインページを開き、離脱しました',
  },
  /** Steps that are not a factor's verification: "gave up at this step: profile". */
  step: {
    'Identifier Submit': 'アカウントの特定',
    'Profile Update': 'プロフィール',
    'Profile Create': 'プロフィール',
    'Profile Delete': 'プロフィール',
    'SignInPasskey Submit': '新しいパスキー',
    Submit: '最後のステップ',
  },
  newFactor: '新しい認証要素（{{factor}}）',
  refusals_other: '{{count, number}}回拒否',
  afterRefusals_other: '{{count, number}}回の拒否の後',
  nextStep: '次のステップ：{{reason}}',
  refusalsWithReason: '{{refusals}}（{{reason}}）',
  outcome: {
    completed: '成功',
    failed: '失敗',
    left: '未完了',
  },
  steps_other: '{{count, number}}ステップ',
  showSteps: '{{count, number}}ステップを表示：{{attempt}}',
  hideSteps: '{{count, number}}ステップを非表示：{{attempt}}',
  beginsEarlier: 'この試行は、次のページから始まっている可能性があります。',
  endsLater: 'この試行は、前のページに続いている可能性があります。',
};
