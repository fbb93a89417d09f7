import { emailPattern } from '#contract/users.ts';

import { looksLikeDigest } from './digests/looks-like-digest.ts';
import type { ImportMapping, MappingTarget } from './mapping.ts';

/**
 * Names of columns in English, Chinese and Japanese by what they mean, without case, spaces and punctuation. Traditional
 * Chinese is included where it differs.
 */
const names: readonly (readonly [MappingTarget, string])[] = [
  [
    'primaryEmail',
    'email mail emailaddress mailaddress primaryemail primaryemailaddress useremail emailid workemail 邮箱 电子邮箱 邮箱地址 电子邮件 电邮 邮件地址 信箱 電子郵件 電子信箱 メール メールアドレス メアド eメール eメールアドレス 電子メール',
  ],
  [
    'primaryPhone',
    'phone phonenumber mobile mobilephone mobilenumber cell cellphone cellphonenumber tel telephone telephonenumber primaryphone handy msisdn 手机 手机号 手机号码 电话 电话号码 联系电话 联系方式 移动电话 手機 手機號碼 電話 電話番号 携帯 携帯電話 携帯番号 携帯電話番号 tel番号',
  ],
  [
    'username',
    'username login loginname loginid userlogin account accountname accountid screenname samaccountname 用户名 用户名称 账号 帐号 账户 账户名 登录名 使用者名稱 帳號 ユーザー名 ユーザーid ユーザ名 ログインid ログイン名 アカウント アカウント名',
  ],
  [
    'name',
    'name fullname displayname realname contactname 姓名 名字 全名 显示名 显示名称 真实姓名 氏名 お名前 名前 フルネーム 表示名',
  ],
  ['profile.givenName', 'firstname givenname forename given 名 下の名前'],
  ['profile.familyName', 'lastname familyname surname family 姓 姓氏 氏 苗字 せい'],
  ['profile.middleName', 'middlename 中间名 ミドルネーム'],
  ['profile.nickname', 'nickname nick 昵称 暱稱 网名 ニックネーム 愛称'],
  ['profile.preferredUsername', 'preferredusername'],
  [
    'avatar',
    'avatar avatarurl picture pictureurl photo photourl image imageurl profilepicture 头像 头像地址 照片 頭像 アバター 写真 プロフィール画像 画像',
  ],
  ['profile.profile', 'profileurl profilepage 个人主页 プロフィールurl'],
  ['profile.website', 'website web homepage url 网站 主页 網站 ウェブサイト サイト ホームページ'],
  ['profile.gender', 'gender sex 性别 性別'],
  ['profile.birthdate', 'birthdate birthday dateofbirth dob birth 生日 出生日期 出生年月 生年月日 誕生日'],
  ['profile.zoneinfo', 'timezone zoneinfo tz 时区 時區 タイムゾーン'],
  ['profile.locale', 'locale language lang preferredlanguage 语言 語言 言語 ロケール'],
  ['profile.address.formatted', 'address fulladdress postaladdress 地址 住址 详细地址 住所'],
  ['profile.address.streetAddress', 'street streetaddress addressline1 address1 街道 番地 町名番地'],
  ['profile.address.locality', 'city town locality 城市 市区町村 市町村'],
  ['profile.address.region', 'state province region prefecture county 省 省份 州 都道府県'],
  ['profile.address.postalCode', 'zip zipcode postcode postalcode 邮编 邮政编码 郵便番号'],
  ['profile.address.country', 'country countrycode countryregion 国家 国家地区 國家 国'],
  [
    'sourceId',
    'id userid uid uuid externalid sourceid sub guid customerid employeeid memberid 编号 用户id 用户编号 会员编号 工号 员工编号 学号 会員id 会員番号 社員番号 学籍番号 顧客番号',
  ],
  [
    'passwordPlain',
    'password pass passwd pwd plainpassword initialpassword 密码 密碼 初始密码 口令 パスワード 初期パスワード',
  ],
  [
    'passwordDigest',
    'passworddigest passwordhash hashedpassword encryptedpassword pwdhash hash passhash digest 密码哈希 密码散列 加密密码 パスワードハッシュ ハッシュ',
  ],
  [
    'passwordAlgorithm',
    'passwordalgorithm algorithm hashalgorithm passwordhasher hasher 加密算法 哈希算法 算法 アルゴリズム ハッシュアルゴリズム',
  ],
  ['passwordSalt', 'salt passwordsalt 盐 ソルト'],
  [
    'isSuspended',
    'issuspended suspended disabled blocked isblocked isdisabled locked banned 停用 是否停用 已停用 禁用 冻结 停止 停止中 利用停止 無効',
  ],
  ['isActive', 'isactive active enabled isenabled status 启用 是否启用 状态 用户状态 狀態 有効 状態 ステータス'],
  ['emailVerified', 'emailverified isemailverified emailconfirmed 邮箱已验证 メール確認済み メール認証済み'],
  ['phoneVerified', 'phoneverified phonenumberverified isphoneverified 手机已验证 電話番号確認済み'],
  ['roles', 'role roles userrole 角色 身份 权限组 ロール 役割 権限'],
  ['organizations', 'organization organizations org orgs 组织 机构 組織 団体'],
];

