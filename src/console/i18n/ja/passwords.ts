import type { passwords as english } from '#console/i18n/en/passwords.ts';
import type { Translated } from '#console/i18n/translated.ts';

export const passwords: Translated<typeof english> = {
  title: 'パスワードのリセット',
  tab: '{{name}} – パスワードのリセット',
  for: '対象：{{name}}',
  field: '新しいパスワード',
  generate: '生成',
  set: 'パスワードを設定',
  cancel: 'キャンセル',
  intro:
    '生成されたこのパスワードは、パスワードポリシーを満たしています。このまま設定するか別のパスワードを入力し、安全な方法でユーザーに送ってください。',
  /** Instead of `intro` when the password was typed, or none could be generated. */
  introOwn: 'パスワードを設定し、安全な方法でユーザーに送ってください。',
  notGenerated: 'パスワードポリシーを満たすパスワードを生成できません。パスワードを入力してください。',
  strength: {
    label: '強度',
    veryWeak: '非常に弱い',
    weak: '弱い',
    fair: '普通',
    good: '強い',
    strong: '非常に強い',
  },
  policy: {
    title: 'パスワードポリシー',
    note: 'ユーザーが自分でパスワードを決めるときは、このポリシーに従う必要があります。ここでは、ポリシーを満たさないパスワードも設定できます。',
    unknown: 'パスワードポリシーを読み込めませんでした。既定のポリシーを表示しています。',
    met: '満たしています',
    notMet: '満たしていません',
    length_other: '{{min, number}}～{{count, number}}文字',
    characterTypes_other: '{{count}}種類以上の文字（小文字、大文字、数字、記号）',
    characters: '使えるのは英字（A–Z）、数字、記号、スペースのみ',
    repetition: '「aaa」のような同じ文字の繰り返しが大半を占めないこと',
    sequence: '「123」や「qwe」のような並びが大半を占めないこと',
    userInfo: 'ユーザー自身の名前、メールアドレス、電話番号が大半を占めないこと',
    words: 'テナントの禁止語が大半を占めないこと',
    pwned: '漏えいしたパスワードは、ユーザーが設定しようとすると拒否されます。ここでは確認されません。',
  },
  done: {
    title: 'パスワードを設定しました',
    sessions: '既存のセッションは有効なままです。リフレッシュトークンを持つアプリも、引き続き動作します。',
    suspendHint:
      '他の人がこのアカウントを使っているおそれがある場合は、すべてのデバイスからこのユーザーをサインアウトしてください。',
    once: 'このパスワードは二度と表示されません。',
    signOut: 'すべてのデバイスからサインアウト',
    toUser: 'ユーザーに戻る',
    another: '別のパスワードを設定',
  },
  unknown: {
    text: 'このパスワードを送信しましたが、結果は不明です。以前のパスワードがまだ使える可能性があります。',
    next: 'パスワードを控えておき、ユーザーに試してもらうか、別のパスワードを設定してください。',
  },
  generated: {
    text: 'Usher がパスワードポリシーを満たすパスワードを生成して設定し、1回だけ表示します。安全な方法でユーザーに送ってください。',
    /** While the policy couldn't be loaded. */
    policyUnknown: 'Usher がパスワードを生成して設定し、1回だけ表示します。安全な方法でユーザーに送ってください。',
    impossible: 'パスワードポリシーを満たすパスワードを生成できません。ポリシーの修正を管理者に依頼してください。',
    confirm: 'パスワードを生成して設定',
  },
  recovery: {
    title: 'このユーザーは自分でパスワードをリセットできます',
    email:
      'ユーザーがサインインページで「パスワードを忘れましたか？」を選ぶと、{{address}} にメールでコードが届きます。',
    phone:
      'ユーザーがサインインページで「パスワードを忘れましたか？」を選ぶと、{{address}} に SMS でコードが届きます。',
    both: 'ユーザーがサインインページで「パスワードを忘れましたか？」を選ぶと、メール（{{email}}）または SMS（{{phone}}）でコードが届きます。',
    onlyUser: '新しいパスワードを知るのはユーザーだけです。',
    cannot: 'ユーザーがコードを受信できない、または第三者が受信できる',
    recorded:
      'チェックを入れると、パスワードを設定できます。ユーザーが自分でリセットできたことは、監査ログに記録されます。',
  },
  notPermitted: '現在のロールでは、パスワードをリセットできません。',
};
