import type { listLookup as english } from '#console/i18n/en/list-lookup.ts';
import type { Translated } from '#console/i18n/translated.ts';

export const listLookup: Translated<typeof english> = {
  country: '不带国际区号的号码所属国家/地区',
  title: '批量查询',
  backToUsers: '用户',
  list: '要查询的用户',
  listHint:
    '邮箱、手机号、ID、用户名或姓名。每行一个，也可以粘贴表格中的一列，或用逗号分隔。最多 {{most, number}} 条。',
  submit: '查询',
  empty: '至少输入一个要查询的值。',
  entries_other: '{{count, number}} 条',
  tooLong: '列表共有 {{total, number}} 条，只查询前 {{most, number}} 条。',
  show: '显示',
  count: {
    all: '全部 {{count, number}}',
    found: '已找到 {{count, number}}',
    ambiguous: '多个匹配 {{count, number}}',
    notFound: '未找到 {{count, number}}',
  },
  edit: '编辑列表',
  copy: '复制结果',
  download: '下载 CSV',
  progress: '查询进度',
  settled_other: '已查询 {{settled, number}} 条，共 {{count, number}} 条。',
  repeated_other: '{{count, number}} 行重复。',
  stop: '停止',
  resume_other: '查询剩余的 {{count, number}} 条',
  failed_other: '{{count, number}} 条查询失败。',
  table: '查询结果',
  noLines: '没有符合此结果的行。',
  column: {
    line: '行',
    input: '粘贴的值',
    result: '结果',
    user: '用户',
  },
  state: {
    found: '已找到',
    ambiguous: '多个匹配',
    notFound: '未找到',
    failed: '失败',
    waiting: '等待中',
    stopped: '未查询',
  },
  repeats: '与第 {{line, number}} 行重复',
  allCandidates: '全部 {{count, number}} 个',
};
