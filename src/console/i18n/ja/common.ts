import type { common as english } from '#console/i18n/en/common.ts';
import type { Translated } from '#console/i18n/translated.ts';

export const common: Translated<typeof english> = {
  /** Title of the browser tab: the page, then the product. */
  title: '{{page}} · Usher',
  tryAgain: '再試行',
  cancel: 'キャンセル',
  close: '閉じる',
  copied: 'コピーしました',
  loading: '読み込み中',
  never: 'なし',
  none: 'なし',
  /** Between two sentences. */
  gap: '',
  saved: '保存しました。',
  undo: '元に戻す',
  requestId: 'リクエスト {{id}}',
  pager: {
    label: 'ページ送り',
    first: '最初のページ',
    previous: '前のページ',
    next: '次のページ',
    back: '前へ',
    forward: '次へ',
    last: '最後のページ',
    page: '{{page}}ページ目',
    pageSize: '1ページの行数',
    range: '{{total, number}}件中{{first, number}}～{{last, number}}件',
    rangeOfMany: '{{total, number}}件超のうち{{first, number}}～{{last, number}}件',
    beyond: '{{total, number}}件中0件',
    empty: '0件',
  },
  shownOnce: {
    done: '完了',
    title: '閉じて破棄しますか？',
    text: '表示されるのは今回だけです。閉じると、もう一度表示することはできません。',
    stay: 'このまま表示',
    leave: '閉じて破棄',
  },
  unsaved: {
    title: '保存せずに移動しますか？',
    text: 'このページの変更は保存されていません。移動すると失われます。',
    stay: '編集を続行',
    leave: '保存せずに移動',
  },
  beyondEnd: {
    title: '{{page, number}}ページ目はありません',
    text: 'リストの件数が減ったか、URL が間違っています。',
    toLast: '最後のページへ',
  },
};
