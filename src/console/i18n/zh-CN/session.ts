import type { session as english } from '#console/i18n/en/session.ts';
import type { Translated } from '#console/i18n/translated.ts';

export const session: Translated<typeof english> = {
  title: '登录',
  text: '登录后即可管理身份服务的用户。',
  demoText: '这是演示环境，用户均为虚构。选择一个角色继续。',
  signIn: '登录',
  continueAs: {
    viewer: '以只读人员身份继续',
    support: '以客服身份继续',
    admin: '以管理员身份继续',
  },
  /** What each demo role may do, below its button. */
  mayDo: {
    viewer: '按完整的邮箱、手机号、用户名或 ID 查询用户。个人数据已隐藏。',
    support: '搜索用户、重置密码、停用和解锁账户、添加备注。',
    admin: '拥有全部权限，并可查看审计日志。',
  },
  exposed: '能打开此演示的人都可以成为管理员。不要添加真实用户。',
  cookieBlocked: {
    secure: '浏览器没有保存会话。为此网址允许 Cookie。Safari 还要求使用 HTTPS，本机访问也不例外。',
    insecure: '浏览器没有保存会话。浏览器要求此网址使用 HTTPS。为 Usher 配置 HTTPS。',
  },
  ended: {
    title: '会话已结束',
    text: '重新登录即可继续。此页面上已输入的内容仍保留。',
    newTab: '登录提供商会在新标签页中打开。登录后回到这里。',
    check: '已完成登录',
  },
  signedInAs: '当前登录：{{name}}',
  role: {
    viewer: '只读人员',
    support: '客服',
    admin: '管理员',
  },
  signOut: '退出登录',
  signOutFailed: '退出登录失败，您仍处于登录状态。',
  reason: {
    label: '原因或工单',
    hintOnce: '会记入审计日志。',
    hint: '会记入审计日志，并在 30 分钟内沿用于此账户的操作。',
    chip: '原因：{{reason}}',
    forget: '不再沿用此原因',
  },
};
