import type { app as english } from '#console/i18n/en/app.ts';
import type { Translated } from '#console/i18n/translated.ts';

export const app: Translated<typeof english> = {
  name: 'Usher',
  skipToContent: '跳到主要内容',
  requests: '显示请求',
  operator: '操作员 {{name}}',
  otherOperator: '已改用其他操作员身份登录，之前输入的内容仍保留。',
  quickFind: '快速搜索',
  nav: {
    label: '主导航',
    users: '用户',
    activity: '活动',
    roles: '角色',
    dashboard: '仪表盘',
    auditLog: '审计日志',
    operators: '操作员',
    approvals: '审批',
    jobs: '任务',
  },
  language: {
    label: '语言',
    failed: '无法加载该语言。稍后重试。',
    times: '时区',
    utc: 'UTC',
  },
  colorScheme: {
    label: '配色方案',
    light: '浅色',
    dark: '深色',
    auto: '跟随系统',
  },
  notFound: {
    title: '页面不存在',
    text: '网址可能有误，或者页面已移动。',
    toUsers: '前往用户列表',
  },
  crashed: {
    title: '出错了',
    text: '无法显示此页面，数据没有改动。重新加载页面再试一次。',
    reload: '重新加载页面',
  },
};