/** Removes case, spaces and punctuation, also those of the East, and a required mark such as `*` or `（必填）`. */
const plainName = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\((?:必填|选填|必須|任意|required|optional)\)/g, '')
    .replace(/[^\p{L}\p{N}]/gu, '');

const targets = new Map(
  names.flatMap(([target, list]) => list.split(' ').map((name) => [plainName(name), target] as const)),
);

/** Targets that several columns can fill. */
const isShared = (target: MappingTarget): boolean => target === 'roles' || target === 'organizations';

/**
 * Suggests what the columns of a table mean: from their names, then from the last part of paths such as `address.city`, then
 * from their values.
 *
 * @param samplesOf returns some values of a column
 */
export function suggestMapping(
  columns: readonly string[],
  samplesOf: (column: string) => readonly unknown[] = () => [],
): ImportMapping {
  const suggested = new Map<string, MappingTarget>();
  const used = new Set<MappingTarget>();
  const fromNameAndValues = (column: string): MappingTarget | undefined => {
    const target = fromName(column);
    // Tables of databases often have digests in a column called `password`.
    return target === 'passwordPlain' && textsIn(samplesOf(column)).some(looksLikeDigest) ? 'passwordDigest' : target;
  };
  for (const suggest of [fromNameAndValues, fromPath, (column: string) => fromValues(samplesOf(column))]) {
    for (const column of columns) {
      const target = suggested.has(column) ? undefined : suggest(column);
      if (target === undefined || used.has(target)) continue;
      suggested.set(column, target);
      if (!isShared(target)) used.add(target);
    }
  }
  return { source: 'table', columns: columns.map((column) => ({ column, target: suggested.get(column) ?? 'ignore' })) };
}

function fromName(column: string): MappingTarget | undefined {
  const [, key] = /^custom[-_ ]?data[.:](.{1,256})$/i.exec(column) ?? [];
  return key === undefined ? targets.get(plainName(column)) : `customData.${key}`;
}

/** Objects of JSON whose members are about the user. */
const aboutUser = /^(?:user|profile|person(?:al)?|contact|attributes|traits|address|name)$/i;

function fromPath(column: string): MappingTarget | undefined {
  const path = column.split('.');
  const last = path.pop() ?? '';
  return path.length > 0 && path.every((name) => aboutUser.test(name)) ? targets.get(plainName(last)) : undefined;
}

function fromValues(values: readonly unknown[]): MappingTarget | undefined {
  if (areAll(values, (text) => emailPattern.test(text.trim()))) return 'primaryEmail';
  if (areAll(values, (text) => /^\s*'?\+\d[\d\s().-]{6,20}$/.test(text))) return 'primaryPhone';
  if (areAll(values, (text) => text.trim().startsWith('$') && looksLikeDigest(text))) return 'passwordDigest';
  return undefined;
}

/** Returns whether all texts that are not empty are so, and there are some. */
function areAll(values: readonly unknown[], isSo: (text: string) => boolean): boolean {
  const texts = textsIn(values);
  return texts.length > 0 && texts.every(isSo);
}

const textsIn = (values: readonly unknown[]): string[] =>
  values.filter((value) => typeof value === 'string' && value.trim() !== '').map(String);
