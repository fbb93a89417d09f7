import type { exports as english } from '#console/i18n/en/exports.ts';
import type { Translated } from '#console/i18n/translated.ts';

/** Users, activity and the rows of a job as a file. */
export const exports: Translated<typeof english> = {
  confirm: '导出',
  counting: '正在统计…',
  /** The list leaves out what doesn't match its filter, and can leave out Usher's own tokens. */
  onlySome: '列表中未显示的条目也不会写入文件。',
  recorded: '审计日志会记录导出人、导出原因和导出的列。',
  format: '格式',
  byteOrderMark: '适用于 Excel（带字节顺序标记）',
  tooManyRows: '一个工作表最多有 {{max, number}} 行。请选择 CSV 或 NDJSON，或缩小范围。',
  columns: '列',
  noColumns: '至少选择一列。',
  customData: '自定义数据的键',
  /** Name of a column: a key of the custom data. */
  customDataKey: '自定义数据：{{key}}',
  address: '地址',
  addColumn: '添加列',
  headers: {
    open: '列标题和顺序',
    label: '“{{column}}”的列标题',
    up: '上移“{{column}}”',
    down: '下移“{{column}}”',
    moved: '{{column}}：第 {{place, number}} 列，共 {{total, number}} 列',
    repeated: '另一列已使用此标题。',
  },
  sample: '示例',
  notice: {
    progress: '导出进度',
    cut_other: '{{count, number}} 个值超过单元格的长度限制，已被截断并以“…”结尾。',
  },
  /** What is exported, and how far it is. */
  of: {
    users: {
      title: '导出用户',
      count_other: '共 {{count, number}} 个用户。',
      none: '没有要导出的用户',
      running: '正在导出用户：{{rows, number}} / {{total, number}}',
      done_other: '已导出 {{count, number}} 个用户',
      missing_other: '缺少 {{count, number}} 个用户，很可能是因为用户在此期间被更改或删除。',
      failed: '导出到第 {{rows, number}} 个用户时失败（共 {{total, number}} 个）：{{reason}}',
      canceled: '导出已取消，已完成 {{rows, number}} / {{total, number}} 个用户',
    },
    activity: {
      title: '导出活动',
      count_other: '共 {{count, number}} 条活动记录。',
      none: '没有要导出的活动记录',
      running: '正在导出活动记录：{{rows, number}} / {{total, number}}',
      done_other: '已导出 {{count, number}} 条活动记录',
      missing_other: '缺少 {{count, number}} 条活动记录，很可能是因为 Logto 在此期间删除了它们。',
      failed: '导出到第 {{rows, number}} 条活动记录时失败（共 {{total, number}} 条）：{{reason}}',
      canceled: '导出已取消，已完成 {{rows, number}} / {{total, number}} 条活动记录',
    },
    jobRows: {
      title: '导出行',
      count_other: '共 {{count, number}} 行。',
      none: '没有要导出的行',
      running: '正在导出行：{{rows, number}} / {{total, number}}',
      done_other: '已导出 {{count, number}} 行',
      missing_other: '缺少 {{count, number}} 行，因为任务在此期间仍在继续。',
      failed: '导出到第 {{rows, number}} 行时失败（共 {{total, number}} 行）：{{reason}}',
      canceled: '导出已取消，已完成 {{rows, number}} / {{total, number}} 行',
    },
  },
  /** Names of columns. */
  member: {
    activity: {
      id: '记录 ID',
      createdAt: '时间',
      key: '事件',
      outcome: '结果',
      errorCode: '错误代码',
      'payload userId': '用户 ID',
      'payload applicationId': '应用 ID',
      'payload ip': 'IP 地址',
      'payload userAgent': '用户代理',
      'payload sessionId': '会话 ID',
      'payload interactionId': '交互 ID',
      'payload payload identifier value': '输入的登录标识',
      'payload error': '错误',
      payload: '全部详情',
    },
    jobRows: {
      number: '行',
      userId: '用户 ID',
      label: '用户',
      plan: '计划',
      state: '状态',
      code: '错误代码',
      field: '字段',
      changes: '更改',
      lost: '随账户删除的内容',
      at: '完成时间',
    },
  },
};
