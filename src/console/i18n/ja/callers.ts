import type { callers as english } from '#console/i18n/en/callers.ts';
import type { Translated } from '#console/i18n/translated.ts';

/** Verifying that a caller is the user, and correcting an email or phone. */
export const callers: Translated<typeof english> = {
  title: '{{name}}さんからの問い合わせの本人確認',
  intro:
    'アカウントを変更する前に、問い合わせ者が本人であることを確認してください。確認結果は30分間有効で、変更とともに記録されます。',
  close: '完了',
  until: '{{time}}まで有効',
  notPermitted: '現在のロールでは、問い合わせ者の本人確認ができません。',
  code: {
    title: '認証コード',
    recipient: '認証コードの送信先',
    send: '認証コードを送信',
    sendAgain: '新しい認証コードを送信',
    sent: '{{time}}に {{address}} へ認証コードを送信しました。コードを読み上げてもらってください。',
    /** Notices about a dialog that was closed before the answer came. */
    sentLate: '{{address}} へ認証コードを送信しました。ダイアログを開き直して入力してください。',
    notSent: '{{address}} への認証コードは送信されていない可能性があります。{{explanation}}',
    right: '{{address}} への認証コードが一致しました。',
    label: '問い合わせ者が読み上げた認証コード',
    missing: '認証コードを入力してください',
    check: '認証コードを確認',
    wrong: '認証コードが間違っているか、有効期限が切れています。もう一度尋ねるか、新しい認証コードを送信してください。',
    noAddress: 'このアカウントには、認証コードを送信できるメールアドレスも電話番号もありません。',
  },
  facts: {
    title: '登録情報',
    hint: '先に問い合わせ者に各項目を答えてもらってから、表示して照合してください。',
    none: 'このアカウントには、確認に使える登録情報がありません。',
    show: '表示',
    showOne: '表示：{{fact}}',
    shown: '{{fact}}：{{value}}',
    right: '一致',
    wrong: '不一致',
    record: '照合結果を記録',
    decide: 'この情報を表示して、一致するかどうかを選択してください',
    wereWrong: '登録情報が一致しないため、問い合わせ者の本人確認はできませんでした。',
  },
  fact: {
    birthdate: '生年月日',
    postalCode: '郵便番号',
    lastSignInAt: '最後にサインインした日',
    createdAt: 'アカウントの作成日',
  },
  /** Inside a form or dialog whose action needs a verified caller. */
  offer: {
    title: '先に問い合わせ者の本人確認が必要です',
    text: 'この操作には、問い合わせ者の本人確認が必要です。入力した内容は、このまま残ります。',
    textMany: 'この操作には、アカウントごとに問い合わせ者の本人確認が必要です。アカウントを1件ずつ開いてください。',
    done: '問い合わせ者の本人確認済み',
    doneText: 'もう一度操作を確定してください。',
  },
  correct: {
    title: '{{name}}さんのメールアドレスまたは電話番号の訂正',
    which: '訂正する項目',
    email: 'メールアドレス',
    phone: '電話番号',
    current: '登録済み：{{address}}',
    currentNone: '登録済み：なし',
    new: {
      email: '新しいメールアドレス',
      phone: '新しい電話番号',
    },
    same: '登録済みのものと同じです',
    verify: '問い合わせ者の本人確認',
    verifyHint:
      '登録済みの連絡先に認証コードを送信してください。問い合わせ者がその連絡先を使えない場合は、新しい連絡先に送信してください。',
    factsToo:
      '新しい連絡先で認証コードを受け取れても、本人であることの証明にはなりません。登録情報も照合してください。照合しない場合は、管理者の承認が必要です。',
    ready: '問い合わせ者の本人確認が済んだため、この変更を実行できます。',
    request: '認証コードで問い合わせ者の本人確認をしていないため、変更には管理者の承認が必要です。',
    noNotice: 'Logto では通知を送信できないため、以前の連絡先には通知されません。',
    confirm: {
      email: 'メールアドレスを訂正',
      phone: '電話番号を訂正',
    },
    ask: '承認を依頼',
    done: {
      email: 'メールアドレスを訂正しました。',
      phone: '電話番号を訂正しました。',
    },
    asked: '承認を依頼しました。承認されると、変更が実行されます。',
  },
};
