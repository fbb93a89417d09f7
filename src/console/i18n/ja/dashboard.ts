import type { dashboard as english } from '#console/i18n/en/dashboard.ts';
import type { Translated } from '#console/i18n/translated.ts';

export const dashboard: Translated<typeof english> = {
  title: 'ダッシュボード',
  /** Accessible name of a number that is a link. */
  numberOf: '{{label}}：{{number}}',
  users: {
    title: 'ユーザー',
    total: '総ユーザー数',
    today: '今日の新規',
    week: '過去7日間の新規',
  },
  active: {
    title: 'アクティブユーザー',
    text: 'アクセストークンを取得したユーザーです。日付は ID サービスのタイムゾーンによります。',
    date: '集計の最終日',
    future: '今日またはそれより前の日付を入力してください',
    day: '日間アクティブユーザー',
    week: '週間アクティブユーザー',
    month: '月間アクティブユーザー',
  },
  /** A difference from an earlier period. */
  delta: {
    yesterday: {
      more: '昨日より{{difference, number}}人増',
      fewer: '昨日より{{difference, number}}人減',
      same: '昨日と同じ',
    },
    dayBefore: {
      more: '前日より{{difference, number}}人増',
      fewer: '前日より{{difference, number}}人減',
      same: '前日と同じ',
    },
    weekBefore: {
      more: '前の7日間より{{difference, number}}人増',
      fewer: '前の7日間より{{difference, number}}人減',
      same: '前の7日間と同じ',
    },
    monthBefore: {
      more: '前の30日間より{{difference, number}}人増',
      fewer: '前の30日間より{{difference, number}}人減',
      same: '前の30日間と同じ',
    },
  },
  curve: {
    title: '日間アクティブユーザー（30日間）',
    asTable: '表で表示',
    asChart: 'グラフで表示',
    summary: '日間アクティブユーザーのグラフです。1日あたり{{lowest}}～{{highest}}人です。数値は次の表にあります。',
    day: '日付',
    users: 'ユーザー数',
  },
};
