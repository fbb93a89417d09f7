import type { search as english } from '#console/i18n/en/search.ts';
import type { Translated } from '#console/i18n/translated.ts';

/** Advanced search and filters on the list itself; `advancedSearch` has the texts of their forms. */
export const search: Translated<typeof english> = {
  advanced: '高级搜索',
  advancedWith: '高级搜索（{{count, number}}）',
  filters: '筛选',
  filtersWith: '筛选（{{count, number}}）',
  fields: {
    id: 'ID',
    primaryEmail: '邮箱',
    primaryPhone: '手机号',
    username: '用户名',
    name: '姓名',
  },
  modes: {
    is: '等于',
    contains: '包含',
    startsWith: '开头为',
    endsWith: '结尾为',
    like: '符合模式（LIKE）',
    posix: '符合正则表达式',
    similarTo: '符合模式（SIMILAR TO）',
  },
  notAllowed: '无法使用此搜索',
  unreadable: '无法执行此搜索',
  unreadableHint: '网址中的搜索条件无法识别。重新搜索。',
  saved: '已保存的搜索',
};
