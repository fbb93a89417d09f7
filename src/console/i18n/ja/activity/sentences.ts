import type { sentences as english } from '#console/i18n/en/activity/sentences.ts';
import type { Translated } from '#console/i18n/translated.ts';

/**
 * Describes an activity entry, under its event's key with spaces for dots: `done` when it succeeded, `failed`
 * when it did not. `user` starts the sentence, `userInside` does not; `account` is the entered identifier.
 */
export const sentences: Translated<typeof english> = {
  /** At the start of a sentence. */
  unknownUser: '不明なユーザー',
  /** Inside a sentence. */
  unknownUserInside: '不明なユーザー',
  anApp: '不明なアプリ',
  anAccount: 'アカウント',
  flow: {
    SignIn: {
      Create: {
        done: '{{user}}が「{{app}}」へのサインインを始めました',
        failed: '{{user}}が「{{app}}」へのサインインを始められませんでした',
      },
      Update: {
        done: '{{user}}が「{{app}}」へのサインインに切り替えました',
        failed: '{{user}}がサインインに切り替えられませんでした',
      },
      Submit: {
        done: '{{user}}が「{{app}}」にサインインしました',
        failed: '{{user}}が「{{app}}」にサインインできませんでした',
      },
    },
    Register: {
      Create: {
        done: '{{user}}が「{{app}}」への登録を始めました',
        failed: '{{user}}が「{{app}}」への登録を始められませんでした',
      },
      Update: {
        done: '{{user}}が「{{app}}」への登録に切り替えました',
        failed: '{{user}}が登録に切り替えられませんでした',
      },
      Submit: {
        done: '{{user}}が「{{app}}」に登録しました',
        failed: '{{user}}が「{{app}}」に登録できませんでした',
      },
    },
    ForgotPassword: {
      Create: {
        done: '{{user}}が忘れたパスワードのリセットを始めました',
        failed: '{{user}}がパスワードのリセットを始められませんでした',
      },
      Update: {
        done: '{{user}}がパスワードのリセットに切り替えました',
        failed: '{{user}}がパスワードのリセットに切り替えられませんでした',
      },
      Submit: {
        done: '{{user}}が忘れたパスワードをリセットしました',
        failed: '{{user}}がパスワードをリセットできませんでした',
      },
    },
  },
  /** A submission that needs a further step; the entry's reason says which. */
  moreSteps: {
    SignIn: '{{user}}が「{{app}}」にサインインするには、もう1つステップが必要でした',
    Register: '{{user}}が「{{app}}」に登録するには、もう1つステップが必要でした',
    ForgotPassword: '{{user}}がパスワードをリセットするには、もう1つステップが必要でした',
    other: '「{{app}}」が次のステップを待っています',
  },
  /** A completed flow; `means` are the factors that verified the user. */
  with: {
    SignIn: '{{user}}が「{{app}}」に、{{means, list}}でサインインしました',
    Register: '{{user}}が「{{app}}」に、{{means, list}}で登録しました',
    ForgotPassword: '{{user}}が忘れたパスワードを、{{means, list}}でリセットしました',
  },
  step: {
    'Identifier Submit': {
      done: '{{user}}のアカウントを特定しました',
      failed: '{{user}}の有効なアカウントを特定できませんでした',
    },
    'Profile Update': {
      done: '{{user}}がプロフィールを入力しました',
      failed: '{{user}}がプロフィールを入力しましたが、拒否されました',
    },
    'Profile Create': {
      done: '{{user}}がプロフィールを入力しました',
      failed: '{{user}}がプロフィールを入力しましたが、拒否されました',
    },
    'Profile Delete': {
      done: '{{user}}がプロフィールの項目を削除しました',
      failed: '{{user}}がプロフィールの項目を削除できませんでした',
    },
    'SignInPasskey Submit': {
      done: '{{user}}がサインイン用のパスキーを追加しました',
      failed: '{{user}}がパスキーを追加できませんでした',
    },
  },
  verification: {
    Create: {
      EmailVerificationCode: {
        done: '{{user}}が {{account}} にメールで認証コードを送るようリクエストしました',
        failed: '{{account}} にメールで認証コードを送信できませんでした',
      },
      PhoneVerificationCode: {
        done: '{{user}}が {{account}} に SMS で認証コードを送るようリクエストしました',
        failed: '{{account}} に SMS で認証コードを送信できませんでした',
      },
      VerificationCode: {
        done: '{{user}}が {{account}} にワンタイムコードを送るようリクエストしました',
        failed: '{{account}} にワンタイムコードを送信できませんでした',
      },
      MfaEmailVerificationCode: {
        done: '{{user}}がメールで MFA コードを送るようリクエストしました',
        failed: 'メールで MFA コードを送信できませんでした',
      },
      MfaPhoneVerificationCode: {
        done: '{{user}}が SMS で MFA コードを送るようリクエストしました',
        failed: 'SMS で MFA コードを送信できませんでした',
      },
      Social: {
        done: '{{user}}がソーシャルプロバイダーに移動しました',
        failed: '{{user}}がソーシャルプロバイダーに移動できませんでした',
      },
      EnterpriseSso: {
        done: '{{user}}が所属組織のサインインページに移動しました',
        failed: '{{user}}が所属組織のサインインページに移動できませんでした',
      },
      SingleSignOn: {
        done: '{{user}}が所属組織のサインインページに移動しました',
        failed: '{{user}}が所属組織のサインインページに移動できませんでした',
      },
      IdpInitiatedSso: {
        done: '{{user}}が所属組織のサインインページから「{{app}}」に移動しました',
        failed: '{{user}}が所属組織のサインインページから移動しましたが、サインインできませんでした',
      },
      Totp: {
        done: '{{user}}が認証アプリの設定を始めました',
        failed: '{{user}}が認証アプリを設定できませんでした',
      },
      WebAuthn: {
        done: '{{user}}にパスキーを求めました',
        failed: '{{user}}にパスキーを求めることができませんでした',
      },
      SignInPasskey: {
        done: '{{user}}にサインイン用のパスキーを求めました',
        failed: '{{user}}にサインイン用のパスキーを求めることができませんでした',
      },
      BackupCode: {
        done: '{{user}}が新しいバックアップコードを取得しました',
        failed: '{{user}}がバックアップコードを取得できませんでした',
      },
    },
    Submit: {
      Password: {
        done: '{{user}}が {{account}} の正しいパスワードを入力しました',
        failed: '{{user}}が {{account}} のパスワードを入力しましたが、受け付けられませんでした',
      },
      NewPasswordIdentity: {
        done: '{{user}}が新しいアカウントの識別子 {{account}} とパスワードを設定しました',
        failed: '{{user}}が識別子 {{account}} とパスワードを設定しましたが、拒否されました',
      },
      EmailVerificationCode: {
        done: '{{user}}が {{account}} にメールで届いた認証コードを正しく入力しました',
        failed: '{{user}}が {{account}} の認証コードを入力しましたが、受け付けられませんでした',
      },
      PhoneVerificationCode: {
        done: '{{user}}が {{account}} に SMS で届いた認証コードを正しく入力しました',
        failed: '{{user}}が {{account}} の認証コードを入力しましたが、受け付けられませんでした',
      },
      VerificationCode: {
        done: '{{user}}が {{account}} 宛てのワンタイムコードを正しく入力しました',
        failed: '{{user}}が {{account}} 宛てのワンタイムコードを入力しましたが、受け付けられませんでした',
      },
      MfaEmailVerificationCode: {
        done: '{{user}}がメールで届いた MFA コードを正しく入力しました',
        failed: '{{user}}が MFA コードを入力しましたが、受け付けられませんでした',
      },
      MfaPhoneVerificationCode: {
        done: '{{user}}が SMS で届いた MFA コードを正しく入力しました',
        failed: '{{user}}が MFA コードを入力しましたが、受け付けられませんでした',
      },
      Social: {
        done: '{{user}}がソーシャルプロバイダーから戻りました',
        failed: '{{user}}がソーシャルプロバイダーから戻りましたが、受け付けられませんでした',
      },
      EnterpriseSso: {
        done: '{{user}}が所属組織のサインインページから戻りました',
        failed: '{{user}}が所属組織のサインインページから戻りましたが、受け付けられませんでした',
      },
      SingleSignOn: {
        done: '{{user}}が所属組織のサインインページから戻りました',
        failed: '{{user}}が所属組織のサインインページから戻りましたが、受け付けられませんでした',
      },
      Totp: {
        done: '{{user}}が認証アプリのコードを正しく入力しました',
        failed: '{{user}}が認証アプリのコードを入力しましたが、受け付けられませんでした',
      },
      WebAuthn: {
        done: '{{user}}がパスキーを使用しました',
        failed: '{{user}}がパスキーを使用しましたが、受け付けられませんでした',
      },
      SignInPasskey: {
        done: '{{user}}がサインインにパスキーを使用しました',
        failed: '{{user}}がサインインにパスキーを使用しましたが、受け付けられませんでした',
      },
      BackupCode: {
        done: '{{user}}がバックアップコードを使用しました',
        failed: '{{user}}がバックアップコードを入力しましたが、受け付けられませんでした',
      },
      OneTimeToken: {
        done: '{{user}}が {{account}} に送信されたサインインリンクを開きました',
        failed: '{{user}}が {{account}} のサインインリンクを開きましたが、受け付けられませんでした',
      },
    },
  },
  /** For pairs of act and factor that no known server records. */
  anyVerification: {
    Create: {
      done: '{{user}}に「{{factor}}」による認証を求めました',
      failed: '{{user}}に「{{factor}}」による認証を求めることができませんでした',
    },
    Update: {
      done: '{{user}}が認証要素「{{factor}}」を変更しました',
      failed: '{{user}}が認証要素「{{factor}}」を変更できませんでした',
    },
    Submit: {
      done: '{{user}}が「{{factor}}」による認証に成功しました',
      failed: '{{user}}が「{{factor}}」による認証に失敗しました',
    },
    Delete: {
      done: '{{user}}が「{{factor}}」を削除しました',
      failed: '{{user}}が「{{factor}}」を削除できませんでした',
    },
    End: {
      done: '{{user}}が「{{factor}}」を完了しました',
      failed: '{{user}}が「{{factor}}」を完了できませんでした',
    },
  },
  bindMfa: {
    Totp: {
      done: '{{user}}が認証アプリを設定しました',
      failed: '{{user}}が認証アプリを設定できませんでした',
    },
    WebAuthn: {
      done: '{{user}}がパスキーを設定しました',
      failed: '{{user}}がパスキーを設定できませんでした',
    },
    BackupCode: {
      done: '{{user}}がバックアップコードを設定しました',
      failed: '{{user}}がバックアップコードを設定できませんでした',
    },
    EmailVerificationCode: {
      done: '{{user}}がメールの認証コードを認証要素に設定しました',
      failed: '{{user}}がメールの認証コードを認証要素に設定できませんでした',
    },
    PhoneVerificationCode: {
      done: '{{user}}が SMS の認証コードを認証要素に設定しました',
      failed: '{{user}}が SMS の認証コードを認証要素に設定できませんでした',
    },
  },
  /** An `Interaction.Create` that requests consent, not a sign-in. */
  consent: {
    done: '{{user}}が「{{app}}」の同意画面に進みました',
    failed: '{{user}}が「{{app}}」の同意画面に進めませんでした',
  },
  webhook: {
    done: '{{event}} の Webhook を送信しました',
    failed: '{{event}} の Webhook の送信に失敗しました',
  },
  known: {
    'Interaction Create': {
      done: '{{user}}が「{{app}}」からサインインページに移動しました',
      failed: '{{user}}が「{{app}}」から移動しましたが、サインインページでエラーが発生しました',
    },
    'Interaction End': {
      done: '{{user}}が「{{app}}」に戻りました',
      failed: '{{user}}が「{{app}}」に戻れませんでした',
    },
    'Interaction Create Captcha': {
      done: '{{user}}が CAPTCHA を通過しました',
      failed: '{{user}}が CAPTCHA を通過できませんでした',
    },
    'ExchangeTokenBy AuthorizationCode': {
      done: 'サインイン後に、「{{app}}」が{{userInside}}のトークンを取得しました',
      failed: 'サインイン後に、「{{app}}」がトークンを取得できませんでした',
    },
    'ExchangeTokenBy RefreshToken': {
      done: '「{{app}}」が{{userInside}}のトークンを更新しました',
      failed: '「{{app}}」がトークンを更新できませんでした',
    },
    'ExchangeTokenBy ClientCredentials': {
      done: '「{{app}}」が自身のトークンを取得しました',
      failed: '「{{app}}」が自身のトークンを取得しようとして、拒否されました',
    },
    'ExchangeTokenBy TokenExchange': {
      done: '「{{app}}」が{{userInside}}のトークンを交換しました',
      failed: '「{{app}}」がトークンを交換しようとして、拒否されました',
    },
    'ExchangeTokenBy DeviceCode': {
      done: '「{{app}}」がデバイスで{{userInside}}のトークンを取得しました',
      failed: '「{{app}}」がデバイスでトークンを取得できませんでした',
    },
    'ExchangeTokenBy Unknown': {
      done: '「{{app}}」が不明な方法でトークンを取得しました',
      failed: '「{{app}}」が不明な方法でトークンをリクエストし、拒否されました',
    },
    RevokeToken: {
      done: '「{{app}}」がトークンを取り消しました',
      failed: '「{{app}}」がトークンを取り消せませんでした',
    },
    RevokeGrants: {
      done: '「{{app}}」の許可を取り消しました',
      failed: '「{{app}}」の許可を取り消せませんでした',
    },
    'JwtCustomizer AccessToken': {
      done: 'クレームスクリプトが{{userInside}}のトークンに情報を追加しました',
      failed: '{{userInside}}のトークンに対するクレームスクリプトでエラーが発生しました',
    },
    'JwtCustomizer ClientCredentials': {
      done: 'クレームスクリプトが「{{app}}」のトークンに情報を追加しました',
      failed: '「{{app}}」のトークンに対するクレームスクリプトでエラーが発生しました',
    },
    'SamlApplication AuthnRequest': {
      done: '「{{app}}」が SAML サインインをリクエストしました',
      failed: '「{{app}}」が SAML サインインをリクエストし、拒否されました',
    },
    'SamlApplication Callback': {
      done: '「{{app}}」が SAML サインインの結果を受け取りました',
      failed: '「{{app}}」が SAML サインインの結果を受け取れませんでした',
    },
    'Action PostFirstFactorVerification': {
      done: '{{userInside}}に対して、最初の認証要素の後のアクションを実行しました',
      failed: '{{userInside}}に対する、最初の認証要素の後のアクションに失敗しました',
    },
    'Action PostSignIn': {
      done: '{{userInside}}に対して、サインイン後のアクションを実行しました',
      failed: '{{userInside}}に対する、サインイン後のアクションに失敗しました',
    },
    'TrustedDevice Created': {
      done: '{{user}}がこのデバイスを記憶するよう選択しました',
      failed: '{{userInside}}のこのデバイスを記憶できませんでした',
    },
    'TrustedDevice Used': {
      done: '{{user}}を記憶済みのデバイスで認識しました',
      failed: '{{user}}を記憶済みのデバイスで認識できませんでした',
    },
    Unknown: {
      done: '不明なイベントが発生しました',
      failed: '不明なイベントが失敗しました',
    },
  },
};
