import type { noUsers as english } from '#console/i18n/en/no-users.ts';
import type { Translated } from '#console/i18n/translated.ts';

export const noUsers: Translated<typeof english> = {
  empty: {
    title: '还没有用户',
    text: '用户注册或由您创建后，会显示在这里。',
  },
  noHits: {
    title: '没有与“{{search}}”匹配的用户',
    digits: '手机号以纯数字存储，已按 {{stored}} 搜索。',
    name: '搜索姓名时不考虑词的顺序和字母的变音符号。',
    words: '其中一个词可以出现在邮箱中，其余的词出现在姓名中。',
    /** The name is put together from the profile, which can't be searched. */
    parts: '只填写了名和姓、没有填写姓名的用户，无法按完整姓名找到。',
    create: '创建此用户',
  },
  /** A link whose search needs a permission that the operator lacks. */
  link: {
    text: '此链接搜索包含“{{search}}”的值。您的角色只能使用精确匹配，而没有值与之完全相同。',
    help: '输入完整的邮箱、手机号、用户名或 ID，或联系可以执行此搜索的操作员。',
  },
  suggest: {
    title: '试试其他搜索',
    domain: '相近的邮箱：{{text}}',
    localPart: '@ 之前的部分：{{text}}',
    words: '减少词语：{{text}}',
    similarName: '相近的姓名：{{text}}',
    /** Button: count the users that match. */
    count: '计数',
    countOf: '统计与“{{text}}”匹配的用户数',
    counting: '正在计数…',
    notCounted: '未计数',
    found_zero: '没有用户',
    found_other: '{{count, number}} 个用户',
    atLeast: '至少 {{count, number}} 个用户',
    failed: '计数失败。{{message}}',
  },
  tried: {
    title: '没有符合这些条件的用户',
    all: '须同时满足以下所有条件：',
    any: '须满足以下任一条件：',
    anywhere: 'ID、邮箱、手机号、用户名或姓名包含“{{text}}”',
    exact: 'ID、邮箱、手机号、用户名或姓名等于“{{text}}”',
    one: '{{field}}：{{mode}}{{values, list(type: disjunction)}}',
    value: '“{{value}}”',
    caseInsensitive: '不区分大小写。',
    caseSensitive: '区分大小写。',
  },
};
