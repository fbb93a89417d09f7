import type { exports as english } from '#console/i18n/en/exports.ts';
import type { Translated } from '#console/i18n/translated.ts';

/** Users as a file. */
export const exports: Translated<typeof english> = {
  title: 'ユーザーをエクスポート',
  confirm: 'エクスポート',
  counting: 'ユーザー数を確認しています…',
  count_other: '{{count, number}}人のユーザーです。',
  recorded: '誰が、なぜ、どの列をエクスポートしたかが監査ログに記録されます。',
  format: '形式',
  byteOrderMark: 'Excel 用（バイト順マーク付き）',
  tooManyRows: 'シートには{{max, number}}行までしか入りません。CSV か NDJSON を選ぶか、ユーザー数を減らしてください。',
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
  noUsers: 'エクスポートするユーザーがいません',
  notice: {
    running: 'ユーザーをエクスポートしています：{{total, number}}人中{{rows, number}}人',
    progress: 'エクスポートの進行状況',
    done_other: '{{count, number}}人のユーザーをエクスポートしました。',
    missing_other:
      '{{count, number}}人のユーザーが含まれていません。途中でユーザーが変更または削除された可能性があります。',
    cut_other: 'セルの上限より長い値{{count, number}}個を切り詰めました。末尾は「…」です。',
    failed: '{{total, number}}人中{{rows, number}}人でエクスポートに失敗しました：{{reason}}',
    canceled: '{{total, number}}人中{{rows, number}}人でエクスポートをキャンセルしました。',
  },
};
