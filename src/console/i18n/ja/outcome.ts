import type { outcome as english } from '#console/i18n/en/outcome.ts';
import type { Translated } from '#console/i18n/translated.ts';

/** After a write whose result is unknown. */
export const outcome: Translated<typeof english> = {
  signInAgain: '再サインイン',
  signInAgainHint: '新しいタブで開きます。その後、ここに戻ってもう一度確定してください。',
  title: '結果が不明です',
  checkAgain: '再確認',
  /** Result of reading the current state again. */
  found: {
    done: '再確認の結果：変更は反映されています。',
    unchanged:
      '再確認の結果：今のところ変更されていません。遅れて反映される可能性があるため、再試行する前にもう一度確認してください。',
    notFound:
      '再確認の結果：今のところ存在しません。遅れて作成される可能性があるため、作り直す前にもう一度確認してください。',
    unreadable: '現在の状態も読み込めませんでした。再試行する前にもう一度確認してください。',
    secretLost: '作成されましたが、シークレットは失われました。削除して、新しく作成してください。',
    passwordLost:
      'このユーザーに、画面に表示されなかった新しいパスワードが設定された可能性があります。パスワードを設定し直してください。',
    passwordKept:
      'このパスワードは有効になっている可能性があるため、控えておいてください。同じパスワードをもう一度設定することもできます。',
    unchecked: '再試行する前に、現在の状態を確認してください。',
  },
};
