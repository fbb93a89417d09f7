import type { profile as english } from '#console/i18n/en/profile.ts';
import type { Translated } from '#console/i18n/translated.ts';

export const profile: Translated<typeof english> = {
  title: '个人资料',
  group: {
    account: '账户',
    personal: '个人数据',
    address: '地址',
  },
  hint: {
    primaryPhone: '带国际区号，或所选国家/地区的号码',
    birthdate: '年-月-日，例如 1990-12-31',
    zoneinfo: '例如 Asia/Shanghai',
    locale: '例如 zh-CN',
    avatar: '图片网址，以 https:// 开头',
    password: '留空则创建没有密码的用户',
    customData: 'JSON 对象',
  },
  /** `number` starts with a plus sign. */
  savedAs: '将保存为 {{number}}',
  warning: {
    birthdate: '其他系统可能不接受此日期。改用 1990-12-31 或 1990；不含年份时用 0000-12-31。',
    zoneinfo: '不是已知的时区，其他系统可能会忽略。',
    locale: '不是 zh-CN 这样的语言标签，其他系统可能会忽略。',
    web: '不是网址（https://…），不会显示为链接。',
    picture: '不是网址（https://…），应用可能不显示此图片。',
  },
  correctAddress: '更正邮箱或手机号',
  addField: '添加字段',
  save: '保存更改',
  discard: '放弃更改',
  lastIdentifier: '没有用户名、邮箱和手机号，就无法通过这些信息找到该用户，该用户也无法用它们登录。',
  new: {
    title: '新建用户',
    intro: '所有字段均为选填，但用户至少需要一个登录标识才能登录。',
    credentials: '登录',
    create: '创建用户',
    cancel: '取消',
    done: '已创建 {{name}}',
  },
};
