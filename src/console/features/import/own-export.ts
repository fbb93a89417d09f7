import type { Language } from '#contract/languages.ts';

/**
 * Headers of the files of users that Usher exports, by member, in each language: a file may be in another language than the
 * console, which loads only one. A test compares them with the texts.
 */
export const exportHeaders: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: {
    id: 'ID',
    name: 'Name',
    username: 'Username',
    primaryEmail: 'Primary email',
    primaryPhone: 'Primary phone',
    isSuspended: 'Suspended',
    hasPassword: 'Has password',
    createdAt: 'Created',
    lastSignInAt: 'Last sign-in',
    updatedAt: 'Changed',
    applicationId: 'App',
    avatar: 'Avatar URL',
    identities: 'Linked social accounts',
    profile: 'Profile',
    'profile.familyName': 'Family name',
    'profile.givenName': 'Given name',
    'profile.middleName': 'Middle name',
    'profile.nickname': 'Nickname',
    'profile.preferredUsername': 'Preferred username',
    'profile.profile': 'Profile URL',
    'profile.website': 'Website',
    'profile.gender': 'Gender',
    'profile.birthdate': 'Birthdate',
    'profile.zoneinfo': 'Time zone',
    'profile.locale': 'Locale',
    'profile.address': 'Address',
    'profile.address.formatted': 'Full address',
    'profile.address.streetAddress': 'Street address',
    'profile.address.locality': 'Locality',
    'profile.address.region': 'Region',
    'profile.address.postalCode': 'Postal code',
    'profile.address.country': 'Country',
    customData: 'Custom data',
  },
  'zh-CN': {
    id: 'ID',
    name: '姓名',
    username: '用户名',
    primaryEmail: '主邮箱',
    primaryPhone: '主手机号',
    isSuspended: '已停用',
    hasPassword: '有密码',
    createdAt: '创建时间',
    lastSignInAt: '上次登录',
    updatedAt: '更改时间',
    applicationId: '应用',
    avatar: '头像 URL',
    identities: '已关联的社交账户',
    profile: '个人资料',
    'profile.familyName': '姓',
    'profile.givenName': '名',
    'profile.middleName': '中间名',
    'profile.nickname': '昵称',
    'profile.preferredUsername': '首选用户名',
    'profile.profile': '个人主页 URL',
    'profile.website': '网站',
    'profile.gender': '性别',
    'profile.birthdate': '出生日期',
    'profile.zoneinfo': '时区',
    'profile.locale': '语言区域',
    'profile.address': '地址',
    'profile.address.formatted': '完整地址',
    'profile.address.streetAddress': '街道地址',
    'profile.address.locality': '城市',
    'profile.address.region': '省/州',
    'profile.address.postalCode': '邮政编码',
    'profile.address.country': '国家/地区',
    customData: '自定义数据',
  },
  ja: {
    id: 'ID',
    name: '名前',
    username: 'ユーザー名',
    primaryEmail: 'メインのメールアドレス',
    primaryPhone: 'メインの電話番号',
    isSuspended: '停止中',
    hasPassword: 'パスワード設定済み',
    createdAt: '作成日時',
    lastSignInAt: '最終サインイン',
    updatedAt: '変更日時',
    applicationId: 'アプリ',
    avatar: 'アバターの URL',
    identities: '連携中のソーシャルアカウント',
    profile: 'プロフィール',
    'profile.familyName': '姓',
    'profile.givenName': '名',
    'profile.middleName': 'ミドルネーム',
    'profile.nickname': 'ニックネーム',
    'profile.preferredUsername': '希望するユーザー名',
    'profile.profile': 'プロフィールの URL',
    'profile.website': 'Web サイト',
    'profile.gender': '性別',
    'profile.birthdate': '生年月日',
    'profile.zoneinfo': 'タイムゾーン',
    'profile.locale': 'ロケール',
    'profile.address': '住所',
    'profile.address.formatted': '住所（全体）',
    'profile.address.streetAddress': '町名・番地',
    'profile.address.locality': '市区町村',
    'profile.address.region': '都道府県・州',
    'profile.address.postalCode': '郵便番号',
    'profile.address.country': '国',
    customData: 'カスタムデータ',
  },
};

/** Headers of members of the custom data. */
const customDataHeader = /^(?:Custom data: |自定义数据：|カスタムデータ：)(.+)$/;

const membersByHeader = Object.values(exportHeaders).map(
  (headers) => new Map(Object.entries(headers).map(([member, header]) => [header, member])),
);

/** Returns the members of users that the columns of a file have which Usher exported; undefined if it is another. */
export function ownExportMembers(columns: readonly string[]): ReadonlyMap<string, string> | undefined {
  for (const members of membersByHeader) {
    const found = new Map(
      columns.flatMap((column) => {
        const [, key] = customDataHeader.exec(column) ?? [];
        const member = key === undefined ? members.get(column) : `customData.${key}`;
        return member === undefined ? [] : [[column, member] as const];
      }),
    );
    const names = new Set(found.values());
    const hasIdentifier = ['username', 'primaryEmail', 'primaryPhone'].some((name) => names.has(name));
    if (found.size === columns.length && names.has('id') && hasIdentifier) return found;
  }
  return undefined;
}
