import type { approvals as english } from '#console/i18n/en/approvals.ts';
import type { Translated } from '#console/i18n/translated.ts';

export const approvals: Translated<typeof english> = {
  title: '承認',
  intro:
    '別のオペレーターの承認が必要な操作です。承認リクエストは24時間で期限切れになり、承認された操作は1回だけ実行できます。',
  introOwn: '別のオペレーターに承認を依頼したリクエストです。',
  pending_other: '承認待ちのリクエスト{{count, number}}件',
  empty: {
    title: 'リクエストはありません',
    text: '承認リクエストがここに表示されます。',
  },
  column: {
    action: '操作',
    user: 'ユーザー',
    requester: '依頼者',
    reason: '理由またはチケット',
    state: '状態',
  },
  users_other: 'ユーザー{{count, number}}人',
  state: {
    pending: '承認待ち',
    approved: '承認済み',
    refused: '却下',
    used: '実行済み',
    failed: '承認済み・未実行',
    withdrawn: '取り下げ済み',
    expired: '期限切れ',
  },
  concerns: 'ユーザー：{{name}}',
  /** Label of the present value, if it changed after the request. */
  storedNow: '現在の値',
  reasonGiven: '理由またはチケット：{{reason}}',
  by: '判断者：{{name}}',
  until: '期限：{{time}}',
  own: '自分',
  /** Why an action needs a second operator, for the operator who requests it. */
  because: {
    'take-over':
      '過去24時間に行った他の変更と合わせると、このユーザーとしてサインインできるようになります。別のオペレーターの承認が必要です。',
    erasure: '監査ログのデータの消去には、別のオペレーターの承認が必要です。',
    'operator-roles': 'オペレーターの構成が変わるため、別のオペレーターの承認が必要です。',
    'operator-account':
      'このユーザーはオペレーターのため、変更すると自分の依頼を自分で承認できるようになります。別のオペレーターの承認が必要です。',
    'active-users': 'このユーザーは過去30日間にサインインしているため、削除には別のオペレーターの承認が必要です。',
    reveals:
      '今日は多くのアカウントの個人データを表示しています。これ以上の表示には、別のオペレーターの承認が必要です。',
    'unverified-caller':
      '認証コードで問い合わせ者の本人確認をしていないため、変更には別のオペレーターの承認が必要です。',
  },
  /** The same for the operator who decides. */
  why: {
    'take-over': 'ユーザーのサインイン情報の変更を完了させる操作',
    erasure: '監査ログのデータの消去',
    'operator-roles': 'オペレーターの構成の変更',
    'operator-account': 'オペレーターのアカウントの変更',
    'active-users': '最近サインインしたユーザーの削除',
    reveals: '1日に多数のアカウントの個人データを表示',
    'unverified-caller': '認証コードによる問い合わせ者の本人確認なし',
  },
  /** Rules for a reason. */
  reason: {
    hintPattern:
      '{{pattern}} を含む理由を入力してください。監査ログに記録され、このアカウントでは30分間再利用されます。',
    tooShort: '空白以外の文字を{{min, number}}文字以上（漢字は2文字以上）入力してください',
    otherFormat: '{{pattern}} を含む理由を入力してください',
  },
  offer: {
    title: '承認が必要です',
    ask: '承認を依頼',
    pending: '承認を依頼しました',
    /** The operator requested the same again. */
    repeated: 'すでに依頼済みで、承認待ちです',
    pendingText: '別のオペレーターが24時間以内に承認できます。承認されたら、もう一度この操作を行ってください。',
    pendingTextNow: '別のオペレーターが24時間以内に承認できます。承認されると、変更が実行されます。',
    view: '承認ページを表示',
    approved: '承認済み',
    approvedText: '{{name}}さんが承認しました。続けるには、もう一度この操作を行ってください。',
    approvedTextNow: '{{name}}さんが承認し、変更が実行されました。',
    refusedText: '{{name}}さんが却下しました。',
  },
  /** Another request for the same action on the same user, with other values. */
  inTheWay: {
    title: '別のリクエストが承認待ちです',
    own: '以前、別の値で依頼しています。置き換えると、以前のリクエストは取り下げられます。',
    other: '{{name}}さんが以前この変更を依頼しています。先にそのリクエストを判断する必要があります。',
    replace: 'リクエストを置き換え',
  },
  /** Notice on the account that a request is about. */
  onAccount: {
    own: '承認を依頼中：{{action}}',
    other: '{{name}}さんが承認を依頼しています：{{action}}',
  },
  approve: {
    button: '承認',
    description: '{{action}}（依頼者：{{name}}）',
    title: 'この操作を承認しますか？',
    text: '{{name}}さんが24時間以内に1回だけ「{{action}}」を実行できるようになります。承認者の名前も記録されます。',
    textNow:
      '{{name}}さんが「{{action}}」を依頼しています。承認すると、すぐに変更が実行されます。承認者の名前も記録されます。',
    done: 'リクエストを承認しました。',
    doneNow: 'リクエストを承認し、変更を実行しました。',
  },
  refuse: {
    button: '却下',
    description: '{{action}}（依頼者：{{name}}）',
    title: 'この操作を却下しますか？',
    text: '{{name}}さんは「{{action}}」を実行できません。却下したオペレーターの名前も記録されます。',
    done: 'リクエストを却下しました。',
  },
};
