import type { lookup as english } from '#console/i18n/en/lookup.ts';
import type { Translated } from '#console/i18n/translated.ts';

export const lookup: Translated<typeof english> = {
  field: {
    id: 'ID',
    primaryEmail: '主邮箱',
    primaryPhone: '主手机号',
    username: '用户名',
    name: '姓名',
  },
  matched: '匹配字段：{{field}}',
  list: '粘贴列表，批量查询',
  exactOnly: '仅支持精确匹配。',
  found_other: '{{count, number}} 个精确匹配。',
  enterOpens: '按 Enter 键打开。',
  queued: '正在等待之前的搜索完成。',
  searchContains: '改为搜索部分内容',
};
