import type { noUsers as english } from '#console/i18n/en/no-users.ts';
import type { Translated } from '#console/i18n/translated.ts';

export const noUsers: Translated<typeof english> = {
  empty: {
    title: 'ユーザーはまだいません',
    text: 'ユーザーが自分で登録するか、オペレーターが作成すると、ここに表示されます。',
  },
  noHits: {
    title: '「{{search}}」に一致するユーザーはいません',
    digits: '電話番号は数字だけで保存されています。{{stored}} で検索しました。',
    name: '名前は、語順やアクセント記号が違っていても一致します。',
    words: '一部の語がメールアドレスに、残りの語が名前に含まれていても一致します。',
    /** The name is put together from the profile, which can't be searched. */
    parts: '姓と名だけが登録され、名前が登録されていないユーザーは、姓名では検索できません。',
    create: 'このユーザーを作成',
  },
  /** A link whose search needs a permission that the operator lacks. */
  link: {
    text: 'このリンクは「{{search}}」を含む値を検索します。現在のロールで使えるのは完全一致の検索だけで、完全に一致する値はありません。',
    help: 'メールアドレス、電話番号、ユーザー名、ID のいずれかを省略せずに入力するか、この検索を実行できるオペレーターに依頼してください。',
  },
  suggest: {
    title: '別の検索候補',
    domain: '似たメールアドレス：{{text}}',
    localPart: '@ より前の部分：{{text}}',
    words: '語を減らす：{{text}}',
    similarName: '似た名前：{{text}}',
    /** Button: count the users that match. */
    count: '人数を確認',
    countOf: '「{{text}}」の人数を確認',
    counting: '集計中…',
    notCounted: '未集計',
    found_zero: 'ユーザーなし',
    found_other: '{{count, number}}人',
    atLeast: '{{count, number}}人以上',
    failed: '集計できませんでした。{{message}}',
  },
  tried: {
    title: '条件に一致するユーザーはいません',
    all: '次のすべてを満たすユーザーを検索しました。',
    any: '次のいずれかを満たすユーザーを検索しました。',
    anywhere: 'ID、メールアドレス、電話番号、ユーザー名、名前のいずれかに「{{text}}」を含む',
    exact: 'ID、メールアドレス、電話番号、ユーザー名、名前のいずれかが「{{text}}」と一致',
    one: '{{field}}：{{values, list(type: disjunction)}}（{{mode}}）',
    value: '「{{value}}」',
    caseInsensitive: '大文字と小文字の区別：なし',
    caseSensitive: '大文字と小文字の区別：あり',
  },
};
