import type { diagnosis as english } from '#console/i18n/en/activity/diagnosis.ts';
import type { Translated } from '#console/i18n/translated.ts';

/** Why the sign-in or other step of an activity entry failed, and how to fix it. */
export const diagnosis: Translated<typeof english> = {
  title: {
    SignIn: 'サインインに失敗した理由',
    Register: '登録に失敗した理由',
    ForgotPassword: 'パスワードのリセットに失敗した理由',
    other: '失敗した理由',
  },
  unknownCode: 'サーバーがエラーコード {{code}} を返しました。',
  noReason: 'サーバーから理由が返されませんでした。',
  account: {
    title: '現在のアカウント',
    loading: 'アカウントを検索中',
    exists: '{{identifier}} のアカウントがあります：',
    missing:
      '現在、{{identifier}} のアカウントはありません。入力ミスか、アカウントが削除されたか、作成されていない可能性があります。',
    unnamed: '記録にアカウントの情報がありません。',
    suspended: 'アカウントが停止中のため、ユーザーはサインインできません。',
    active: 'アカウントは停止されていません。',
    noPassword: 'パスワードが設定されていないため、どのパスワードも受け付けられません。',
  },
  repair: {
    resetPassword: 'パスワードをリセット',
    setPassword: 'パスワードを設定',
    restore: 'アカウントの停止を解除',
    unlock: 'アカウントのロックを解除',
    findSimilar: '{{identifier}} を検索',
    create: 'このユーザーを作成',
  },
  others: {
    title: 'この識別子でのその他の失敗',
    loading: 'その他の失敗を集計中',
    none: 'この記録までの24時間にはありません。',
    some_other: 'この記録までの24時間に、ほかに{{count, number}}回の失敗があります（{{addresses}}から）。',
    addresses_other: '{{count, number}}個の IP アドレス',
    partial: '全ユーザーの試行のうち、最新の{{count, number}}件のみを検索しました。',
  },
  attempt: {
    title: '前後のイベント',
    loading: '前後のイベントを読み込み中',
    alone: '数分以内に、この IP アドレスとデバイスからの他のイベントはありません。',
    partial: '当時のイベントが多いため、前後のステップが欠けている可能性があります。',
  },
  /** Under the API's error codes, with spaces for dots: what the error means, and how to fix it. */
  advice: {
    'session invalid_credentials':
      'パスワードが間違っているか、この識別子のアカウントがありません。アカウントの有無を推測されないように、サーバーはどちらであるかを返しません。',
    'session verification_blocked_too_many_attempts':
      '間違いが続いたため、正しいパスワードでもサインインが一定時間ロックされます。アカウントのロックを解除するか、時間が経つのを待ってください。',
    'user suspended':
      '認証情報は正しいものの、アカウントが停止中です。ユーザーがサインインできるようにするには、停止を解除してください。',
    'user user_not_exist': 'この識別子のアカウントがありませんでした。',
    'user identity_not_exist':
      'ソーシャルアカウントまたはエンタープライズアカウントが、どのユーザーとも連携していません。ユーザーは、別の方法でサインインして連携するか、新規登録できます。',
    'verification_code not_found':
      'この宛先にコードが送信されていないか、コードがすでに使用されています。ユーザーは新しいコードをリクエストできます。',
    'verification_code code_mismatch':
      '最新のコードではありませんでした。有効なのは最新のコードだけです。新しいコードをリクエストするようユーザーに案内してください。',
    'verification_code expired':
      'コードの有効期限が切れていました。新しいコードをリクエストするようユーザーに案内してください。',
    'verification_code exceed_max_try':
      '間違ったコードの入力が続きました。新しいコードをリクエストするようユーザーに案内してください。',
    'verification_code email_mismatch': 'コードは、入力されたものとは別のメールアドレスに送信されていました。',
    'verification_code phone_mismatch': 'コードは、入力されたものとは別の電話番号に送信されていました。',
    'password expired': 'パスワードは正しいものの、有効期限が切れています。新しいパスワードが必要です。',
    'password rejected':
      '新しいパスワードがパスワードポリシーを満たしていません。別のパスワードを選ぶようユーザーに案内してください。',
    'user same_password': '新しいパスワードが以前と同じです。別のパスワードを選ぶようユーザーに案内してください。',
    'session mfa invalid_totp_code':
      '認証アプリのコードが間違っていました。多くの場合、スマートフォンの時計のずれが原因です。',
    'session mfa webauthn_verification_failed':
      'パスキーが受け付けられませんでした。別のデバイスのパスキーか、すでに削除されたパスキーの可能性があります。',
    'session verification_expired':
      'ステップの間に時間がかかりすぎました。最初からやり直すようユーザーに案内してください。',
    'session interaction_not_found':
      'サインインページを長時間開いたままだったか、2つのタブで開いていました。最初からやり直すようユーザーに案内してください。',
    invalid_grant:
      'リフレッシュトークンまたはコードが、使用済み、取り消し済み、または期限切れでした。もう一度サインインするようユーザーに案内してください。',
    invalid_client: 'アプリの ID またはシークレットが間違っています。アプリの開発者による修正が必要です。',
    invalid_target: 'アプリが、存在しない API リソースをリクエストしています。',
    invalid_request: 'アプリのリクエストが正しくありませんでした。アプリの開発者による修正が必要です。',
  },
};
