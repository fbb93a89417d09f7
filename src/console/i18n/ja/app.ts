import type { app as english } from '#console/i18n/en/app.ts';
import type { Translated } from '#console/i18n/translated.ts';

export const app: Translated<typeof english> = {
  name: 'Usher',
  skipToContent: '本文へスキップ',
  requests: 'リクエストを表示',
  operator: 'オペレーター：{{name}}',
  otherOperator: '別のオペレーターとしてサインインしました。入力内容はそのまま残っています。',
  quickFind: '検索',
  nav: {
    label: 'メイン',
    users: 'ユーザー',
    activity: 'アクティビティ',
    roles: 'ロール',
    dashboard: 'ダッシュボード',
    auditLog: '監査ログ',
    operators: 'オペレーター',
    approvals: '承認',
    jobs: 'ジョブ',
  },
  language: {
    label: '言語',
    failed: '言語を読み込めませんでした。再試行してください。',
    times: 'タイムゾーン',
    utc: 'UTC',
  },
  colorScheme: {
    label: 'テーマ',
    light: 'ライト',
    dark: 'ダーク',
    auto: 'システム設定',
  },
  notFound: {
    title: 'ページが見つかりません',
    text: 'URL が間違っているか、ページが移動した可能性があります。',
    toUsers: 'ユーザー一覧へ',
  },
  crashed: {
    title: '問題が発生しました',
    text: 'このページを表示できません。データは変更されていません。ページを再読み込みしてください。',
    reload: 'ページを再読み込み',
  },
};
