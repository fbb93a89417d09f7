import { emailPattern } from '#contract/users.ts';

import { looksLikeDigest } from './digests/looks-like-digest.ts';

/** What only names of secrets contain, without case, spaces and punctuation. */
const secretParts =
  /password|passwd|passphrase|passcode|pwd|hash|digest|secret(?!ary)|token|credential|密[码碼]|口令|哈希|散列|令牌|密[钥鑰]|算法|パスワード|暗証|ハッシュ|ソルト|トークン|アルゴリズム/;

/** What is a name of a secret, or a part of one, only as a whole word. */
const secretWords = /^(?:pass|pw|pin|otp|totp|salt(?:ed)?|algorithm|apikeys?|盐|鹽)$/;

/** Returns whether a column or member seems to have passwords, digests, what belongs to these, or other secrets. */
export function isSecretName(name: string): boolean {
  const words = name
    .normalize('NFKC')
    .replaceAll(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u);
  return secretParts.test(words.join('')) || words.some((word) => secretWords.test(word));
}

/** Returns whether a text says that a password follows. */
export const mentionsPassword = (text: string): boolean =>
  /(?:pass(?:word|wd|phrase|code)|pwd|密[码碼]|口令|パスワード)["'”’\s]*(?:is\b|是|は|[:=：＝])/i.test(text);

const hasLettersAndDigits = (text: string): boolean => /\p{Ll}/u.test(text) && /\p{Lu}/u.test(text) && /\d/.test(text);

/** Returns whether a text seems to be a digest, an encoded key or the like. */
export function looksLikeKey(text: string): boolean {
  const plain = text.trim();
  if (looksLikeDigest(plain)) return true;
  return /^[\w+/.=:$-]{40,}$/.test(plain) && hasLettersAndDigits(plain);
}

/** Returns whether a text is like a password that a rule demands: lower case, upper case, digits and symbols. */
function looksLikePassword(text: string): boolean {
  const plain = text.trim();
  if (!/^\S{8,128}$/.test(plain) || emailPattern.test(plain) || /^[a-z]+:\/\//i.test(plain)) return false;
  return hasLettersAndDigits(plain) && /[^\p{L}\p{N}]/u.test(plain);
}

/** Returns whether a column seems to have passwords or digests, from some of its values. */
export function areSecrets(values: readonly unknown[]): boolean {
  const texts = values.filter((value) => typeof value === 'string');
  const secrets = texts.filter((text) => looksLikeKey(text) || looksLikePassword(text));
  return secrets.length > 0 && secrets.length * 2 >= texts.length;
}
