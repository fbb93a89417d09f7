import type { exports as english } from '#console/i18n/en/exports.ts';
import type { Translated } from '#console/i18n/translated.ts';

/** Users, activity and the rows of a job as a file. */
export const exports: Translated<typeof english> = {
  confirm: 'エクスポート',
  counting: '件数を確認しています…',
  /** The list leaves out what doesn't match its filter, and can leave out Usher's own tokens. */
  onlySome: '一覧で省かれている記録は、ファイルにも含まれません。',
  recorded: '誰が、なぜ、どの列をエクスポートしたかが監査ログに記録されます。',
  format: '形式',
  byteOrderMark: 'Excel 用（バイト順マーク付き）',
  tooManyRows: 'シートには{{max, number}}行までしか入りません。CSV か NDJSON を選ぶか、対象を絞り込んでください。',
  columns: '列',
  noColumns: '列を1つ以上選択してください。',
  customData: 'カスタムデータのキー',
  /** Name of a column: a key of the custom data. */
  customDataKey: 'カスタムデータ：{{key}}',
  address: '住所',
  addColumn: '列を追加',
  headers: {
    open: '見出しと順序',
    label: '{{column}}の見出し',
    up: '{{column}}を上へ移動',
    down: '{{column}}を下へ移動',
    moved: '{{column}}：{{total, number}}列中{{place, number}}番目',
    repeated: '別の列と同じ見出しです。',
  },
  sample: 'サンプル',
  notice: {
    progress: 'エクスポートの進行状況',
    cut_other: 'セルの上限より長い値{{count, number}}個を切り詰めました。末尾は「…」です。',
  },
  /** What is exported, and how far it is. */
  of: {
    users: {
      title: 'ユーザーをエクスポート',
      count_other: '{{count, number}}人のユーザーです。',
      none: 'エクスポートするユーザーがいません',
      running: 'ユーザーをエクスポートしています：{{total, number}}人中{{rows, number}}人',
      done_other: '{{count, number}}人のユーザーをエクスポートしました。',
      missing_other:
        '{{count, number}}人のユーザーが含まれていません。途中でユーザーが変更または削除された可能性があります。',
      failed: '{{total, number}}人中{{rows, number}}人でエクスポートに失敗しました：{{reason}}',
      canceled: '{{total, number}}人中{{rows, number}}人でエクスポートをキャンセルしました。',
    },
    activity: {
      title: 'アクティビティをエクスポート',
      count_other: '{{count, number}}件です。',
      none: 'エクスポートする記録がありません',
      running: 'アクティビティの記録をエクスポートしています：{{total, number}}件中{{rows, number}}件',
      done_other: '{{count, number}}件のアクティビティの記録をエクスポートしました。',
      missing_other: '{{count, number}}件の記録が含まれていません。途中で Logto から削除された可能性があります。',
      failed: '{{total, number}}件中{{rows, number}}件でエクスポートに失敗しました：{{reason}}',
      canceled: '{{total, number}}件中{{rows, number}}件でエクスポートをキャンセルしました。',
    },
    jobRows: {
      title: '行をエクスポート',
      count_other: '{{count, number}}行です。',
      none: 'エクスポートする行がありません',
      running: '行をエクスポートしています：{{total, number}}行中{{rows, number}}行',
      done_other: '{{count, number}}行をエクスポートしました。',
      missing_other: '{{count, number}}行が含まれていません。途中でジョブが進んだためです。',
      failed: '{{total, number}}行中{{rows, number}}行でエクスポートに失敗しました：{{reason}}',
      canceled: '{{total, number}}行中{{rows, number}}行でエクスポートをキャンセルしました。',
    },
  },
  /** Names of columns. */
  member: {
    activity: {
      id: '記録 ID',
      createdAt: '日時',
      key: 'イベント',
      outcome: '結果',
      errorCode: 'エラーコード',
      'payload userId': 'ユーザー ID',
      'payload applicationId': 'アプリ ID',
      'payload ip': 'IP アドレス',
      'payload userAgent': 'ユーザーエージェント',
      'payload sessionId': 'セッション ID',
      'payload interactionId': 'インタラクション ID',
      'payload payload identifier value': '入力された識別子',
      'payload error': 'エラー',
      payload: 'すべての詳細',
    },
    jobRows: {
      number: '行',
      userId: 'ユーザー ID',
      label: 'ユーザー',
      plan: '予定',
      state: '状態',
      code: 'エラーコード',
      field: '項目',
      changes: '変更',
      lost: 'アカウントとともに削除されるもの',
      at: '完了日時',
    },
  },
};
