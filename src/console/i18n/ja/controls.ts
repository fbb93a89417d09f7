import type { controls as english } from '#console/i18n/en/controls.ts';
import type { Translated } from '#console/i18n/translated.ts';

/** Texts of form controls that several features use. */
export const controls: Translated<typeof english> = {
  /** Between the items of a list. */
  comma: '、',
  /** Between a label and its value. */
  colon: '：',
  withAddition: '{{text}}（{{addition}}）',
  /** A short text before another sentence. */
  sentence: '{{text}}。',
  dateTime: {
    zone: 'タイムゾーン：{{zone}}',
    past: '過去の日時です。これより後の日時を入力してください。',
    late: '{{time}}より前の日時を入力してください。',
    missing: '日付と時刻をすべて入力してください',
  },
  /** The name that confirms a deletion was not typed, or differently. */
  typedName: '一致しません。大文字と小文字を区別して {{name}} と入力してください',
  /** Nothing differs from the stored values. */
  unchanged: '変更がありません',
  choose: '1つ選択してください',
  chooseSome: '1つ以上選択してください',
  confirmFirst: '先に確認のチェックを入れてください',
  password: {
    show: 'パスワードを表示',
    hide: 'パスワードを非表示',
    copy: 'パスワードをコピー',
  },
  json: {
    format: '整形',
    find: '検索',
    /** The keys are CodeMirror's phrases; `$` stands for a number. */
    editor: {
      Find: '検索',
      Replace: '置換',
      next: '次へ',
      previous: '前へ',
      all: 'すべて選択',
      'match case': '大文字と小文字を区別',
      'by word': '単語単位',
      regexp: '正規表現',
      replace: '置換',
      'replace all': 'すべて置換',
      close: '閉じる',
      'current match': '現在の一致箇所',
      'replaced $ matches': '$件を置換しました',
      'replaced match on line $': '$行目の一致箇所を置換しました',
      'on line': '行番号',
      'Go to line': '行へ移動',
      go: '移動',
      'Control character': '制御文字',
      'Selection deleted': '選択範囲を削除しました',
      Diagnostics: '問題',
      'No diagnostics': '問題はありません',
    },
    problem: '{{line, number}}行目、{{column, number}}文字目：{{reason}}',
    goToProblem: '問題の箇所へ移動',
    reason: {
      value: 'ここには値が必要です',
      comma: 'カンマがありません',
      colon: 'コロンがありません',
      propertyName: 'ここには、二重引用符で囲んだ名前が必要です',
      closeBrace: '閉じる } がありません',
      closeBracket: '閉じる ] がありません',
      string: '閉じる " がありません',
      number: 'JSON の数値として正しくありません',
      escape: 'エスケープシーケンスが正しくありません',
      character: 'この文字はここでは使えません',
      comment: 'JSON ではコメントを使えません',
      afterEnd: 'オブジェクトの終わりより後には何も書けません',
      symbol: 'JSON ではありません',
      object: 'カスタムデータはオブジェクト { … } でなければなりません',
      duplicate: '名前「{{name}}」が重複しています',
      depth: 'オブジェクトとリストの入れ子は100階層までです',
      precision: 'この数値は正確に保存できません（二重引用符で囲むと、文字列として保存できます）',
    },
  },
  timeRange: {
    hour: '過去1時間',
    day: '過去24時間',
    yesterday: '昨日',
    week: '過去7日間',
    month: '過去30日間',
    quarter: '過去90日間',
    since: '{{time}}以降',
    between: '{{from}}～{{to}}',
    until: '{{time}}まで',
  },
};
