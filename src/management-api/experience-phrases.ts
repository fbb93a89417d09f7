/** Texts of a sign-in page, by language. The embedded API has no such page, so these are only a few. */
export const experiencePhrases: Record<string, Record<string, Record<string, string>>> = {
  en: {
    action: { sign_in: 'Sign in', create_account: 'Create account', continue: 'Continue', back: 'Back' },
    input: { username: 'Username', password: 'Password', email: 'Email', phone_number: 'Phone number' },
  },
  'zh-CN': {
    action: { sign_in: '登录', create_account: '注册', continue: '继续', back: '返回' },
    input: { username: '用户名', password: '密码', email: '邮箱', phone_number: '手机号' },
  },
  ja: {
    action: { sign_in: 'サインイン', create_account: 'アカウントを作成', continue: '続ける', back: '戻る' },
    input: { username: 'ユーザー名', password: 'パスワード', email: 'メールアドレス', phone_number: '電話番号' },
  },
};
