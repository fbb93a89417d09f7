import type { listLookup as english } from '#console/i18n/en/list-lookup.ts';
import type { Translated } from '#console/i18n/translated.ts';

export const listLookup: Translated<typeof english> = {
  country: '国番号のない番号の国',
  title: '一括照会',
  backToUsers: 'ユーザー',
  list: '照会するユーザー',
  listHint:
    'メールアドレス、電話番号、ID、ユーザー名、名前を、1行に1件ずつ、またはカンマ区切りで入力します。表計算ソフトの列も貼り付けられます。最大{{most, number}}件です。',
  submit: '照会',
  empty: '照会する値を1件以上入力してください。',
  entries_other: '{{count, number}}件',
  tooLong: 'リストには{{total, number}}件あります。照会されるのは先頭の{{most, number}}件だけです。',
  show: '表示する結果',
  count: {
    all: 'すべて {{count, number}}',
    found: '該当あり {{count, number}}',
    ambiguous: '複数該当 {{count, number}}',
    notFound: '該当なし {{count, number}}',
  },
  edit: 'リストを編集',
  copy: '結果をコピー',
  download: 'CSV をダウンロード',
  progress: '照会の進行状況',
  settled_other: '{{count, number}}件中{{settled, number}}件を照会しました。',
  repeated_other: '{{count, number}}行は重複です。',
  stop: '中断',
  resume_other: '残り{{count, number}}件を照会',
  failed_other: '{{count, number}}件を照会できませんでした。',
  table: '照会結果',
  noLines: 'この結果の行はありません。',
  column: {
    line: '行',
    input: '貼り付けた値',
    result: '結果',
    user: 'ユーザー',
  },
  state: {
    found: '該当あり',
    ambiguous: '複数該当',
    notFound: '該当なし',
    failed: '失敗',
    waiting: '待機中',
    stopped: '未照会',
  },
  repeats: '{{line, number}}行目と重複',
  allCandidates: '{{count, number}}件すべて表示',
};
