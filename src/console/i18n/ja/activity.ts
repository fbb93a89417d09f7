import type { activity as english } from '#console/i18n/en/activity.ts';
import type { Translated } from '#console/i18n/translated.ts';

import { attempts } from './activity/attempts.ts';
import { diagnosis } from './activity/diagnosis.ts';
import { sentences } from './activity/sentences.ts';

export const activity: Translated<typeof english> = {
  attempts,
  diagnosis,
  sentences,
  title: 'アクティビティ',
  table: 'アクティビティ',
  column: {
    time: '日時',
    event: 'イベント',
    user: 'ユーザー',
    app: 'アプリ',
    result: '結果',
    ip: 'IP アドレス',
  },
  result: {
    Success: '成功',
    Step: '途中',
    Error: '失敗',
  },
  filter: {
    event: 'イベント',
    application: 'アプリ',
    timeRange: '期間',
    user: 'ユーザー',
    result: '結果',
    onlySuccess: '成功',
    onlyStep: '途中',
    onlyError: '失敗',
    any: 'すべて',
    userPlaceholder: '名前、メールアドレス、ID',
    exactPlaceholder: '名前、メールアドレス、ID（完全一致）',
    noMatch: '一致するユーザーはいません',
    found_other: '候補が{{count, number}}件あります。矢印キーで選択してください。',
    noEvent: '一致するイベントはありません',
    clear: '条件をクリア',
  },
  /** Progress of reading entries until enough of them have the chosen result. */
  scan: {
    of: '{{total, number}}件',
    ofMany: '{{total, number}}件超',
    reading: '新しい順に検索中：{{total}}のうち{{read, number}}件を確認、該当{{found, number}}件。',
    paused: '新しい順に{{total}}のうち{{read, number}}件を確認し、該当は{{found, number}}件です。',
    done: '{{read, number}}件すべてを確認し、該当は{{found, number}}件です。',
    explain:
      'ID サービスは結果で絞り込めないため、必要な件数が見つかるまで Usher が記録を順に読み込みます。「途中」は、別の認証要素など追加の操作が求められたことを示し、失敗ではありません。',
    stop: '検索を停止',
    continue: '検索を続行',
    none: '該当なし',
    noneYet: '確認した範囲に該当する記録はありません。',
    noneAtAll: 'この結果の記録はありません。',
  },
  /** Operator actions from Usher's audit log, among the entries of the identity service. */
  actions: {
    show: 'オペレーターの操作',
    operator: 'オペレーター',
    /** Shown in the application column. */
    app: 'Usher',
    auditLog: '監査ログでこのアカウントを表示',
    leftOut: 'オペレーターの操作にはイベント、アプリ、結果がないため、この条件では表示されません。',
    cut: 'この期間のオペレーターの操作は、最新の{{count, number}}件のみ表示しています。',
    cutAuditLog: '監査ログですべてを表示',
    failed: 'オペレーターの操作を読み込めませんでした。{{message}}',
  },
  /** Tokens that Usher got for itself to use the Management API. */
  own: {
    hidden_other: 'Usher が自身のために取得したトークン{{count, number}}個は、このページに表示していません。',
    shown_other: 'このページのトークンのうち{{count, number}}個は、Usher が自身のために取得したものです。',
    show: '表示',
    hide: '非表示',
  },
  chart: {
    title: '成功と失敗の推移',
    show: 'グラフを表示',
    hide: 'グラフを非表示',
    succeeded: '成功',
    steps: '途中',
    failed: '失敗',
    period: '開始日時',
    whole: 'この期間の全{{count, number}}件です。',
    partial: '{{total}}のうち、{{since}}以降の最新{{read, number}}件のみです。',
    reading: '読み込み中：{{total}}のうち{{read, number}}件。',
    loadMore: 'さらに読み込む',
    empty: 'この期間のアクティビティはありません。',
    onePeriod: 'すべて{{time}}の記録です。グラフの表示には、2つ以上の時点の記録が必要です。',
    loading: 'グラフを読み込み中',
    attributed:
      '失敗した試行には、ユーザーが記録されないことがほとんどです。このアカウントの失敗は、このグラフではなく上の件数に含まれます。',
  },
  unknownUser: '不明なユーザー',
  /** Link to the users that an entry may be about. */
  findAccount: '{{identifier}} でユーザーを検索',
  deletedUser: '削除されたユーザー',
  deletedUserWithId: '削除されたユーザー（{{id}}）',
  empty: {
    title: 'アクティビティはありません',
    filtered: '条件に一致する記録はありません。',
    text: 'サインインやトークンのリクエストがここに表示されます。',
  },
  entry: {
    title: 'アクティビティの記録',
    back: 'アクティビティ',
    key: 'キー',
    id: '記録 ID',
    time: '日時',
    result: '結果',
    error: '理由',
    next: '次のステップ',
    user: 'ユーザー',
    app: 'アプリ',
    ip: 'IP アドレス',
    device: 'デバイス',
    typed: '入力された識別子',
    payload: 'ペイロード',
    copyPayload: 'ペイロードをコピー',
    notFoundTitle: '記録が見つかりません',
    notFoundText: 'ID {{id}} のアクティビティの記録がありません。削除された可能性があります。',
  },
  failedAttempts: {
    title: '失敗したサインイン試行',
    explain:
      '失敗した試行にはユーザーが記録されません。これらは入力された識別子から見つけたもので、本人以外が入力した可能性もあります。',
    none: '過去7日間に、このアカウントの失敗は見つかりませんでした。',
    masked: '失敗した試行は入力された識別子で検索しますが、現在のロールでは識別子が非表示です。',
    noIdentifier: 'このアカウントには識別子がないため、失敗した試行を検索できません。',
    loading: '過去7日間の失敗した試行を検索中',
    partial_other: '最新の{{count, number}}件のみを検索しました。',
    summary_other: '過去7日間に失敗した試行：{{count, number}}回',
    more_other: 'さらに{{count, number}}件を表示',
    item: '{{identifier}}（{{ip}} から）',
  },
};
