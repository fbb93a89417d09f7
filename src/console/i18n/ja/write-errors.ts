import type { writeErrors as english } from '#console/i18n/en/write-errors.ts';
import type { Translated } from '#console/i18n/translated.ts';

/** Why a write failed: more of `errors`, loaded after the first page. */
export const writeErrors: Translated<typeof english> = {
  protectedAccount: 'このアカウントは保護されています。変更できるのは管理者だけです。',
  ownAccount: '自分のアカウントは変更できません。別のオペレーターに依頼してください。',
  adminOnly: '変更できるのは管理者だけです',
  /** For a role that may change nothing. */
  viewOnly: '現在のロールでは閲覧しかできません',
  addressMissing: 'このユーザーには、該当するメールアドレスまたは電話番号がありません。',
  userCanRecover:
    'このユーザーは、コードを使って自分でパスワードをリセットできます。コードの送信先を確認するには、ページを再読み込みしてください。',
  connectorMissing: 'ID サービスに、送信に使うコネクターがありません。コネクターの設定を管理者に依頼してください。',
  reasonRequired: '理由またはチケットを入力してください。',
  pictureUnavailable: 'この画像を読み込めませんでした。',
  freshSignInNeeded:
    'この操作には、最近のサインインが必要です。もう一度サインインしてから、操作を確定し直してください。',
  auditLogUnavailable: '監査ログに記録できないため、何も変更しませんでした。しばらくしてから再試行してください。',
  conflict: '編集中に内容が変更されました。上書きはしていません。',
  failedFor: '{{names, list}}：失敗しました。{{message}}',
  mayBeDone: '{{message}}ただし、変更は行われた可能性があります。',
  unknownFor: '{{names, list}}：結果は不明です。{{message}}',
  /** Refusals of single routes, under their codes with spaces for dots. */
  code: {
    'sign_in_experiences password_expiration_not_enabled':
      'このテナントのパスワードには有効期限がありません。サインイン設定で、有効期限がオフになっています。',
    'user totp_already_in_use':
      'このユーザーにはすでに認証アプリがあります。別の認証アプリを追加する前に、削除してください。',
    'user backup_code_already_in_use':
      'このユーザーには未使用のバックアップコードがあります。新しく生成する前に、削除してください。',
    'session mfa backup_code_can_not_be_alone':
      'バックアップコードには、別の認証要素が必要です。先に認証アプリを追加してください。',
    'user identity_already_in_use':
      'このアカウントは、すでに別のユーザーと連携しています。先にそのユーザーとの連携を解除してください。',
    'user identity_not_exist': 'このアカウントの連携はすでに解除されています。',
    'entity not_exists_with_id': '見つかりませんでした。削除された可能性があります。',
    'role scope_exists':
      'このロールには、選択した権限の一部がすでに割り当てられています。一覧を確認してから、再試行してください。',
    'role management_api_scopes_not_assignable_to_user_role':
      'Management API の権限を割り当てられるのは、マシン間（M2M）ロールだけです。',
    'gateway caller_not_verified': 'この操作には、問い合わせ者の本人確認が必要です。先に本人確認を行ってください。',
    'user email_already_in_use': 'このメールアドレスは別のユーザーが使用しています。',
    'user phone_already_in_use': 'この電話番号は別のユーザーが使用しています。',
    'auth forbidden':
      'ID サービスが Usher にこの操作を許可していません。管理者に、Usher のアプリのロールの確認を依頼してください。',
    'guard invalid_input': '受け付けられない値があります。入力内容を確認してください。',
    'user invalid_email': 'メールアドレスが正しくありません。',
    'user invalid_phone': '電話番号が正しくありません。国番号を確認してください。',
    'gateway no_suitable_password':
      'パスワードポリシーを満たすパスワードを生成できないため、何も設定していません。ポリシーの修正を管理者に依頼してください。',
    'gateway approval_needed': '先に、別のオペレーターの承認が必要です。',
    'gateway own_request': '自分の承認リクエストは判断できません。別のオペレーターに依頼してください。',
    'gateway approval_closed': 'この承認リクエストは受付終了です。判断済み、取り下げ済み、または期限切れです。',
    'gateway nothing_scheduled': '予約がありません。取り消されたか、変更されたか、実行された可能性があります。',
    'gateway note_not_found': 'このメモは削除されました。',
    'gateway export_not_found': 'このエクスポートはダウンロードできなくなりました。もう一度作成してください。',
    'gateway export_too_large':
      'ファイルが Excel には大きすぎます。CSV か NDJSON を選ぶか、ユーザー数を減らしてください。',
    'gateway too_many_notes': 'このユーザーのメモが多すぎます。先にいくつか削除してください。',
    'gateway erasure_too_early': 'このユーザーに対する最近の操作があるため、まだ監査ログから消去できません。',
    'gateway job_not_found': 'このジョブが見つかりません。破棄されたか、古いため削除された可能性があります。',
    'gateway job_changed': 'このジョブまたはプレビューが変更されました。内容を確認してから再試行してください。',
    'gateway not_assignable':
      'ロールまたは組織が見つからないか、ユーザーには割り当てられません。別のものを選択してください。',
    'gateway too_many_rows': '1つのジョブとしてはユーザーが多すぎます。100,000人以下に絞り込んでください。',
  },
  /** Why the value of a field was refused. */
  field: {
    usernameFormat: '英字、数字、アンダースコアを使ってください。先頭に数字は使えません。',
    emailFormat: '正しいメールアドレスを入力してください。',
    phoneFormat: '国番号を付けて数字で入力してください（例：+81 90 1234 5678）。',
    phoneExtension: '内線番号は保存できません。内線番号を除いて入力してください。',
    phoneUnknown: '電話番号が正しくありません。国番号を確認してください。',
    urlFormat: '完全な URL（https://…）を入力してください。',
    tooLong: '{{max, number}}文字以内で入力してください。',
    usernameInUse: 'このユーザー名は別のユーザーが使用しています。',
    emailInUse: 'このメールアドレスは別のユーザーが使用しています。',
    /** Link to the other user, after one of these messages. */
    viewHolder: '{{name}}さんを表示',
    phoneInUse: 'この電話番号は別のユーザーが使用しています。',
    roleNameInUse: '同じ名称のロールがすでにあります。',
    tokenNameInUse: 'このユーザーには、同じ名称のトークンがすでにあります。',
    pastDate: '過去の日付です。',
    invalid: 'この値は受け付けられません。',
    required: '値を入力してください。',
  },
};
