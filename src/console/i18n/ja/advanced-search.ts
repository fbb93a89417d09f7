import type { advancedSearch as english } from '#console/i18n/en/advanced-search.ts';
import type { Translated } from '#console/i18n/translated.ts';

export const advancedSearch: Translated<typeof english> = {
  condition: '条件{{number, number}}',
  field: '項目',
  mode: '一致方法',
  value: '値',
  hint: {
    is: '複数の値は1行に1つずつ入力します（Shift+Enter で改行）。',
    like: '% は任意の文字列、_ は任意の1文字に一致します。エスケープには \\ を使います。',
    posix: 'PostgreSQL の構文です。値のどこかに一致すれば該当します（例：^admin_）。',
    similarTo: '値全体と比較し、大文字と小文字を区別します。使える記号：% _ | * + ? ( ) [ ]',
  },
  problem: {
    regex: '正しい正規表現を入力してください。',
    refused: '検索できませんでした。このパターンを確認してください。',
    loneBackslash: '末尾の \\ を削除するか、2つ重ねてください。',
  },
  add: '条件を追加',
  remove: '条件{{number, number}}を削除',
  more: '詳細設定を表示',
  less: '詳細設定を非表示',
  joint: 'ユーザーが満たす条件',
  joints: {
    and: 'すべての条件',
    or: 'いずれかの条件',
  },
  matchCase: '大文字と小文字を区別',
  similarToCase: 'SIMILAR TO では、常に大文字と小文字が区別されます。',
  boxCounts: '上の検索ボックスの内容も条件に加わります。',
  submit: '検索',
  clear: '条件をクリア',
  saved: {
    none: '保存した検索はありません',
    save: 'この検索を保存',
    manage: '名称の変更・削除',
    name: '検索の名称',
    where: 'サインアウトするまで、このブラウザーに保存されます。',
    confirm: '保存',
    nameOf: '「{{name}}」の新しい名称',
    delete: '「{{name}}」を削除',
  },
};
