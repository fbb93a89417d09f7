import type { changes as english } from '#console/i18n/en/changes.ts';
import type { Translated } from '#console/i18n/translated.ts';

/** The operator's changes to an account, and changes by someone else in the meantime. */
export const changes: Translated<typeof english> = {
  count_other: '変更{{count, number}}件',
  kind: {
    added: '追加',
    changed: '変更',
    removed: '削除',
  },
  /** Read by screen readers between the old and the new value. */
  becomes: '変更後：',
  /** Shown in place of an empty value. */
  empty: '空',
  yes: 'はい',
  no: 'いいえ',
  undoKeys: 'Ctrl+Z または ⌘Z',
  undone: '変更を元に戻しました。',
  /** The identity service returned another value than was sent. */
  differing_other: '{{fields, list}}が、ID サービスに入力どおり保存されませんでした。現在の値を確認してください。',
  conflict: {
    title: '編集中にこのアカウントが変更されました',
    text: '{{name}}さんのアカウントへの変更は、まだ保存されていません。項目ごとに、残す値を選択してください。',
    original: '元の値：{{value}}',
    mine: '自分の値：{{value}}',
    theirs: '他の人の値：{{value}}',
    allMine: 'すべて自分の値を使用',
    allTheirs: 'すべて他の人の値を使用',
    save: '選択を保存',
    keptTheirs: '他の人の値を残しました。',
  },
};
