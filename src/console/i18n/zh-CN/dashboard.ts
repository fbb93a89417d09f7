import type { dashboard as english } from '#console/i18n/en/dashboard.ts';
import type { Translated } from '#console/i18n/translated.ts';

export const dashboard: Translated<typeof english> = {
  title: '仪表盘',
  /** Accessible name of a number that is a link. */
  numberOf: '{{label}}：{{number}}',
  users: {
    title: '用户',
    total: '用户总数',
    today: '今日新增',
    week: '近 7 天新增',
  },
  active: {
    title: '活跃用户',
    text: '获得过访问令牌的用户。日期按身份服务的时区划分。',
    date: '截至日期（含当日）',
    future: '选择今天或更早的日期',
    day: '日活跃用户',
    week: '周活跃用户',
    month: '月活跃用户',
  },
  /** A difference from an earlier period. */
  delta: {
    yesterday: {
      more: '比昨天多 {{difference, number}} 个',
      fewer: '比昨天少 {{difference, number}} 个',
      same: '与昨天持平',
    },
    dayBefore: {
      more: '比前一天多 {{difference, number}} 个',
      fewer: '比前一天少 {{difference, number}} 个',
      same: '与前一天持平',
    },
    weekBefore: {
      more: '比之前 7 天多 {{difference, number}} 个',
      fewer: '比之前 7 天少 {{difference, number}} 个',
      same: '与之前 7 天持平',
    },
    monthBefore: {
      more: '比之前 30 天多 {{difference, number}} 个',
      fewer: '比之前 30 天少 {{difference, number}} 个',
      same: '与之前 30 天持平',
    },
  },
  curve: {
    title: '30 天内的日活跃用户',
    asTable: '显示为表格',
    asChart: '显示为图表',
    summary: '日活跃用户图表，每天在 {{lowest}} 到 {{highest}} 个之间。具体数字见后面的表格。',
    day: '日期',
    users: '用户数',
  },
};
