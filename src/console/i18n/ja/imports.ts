import type { imports as english } from '#console/i18n/en/imports.ts';
import type { Translated } from '#console/i18n/translated.ts';

/** Files of users that are imported, and the page of their job. (`import` is a reserved word.) */
export const imports: Translated<typeof english> = {
  /** Why a file can't be read; keys are the codes of `FileProblem`. */
  file: {
    'too-large': 'ファイルが{{megabytes, number}} MB を超えています。複数のファイルに分割してください。',
    empty: 'ファイルが空です。',
    binary: 'ユーザーの一覧ではありません。CSV、JSON、Excel のファイルを選択してください。',
    markup: 'ウェブページまたは XML 文書です。CSV、JSON、Excel のファイルを選択してください。',
    nul: '{{line, number}}行目に NUL 文字があります。ファイルが破損しているか、文字コードが異なる可能性があります。',
    'wrong-encoding': 'ファイルの文字コードは {{encoding}} ではありません。別の文字コードを選択してください。',
    'wrong-encoding-line':
      '{{line, number}}行目の文字コードは {{encoding}} ではありません。別の文字コードを選択してください。',
    'broken-quotes':
      '{{line, number}}行目の引用符が閉じていないか、引用符の後に文字があります。行を修正するか、別の区切り文字を選択してください。',
    'too-many-rows': 'ファイルの行数が{{most, number}}行を超えています。複数のファイルに分割してください。',
    'too-many-columns':
      'ファイルの列数が{{most, number}}列を超えています。不要な列を削除するか、別の区切り文字を選択してください。',
    'row-too-long':
      '{{line, number}}行目から始まる行が{{most, number}}文字を超えています。引用符を確認するか、内容を短くしてください。',
    'invalid-json': 'ファイルが有効な JSON ではありません。',
    'invalid-json-line':
      '{{line, number}}行目が有効な JSON ではありません。修正してから、ファイルを選択し直してください。',
    'too-deep': '{{line, number}}行目の入れ子が {{most, number}} 段を超えています。',
    'no-records':
      'ファイルにユーザーの一覧がありません。JSON はオブジェクトの配列か、1行に1つのオブジェクトにしてください。',
    'no-rows': 'ファイルにユーザーがいません。',
    'old-workbook':
      'ブックが古い .xls 形式であるか、パスワードで保護されています。パスワードなしの .xlsx で保存してください。',
    'not-a-workbook': 'この圧縮ファイルは Excel のブックではありません。.xlsx ファイルを選択してください。',
    'broken-workbook': 'ブックが破損しています。保存し直すか、CSV で保存してください。',
    'unpacked-too-large': 'ブックが展開すると大きすぎます。CSV で保存してください。',
    'no-sheet': 'ブックにこのシートはありません。別のシートを選択してください。',
    'not-readable':
      'ファイルを読み取れませんでした。移動または変更された可能性があります。ファイルを選択し直してください。',
    failed: 'ファイルを処理できませんでした。再試行するか、別の形式で保存してください。',
  },
  /** What an operator should look at; keys are the codes of `FileWarning`. */
  warning: {
    'uncertain-encoding': '文字コードが確実ではありません。アクセント記号や漢字を含む名前を確認してください。',
    'renamed-columns_other': '名前がないか、他の列と同じ名前の列が{{count, number}}列あり、名前を変更しました。',
    'repeated-header_other': '見出し行の繰り返しが{{count, number}}行あり、除外しました。',
    'long-rows_other': '見出し行よりセルが多い行が{{count, number}}行あり、インポートできません。',
  },
  /** What is wrong with the value of a cell; keys are the values of `CellProblem`. */
  cell: {
    'shortened-number': '表計算ソフトで数値が短縮され、桁が失われています。列の書式を文字列にしてください。',
    'invalid-json': '有効な JSON ではありません。',
    'too-deep': 'JSON の入れ子が {{levels, number}} 段を超えています。',
    'invalid-boolean': '「はい」か「いいえ」か判断できません。',
    'invalid-date': '日付が明確ではありません。YYYY-MM-DD の形式で入力してください。',
    'invalid-email': 'メールアドレスではありません。',
    'invalid-phone': '電話番号ではありません。国番号を確認するか、既定の国を選択してください。',
    'invalid-username': 'ユーザー名に使えるのは英字、数字、アンダースコアのみで、数字では始められません。',
    'invalid-url': 'https:// または http:// で始まる URL ではありません。',
    'too-long': '長すぎます。',
    'invisible-characters': '見えない文字が含まれています。',
    'invalid-digest': 'パスワードハッシュの形式がアルゴリズムと一致しません。',
    'unsupported-digest': 'この種類のパスワードハッシュは Logto で検証できません。ユーザーはパスワードなしになります。',
    'missing-parameters': 'Firebase のハッシュパラメーターがありません。ユーザーはパスワードなしになります。',
    'plain-password': 'ハッシュ化されていないパスワードです。インポートを選択しない限り除外されます。',
    'digest-as-password': 'パスワードハッシュのようです。この列には「パスワードハッシュ」を選択してください。',
    'broken-record': 'この行は読み取れません。セルが列と一致しないか、入れ子が深すぎます。',
  },
  reason: {
    cell: '{{column}}：{{problem}}',
    invalid: 'この値は受け付けられません：{{field}}。',
    inUse: '別のユーザーがこの値を使っています：{{field}}。',
    repeated: '{{row, number}}行目と同じユーザーです：{{field}}。',
    severalUsers: '値が複数の既存のユーザーに当てはまります。',
    exists: 'ユーザーは既に存在します。',
    onlyUnverified: 'メールアドレスと電話番号がすべて未確認です。',
    noIdentifier: 'ユーザー名、メールアドレス、電話番号、ソーシャルアカウントがないため、サインインできません。',
    weakPassword: 'パスワードがパスワードポリシーを満たしていません：{{rule}}。',
    unknownRole: 'ロール「{{name}}」はありません。',
    unknownOrganization: '組織「{{name}}」はありません。',
    unknownConnector: 'ソーシャルコネクター「{{name}}」はありません。',
    linkingOff:
      '{{setting}} がオフのため、ソーシャルアカウントはインポートできません。設定をオンにするか、ソーシャルアカウントを含めずにインポートしてください。',
    noPassword: 'パスワードなしになります。',
    passwordErased: 'ファイルのパスワードは期限が過ぎたため消去されました。行をインポートし直してください。',
    excluded: 'オペレーターが除外しました。',
  },
  passwordRule: {
    too_short: '短すぎます',
    too_long: '長すぎます',
    character_types: '文字の種類が不足しています',
    unsupported_characters: '使えない文字が含まれています',
    pwned: '漏えいしたパスワードです',
    restricted: {
      repetition: '文字が繰り返されています',
      sequence: '1234 のような連続した文字が含まれています',
      user_info: 'ユーザーの情報が含まれています',
      words: '禁止された単語が含まれています',
    },
  },
  passwords: {
    without_other: '{{count, number}}人のユーザーがパスワードなしになります。',
    next: 'サインイン画面で利用できる場合、認証コードかソーシャルアカウントでサインインするか、「パスワードを忘れた場合」から設定します。',
    try: 'いずれかのユーザーのパスワードを知っている場合は、開始前にその行の「パスワードを試す」を使うと、パスワードハッシュが正しく読み取れたか確認できます。',
  },
  field: { sourceId: '移行元の ID', isSuspended: '停止中', roles: 'ロール', organizations: '組織' },
  edit: {
    open: '編集',
    openFor: '{{name}} を編集',
    title: '{{number, number}}行目の編集',
    problems: '使えない値',
    problemsHint: '行はここに表示されているとおりに保存されます。読み取れなかった値は除外されます。',
    onePerLine: '名称または ID を1行に1つ。',
    phoneHint: '国番号を含めます。',
    phoneProblem: '国番号を含む数字を入力してください',
    kept: 'ファイルのパスワードは保持されます。',
    confirm: '行を保存',
    done: '{{number, number}}行目を保存しました。',
    exclude: '行を除外',
    excluded: '{{number, number}}行目を除外しました。',
  },
  trial: {
    open: 'パスワードを試す',
    openFor: '{{name}} のパスワードを試す',
    title: '{{name}} のパスワードを試しますか？',
    text: 'このユーザーを今作成し、パスワードが正しいかを Logto に確認します。正しくない場合、ユーザーは再び削除されます。',
    none: 'ファイルにこのユーザーのパスワードがありません。',
    password: '知っているパスワード',
    missing: 'パスワードを入力してください',
    confirm: 'ユーザーを作成して試す',
    verified: 'パスワードは正しいです。{{name}} を作成しました。他の行のハッシュも使えるはずです。',
    openUser: 'ユーザーを開く',
    refused: 'Logto がこのパスワードを拒否しました。ユーザーは再び削除されました。',
    refusedKept: 'Logto がこのパスワードを拒否しました。ユーザーを再び削除できませんでした。手動で削除してください。',
    refusedHint:
      '入力が正しいか確認してください。正しい場合は、このプレビューを破棄し、移行元、ハッシュの列、アルゴリズムを確認してください。',
    /** The answer to a request of the trial was lost, or does not say whether the password is right. */
    unknown: {
      creation:
        '結果は不明です。Logto の応答が届かなかったため、{{name}} は作成された可能性があります。ジョブや次の試行では先にこのユーザーを探すため、二重に作成されることはありません。',
      verification:
        '結果は不明です。{{name}} は作成されましたが、Logto がパスワードを検証できなかったか、応答が届きませんでした。このユーザーでサインインして確認するか、プレビューを破棄してユーザーを削除してください。',
      removal:
        'Logto がこのパスワードを拒否しました。{{name}} が再び削除されたかどうかは不明です。ジョブや次の試行では先にこのユーザーを探すため、二重に作成されることはありません。',
    },
    failed: 'ユーザーを作成できませんでした。',
    failedBecause: 'ユーザーを作成できませんでした。{{reason}}',
  },
};
