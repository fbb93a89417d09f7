import type { exports as english } from '#console/i18n/en/exports.ts';
import type { Translated } from '#console/i18n/translated.ts';

/** Users as a file. */
export const exports: Translated<typeof english> = {
  title: '导出用户',
  confirm: '导出',
  counting: '正在统计用户数…',
  count_other: '共 {{count, number}} 个用户。',
  recorded: '审计日志会记录导出人、导出原因和导出的列。',
  format: '格式',
  byteOrderMark: '适用于 Excel（带字节顺序标记）',
  tooManyRows: '一个工作表最多有 {{max, number}} 行。请选择 CSV 或 NDJSON，或减少要导出的用户。',
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
  noUsers: '没有要导出的用户',
  notice: {
    running: '正在导出用户：{{rows, number}} / {{total, number}}',
    progress: '导出进度',
    done_other: '已导出 {{count, number}} 个用户',
    missing_other: '缺少 {{count, number}} 个用户，很可能是因为用户在此期间被更改或删除。',
    cut_other: '{{count, number}} 个值超过单元格的长度限制，已被截断并以“…”结尾。',
    failed: '导出到第 {{rows, number}} 个用户时失败（共 {{total, number}} 个）：{{reason}}',
    canceled: '导出已取消，已完成 {{rows, number}} / {{total, number}} 个用户',
  },
};
