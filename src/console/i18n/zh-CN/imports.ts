import type { imports as english } from '#console/i18n/en/imports.ts';
import type { Translated } from '#console/i18n/translated.ts';

/** Files of users that are imported. (`import` is a reserved word.) */
export const imports: Translated<typeof english> = {
  /** Why a file can't be read; keys are the codes of `FileProblem`. */
  file: {
    'too-large': '文件大于 {{megabytes, number}} MB。将其拆分为多个文件。',
    empty: '文件为空。',
    binary: '这不是用户列表。选择 CSV、JSON 或 Excel 文件。',
    markup: '这是网页或 XML 文档。选择 CSV、JSON 或 Excel 文件。',
    nul: '第 {{line, number}} 行含有 NUL 字符。文件可能已损坏，或使用了其他编码。',
    'wrong-encoding': '文件的编码不是 {{encoding}}。选择其他编码。',
    'wrong-encoding-line': '第 {{line, number}} 行的编码不是 {{encoding}}。选择其他编码。',
    'broken-quotes': '第 {{line, number}} 行的引号未闭合，或引号后还有文字。更正该行，或选择其他分隔符。',
    'too-many-rows': '文件超过 {{most, number}} 行。将其拆分为多个文件。',
    'too-many-columns': '文件超过 {{most, number}} 列。移除不需要的列，或选择其他分隔符。',
    'row-too-long': '从第 {{line, number}} 行开始的一行超过 {{most, number}} 个字符。检查其引号，或缩短内容。',
    'invalid-json': '文件不是有效的 JSON。',
    'invalid-json-line': '第 {{line, number}} 行不是有效的 JSON。更正后重新选择文件。',
    'no-records': '文件中没有用户列表。JSON 需为对象数组，或每行一个对象。',
    'no-rows': '文件中没有用户。',
    'old-workbook': '工作簿是旧的 .xls 格式，或设有密码。另存为不带密码的 .xlsx 文件。',
    'not-a-workbook': '这个压缩文件不是 Excel 工作簿。选择 .xlsx 文件。',
    'broken-workbook': '工作簿已损坏。重新保存，或另存为 CSV。',
    'unpacked-too-large': '工作簿解压后过大。另存为 CSV。',
    'no-sheet': '工作簿中没有这个工作表。选择其他工作表。',
    'not-readable': '无法读取文件。文件可能已移动或更改。重新选择文件。',
    failed: '无法处理文件。重试，或另存为其他格式。',
  },
  /** What an operator should look at; keys are the codes of `FileWarning`. */
  warning: {
    'uncertain-encoding': '编码不确定。检查带有重音符号或汉字的姓名。',
    'renamed-columns_other': '{{count, number}} 列没有名称或与其他列重名，已重新命名。',
    'repeated-header_other': '{{count, number}} 行与标题行重复，已忽略。',
    'long-rows_other': '{{count, number}} 行的单元格多于标题行，无法导入。',
  },
  /** What is wrong with the value of a cell; keys are the values of `CellProblem`. */
  cell: {
    'shortened-number': '电子表格缩短了这个数字，部分位数已丢失。将该列设为文本格式。',
    'invalid-json': '不是有效的 JSON。',
    'invalid-boolean': '无法判断为是或否。',
    'invalid-date': '日期不明确。使用 YYYY-MM-DD 格式。',
    'invalid-email': '不是邮箱地址。',
    'invalid-phone': '不是手机号。检查国家/地区代码，或选择默认国家/地区。',
    'invalid-username': '用户名只能包含字母、数字和下划线，且不能以数字开头。',
    'invalid-url': '不是以 https:// 或 http:// 开头的网址。',
    'too-long': '过长。',
    'invisible-characters': '含有不可见字符。',
    'invalid-digest': '密码哈希的格式与其算法不符。',
    'unsupported-digest': 'Logto 无法验证这种密码哈希。该用户将没有密码。',
    'plain-password': '未经哈希的密码。除非您选择导入，否则将忽略。',
    'broken-record': '无法读取此行。单元格与列不对应。',
  },
};
