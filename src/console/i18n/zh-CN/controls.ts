import type { controls as english } from '#console/i18n/en/controls.ts';
import type { Translated } from '#console/i18n/translated.ts';

/** Texts of form controls that several features use. */
export const controls: Translated<typeof english> = {
  /** Between the items of a list. */
  comma: '、',
  /** Between a label and its value. */
  colon: '：',
  withAddition: '{{text}}（{{addition}}）',
  /** A short text before another sentence. */
  sentence: '{{text}}。',
  dateTime: {
    zone: '您的时区：{{zone}}',
    past: '此时间已过。输入更晚的时间。',
    late: '输入早于 {{time}} 的时间',
    missing: '输入完整的日期和时间',
  },
  /** The name that confirms a deletion was not typed, or differently. */
  typedName: '不一致。输入 {{name}}，并注意大小写',
  /** Nothing differs from the stored values. */
  unchanged: '没有可保存的更改',
  choose: '选择一项',
  chooseSome: '至少选择一项',
  confirmFirst: '先勾选确认',
  password: {
    show: '显示密码',
    hide: '隐藏密码',
    copy: '复制密码',
  },
  json: {
    format: '格式化',
    find: '搜索',
    /** The keys are CodeMirror's phrases; `$` stands for a number. */
    editor: {
      Find: '搜索',
      Replace: '替换',
      next: '下一个',
      previous: '上一个',
      all: '全部',
      'match case': '区分大小写',
      'by word': '全字匹配',
      regexp: '正则表达式',
      replace: '替换',
      'replace all': '全部替换',
      close: '关闭',
      'current match': '当前匹配项',
      'replaced $ matches': '已替换 $ 个匹配项',
      'replaced match on line $': '已替换第 $ 行的匹配项',
      'on line': '行号',
      'Go to line': '转到行',
      go: '转到',
      'Control character': '控制字符',
      'Selection deleted': '所选内容已删除',
      Diagnostics: '问题',
      'No diagnostics': '没有问题',
    },
    problem: '第 {{line, number}} 行第 {{column, number}} 列：{{reason}}',
    goToProblem: '转到问题位置',
    reason: {
      value: '此处应为一个值',
      comma: '缺少逗号',
      colon: '缺少冒号',
      propertyName: '此处应为双引号括起的名称',
      closeBrace: '缺少右花括号 }',
      closeBracket: '缺少右方括号 ]',
      string: '缺少结尾的双引号 "',
      number: '不是有效的 JSON 数字',
      escape: '转义序列无效',
      character: '此处不允许使用该字符',
      comment: 'JSON 中不允许使用注释',
      afterEnd: '对象结束后不允许有其他内容',
      symbol: '不是 JSON',
      object: '自定义数据必须是对象：{ … }',
      duplicate: '名称“{{name}}”重复',
      depth: '对象和列表最多嵌套 100 层',
      precision: '无法精确存储此数字；加上双引号可作为文本保留',
    },
  },
  timeRange: {
    hour: '最近 1 小时',
    day: '最近 24 小时',
    yesterday: '昨天',
    week: '最近 7 天',
    month: '最近 30 天',
    quarter: '最近 90 天',
    since: '{{time}} 起',
    between: '{{from}} 至 {{to}}',
    until: '截至 {{time}}',
  },
};
