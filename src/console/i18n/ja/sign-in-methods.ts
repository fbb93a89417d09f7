import type { signInMethods as english } from '#console/i18n/en/sign-in-methods.ts';
import type { Translated } from '#console/i18n/translated.ts';

export const signInMethods: Translated<typeof english> = {
  password: {
    title: 'パスワード',
    noRemoval: 'パスワードは、置き換えられますが削除できません。',
    none: 'パスワードを設定するまで、このユーザーはパスワードでサインインできません。',
    neverExpires: 'このテナントのパスワードには有効期限がありません。',
    expires_other:
      'パスワードの有効期間は{{count, number}}日です。このパスワードの期限が切れているかどうかはわかりません。',
  },
  expire: {
    open: 'パスワードを失効',
    title: '{{name}}さんのパスワードを失効',
    text: '次にパスワードでサインインするとき、ユーザーは新しいパスワードを設定する必要があります。既存のセッションは有効なままです。',
    done: '{{name}}さんのパスワードを失効させました。',
  },
  clearExpiry: {
    open: '失効を解除',
    title: '{{name}}さんのパスワードの失効を解除',
    text: 'ユーザーは現在のパスワードでサインインできるようになります。テナントの有効期間を過ぎたパスワードは、再び失効することがあります。',
    done: '{{name}}さんのパスワードの失効を解除しました。',
  },
  way: {
    password: 'パスワード',
    emailCode: 'メールの認証コード',
    phoneCode: 'SMS の認証コード',
    passkey: 'パスキー',
  },
  account: {
    id: 'プロバイダーでのユーザー ID',
    copyId: 'アカウント ID {{value}} をコピー',
    issuer: '発行者',
    copyIssuer: '発行者 {{value}} をコピー',
    name: '名前',
    linked: '連携日',
  },
  details: {
    show: '「{{name}}」の元データを表示',
    hide: '「{{name}}」の元データを非表示',
    copy: '「{{name}}」の元データをコピー',
  },
  connectorRemoved: {
    mark: 'コネクター削除済み',
    hint: 'このアカウントのコネクターが削除されたため、ユーザーはこのアカウントでサインインできません。',
  },
  social: {
    title: 'ソーシャルアカウント',
    none: '連携中のソーシャルアカウントはありません。',
  },
  unlink: {
    open: '連携を解除',
    openNamed: '「{{name}}」の連携を解除',
    title: '{{user}}さんと「{{name}}」の連携を解除',
    remains_other: '「{{name}}」でサインインできなくなります。残りのサインイン手段：{{ways, list}}',
    notOpen:
      '{{user}}さんのサインイン方法は、連携を解除しても変わりません。サインインページに「{{name}}」がないため、このアカウントは現在もサインインに使えません。',
    lastTitle: '他にサインインする手段がありません',
    last: '{{user}}さんがサインインする最後の手段がなくなります。先に、パスワードを設定するか、コードを受信できるメールアドレスまたは電話番号を追加してください。',
    unknownTitle: 'サインインする最後の手段の可能性があります',
    unknown:
      '「{{name}}」でサインインできなくなります。{{user}}さんに他のサインイン手段があるかどうかは確認できませんでした。',
    confirm: 'アカウントの連携を解除',
    done: '「{{name}}」の連携を解除しました。',
  },
  link: {
    open: 'プロバイダー ID で連携',
    title: '{{user}}さんにアカウントを連携',
    warningTitle: 'アカウントにサインインできる人が増えます',
    warning:
      '{{user}}さんのアカウントに、この ID を持つプロバイダーアカウントの所有者がサインインできるようになります。Usher では ID を確認できません。ID は、ユーザーではなくプロバイダーから入手してください。',
    provider: 'プロバイダー',
    id: 'プロバイダーでのユーザー ID',
    idHint: 'メールアドレスではなく、プロバイダーでのアカウント ID',
    noneFree:
      'どのプロバイダーのアカウントもすでに連携中です。別のアカウントを連携するには、先に連携を解除してください。',
    confirm: 'アカウントを連携',
    done: '「{{name}}」を連携しました。',
  },
  enterprise: {
    title: 'エンタープライズアカウント',
    none: '連携中のエンタープライズアカウントはありません。',
    readOnly:
      '閲覧専用です。ここでは連携を解除できません。アクセスを止めるには、エンタープライズのプロバイダーでユーザーを削除してください。',
    notOffered:
      'このバージョンの Logto では、エンタープライズアカウントを一覧表示できません。バージョン1.30以降が必要です。',
  },
  factor: {
    Totp: '認証アプリ',
    WebAuthn: 'パスキー',
    BackupCode: 'バックアップコード',
    EmailVerificationCode: 'メールの認証コード',
    PhoneVerificationCode: 'SMS の認証コード',
  },
  mfa: {
    title: '多要素認証（MFA）',
    none: {
      mustSetUp: '認証要素はありません。ユーザーは、次回のサインイン時に設定する必要があります。',
      maySetUp:
        '認証要素はありません。パスワードまたは連携アカウントだけでサインインできますが、ユーザーに設定を求めることがあります。',
      nothing: '認証要素はありません。パスワードまたは連携アカウントだけでサインインできます。',
      unknown: '認証要素はありません。ユーザーの設定が必須かどうかは確認できませんでした。',
    },
    added: '追加日時',
    lastUsed: '最終使用',
    device: '追加時のデバイス',
    codesLeft: '{{total, number}}個中{{left, number}}個が未使用',
  },
  totp: {
    open: '認証アプリを追加',
    title: '{{user}}さんの認証アプリを追加',
    text: 'このユーザーの認証アプリ用のシークレットを作成します。すぐに認証要素として有効になるため、先にユーザーに連絡してください。',
    confirm: 'シークレットを作成',
    instruction:
      '安全な方法でユーザーに送ってください。ユーザーは今すぐ、QR コードをスキャンするかシークレットを入力して、認証アプリに追加する必要があります。',
    qrCode: 'シークレットの QR コード',
    copy: 'シークレットをコピー',
    typing: '手入力する場合の設定：時間ベース、6桁、30秒間隔',
  },
  backupCodes: {
    /** Name of the file, before the user. */
    file: 'バックアップコード',
    open: 'バックアップコードを生成',
    title: '{{user}}さんのバックアップコードを生成',
    text: '10個のコードを生成します。どのコードも1回だけ、他の認証要素の代わりに使えます。',
    confirm: 'コードを生成',
    instruction: '安全な方法でユーザーに送ってください。各コードは1回だけ使えます。',
    list: 'バックアップコード',
    copy: 'すべてコピー',
    download: 'テキスト形式でダウンロード',
  },
  removeFactor: {
    open: '削除',
    openNamed: '「{{name}}」を削除',
    title: '{{user}}さんの「{{name}}」を削除',
    text: 'サインインに使えなくなります。既存のセッションは有効なままです。元に戻すことはできません。',
    lastTitle: '最後の認証要素です',
    last: '削除すると、このアカウントを保護する認証要素がなくなります。テナントで MFA が必須の場合、ユーザーは次回サインイン時に設定する必要があります。',
    onlyCodesTitle: '残るのはバックアップコードだけです',
    onlyCodes:
      'バックアップコードの数には限りがあります。ユーザーに別の認証要素が追加されるまで、新しいコードは生成できません。',
    confirm: '認証要素を削除',
    done: '「{{name}}」を削除しました。',
  },
  resetFactors: {
    open: 'すべての認証要素を削除',
    title: '{{user}}さんのすべての認証要素を削除',
    text: '削除する認証要素：{{factors, list}}。削除すると、このアカウントを保護する認証要素がなくなるため、本人からの依頼であることを確認してください。テナントで MFA が必須の場合、ユーザーは次回サインイン時に設定する必要があります。',
    confirm: 'すべての認証要素を削除',
    done: '{{user}}さんのすべての認証要素を削除しました。',
    failed_other: '{{count, number}}個の認証要素を削除できませんでした',
    failure: '{{name}}：{{reason}}',
  },
  answers: {
    title: 'サインイン時の案内',
    text: 'MFA に関する案内へのこのユーザーの回答です。テナントのポリシーが優先されます。',
    unknown: '未回答',
    action: '{{action}}：{{label}}',
    dialogTitle: '{{label}}：{{user}}',
    done: '{{label}}：{{value}}',
  },
  answer: {
    enabled: {
      label: 'このアカウントの MFA',
      true: 'オン',
      false: 'オフ',
      toTrue: 'オンにする',
      toTrueText: 'ユーザーに認証要素がある場合、サインインに認証要素が必要になります。',
      toFalse: 'オフにする',
      toFalseText: 'ユーザーが選択できるテナントでは、サインインに MFA が不要になります。認証要素は残ります。',
    },
    skipped: {
      label: 'MFA を設定する案内',
      true: 'スキップ',
      false: '表示',
      toTrue: '案内を非表示',
      toTrueText: 'サインイン時に、MFA の設定がこのユーザーに案内されなくなります。',
      toFalse: '案内を再表示',
      toFalseText: 'サインイン時に、MFA の設定がこのユーザーに再び案内されます。',
    },
    skipMfaOnSignIn: {
      label: 'サインイン時の MFA',
      true: 'スキップ',
      false: '必須',
      toTrue: 'スキップを許可',
      toTrueText: 'ユーザーが選択できるテナントでは、サインイン時に MFA がスキップされます。',
      toFalse: '必須にする',
      toFalseText: 'サインイン時に、再び MFA が必要になります。',
    },
    passkeySkipped: {
      label: 'パスキーを追加する案内',
      true: 'スキップ',
      false: '表示',
      toTrue: '案内を非表示',
      toTrueText: 'サインイン時に、パスキーの追加がこのユーザーに案内されなくなります。',
      toFalse: '案内を再表示',
      toFalseText: 'サインイン時に、パスキーの追加がこのユーザーに再び案内されます。',
    },
  },
};
