import type { errors as english } from '#console/i18n/en/errors.ts';
import type { Translated } from '#console/i18n/translated.ts';

export const errors: Translated<typeof english> = {
  title: {
    load: '読み込めませんでした',
    save: '保存できませんでした',
  },
  canceled: 'キャンセルしました。ID サービスの応答に時間がかかっています。',
  unreachable: 'Usher が応答しません。ネットワーク接続を確認してください。入力内容は失われていません。',
  unexpectedAnswer: 'Usher から予期しない応答がありました。別のバージョンが動作している可能性があります。',
  upstreamUnreachable: 'ID サービスに接続できません。停止中か、再起動中の可能性があります。',
  upstreamTimeout: 'ID サービスの応答に時間がかかりすぎました。',
  upstreamFailed: 'ID サービスでエラーが発生しました。しばらくしてから再試行してください。',
  upstreamBadAnswer: 'ID サービスから予期しない応答がありました。ID サービスのアドレスを確認してください。',
  upstreamBadCredentials:
    'ID サービスが Usher の認証情報を受け付けませんでした。アプリとシークレットの確認を管理者に依頼してください。',
  upstreamMissingRole:
    'Usher のアプリに Management API のロールがありません。ロールの割り当てを管理者に依頼してください。',
  rateLimited: 'ID サービスのレート制限に達しました。しばらくしてから再試行してください。',
  rateLimitedFor_other: 'ID サービスのレート制限に達しました。{{count}}秒後に再試行してください。',
  notOffered: 'このバージョンの Logto では利用できません。',
  notAllowed: 'Usher では、このリクエストは許可されていません。',
  signedOut: 'セッションが終了しました。もう一度サインインしてください。入力内容は失われません。',
  notPermitted: '現在のロールでは許可されていません。',
  searchNotPermitted:
    '現在のロールで使えるのは完全一致の検索だけです。メールアドレス、電話番号、ユーザー名、ID のいずれかを省略せずに入力してください。',
  patternFailed: 'ID サービスでこの検索を実行できませんでした。パターンを確認してください。',
  readQuota: '現在のロールの閲覧上限に達しました。時間をおいて再試行するか、管理者に相談してください。',
  maskedValues: '現在のロールで1日に照会できる値の上限に達しました。明日、再試行してください。',
  tooManyRequests_other: '短時間にリクエストが集中しました。{{count}}秒後に再試行してください。',
  searchBusy: '以前の検索がまだ実行中です。完了してから再試行してください。',
  patternTooCostly:
    'このパターンは、データベースに数分間の負荷をかけるおそれがあります。後方参照、入れ子の繰り返し、大きな繰り返し回数は避けてください。',
  providerFailed:
    'サインインプロバイダーが応答しないため、ロールを確認できません。しばらくしてから再試行してください。',
  tooLarge: 'データが大きすぎます。ID サービスの上限は1 MiB です。',
  notFound: '見つかりませんでした。削除された可能性があります。',
  serverFailed: 'サーバーでエラーが発生しました。しばらくしてから再試行してください。',
  other: '拒否されました：{{message}}',
};
