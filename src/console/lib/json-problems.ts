import type { TFunction } from 'i18next';
import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';

/**
 * Why text is not a JSON object that can be stored without loss. `line` and `column` count from 1, `offset` from 0.
 */
export type JsonProblem = {
  reason: JsonProblemReason;
  name?: string;
  line: number;
  column: number;
  offset: number;
  length: number;
};

export type JsonProblemReason =
  | 'value'
  | 'comma'
  | 'colon'
  | 'propertyName'
  | 'closeBrace'
  | 'closeBracket'
  | 'string'
  | 'number'
  | 'escape'
  | 'character'
  | 'comment'
  | 'afterEnd'
  | 'symbol'
  | 'object'
  | 'duplicate'
  | 'depth'
  | 'precision';

/** Reasons by the error names of the parser. */
const reasons = new Map<string, JsonProblemReason>([
  ['InvalidSymbol', 'symbol'],
  ['InvalidNumberFormat', 'number'],
  ['PropertyNameExpected', 'propertyName'],
  ['ValueExpected', 'value'],
  ['ColonExpected', 'colon'],
  ['CommaExpected', 'comma'],
  ['CloseBraceExpected', 'closeBrace'],
  ['CloseBracketExpected', 'closeBracket'],
  ['EndOfFileExpected', 'afterEnd'],
  ['InvalidCommentToken', 'comment'],
  ['UnexpectedEndOfComment', 'comment'],
  ['UnexpectedEndOfString', 'string'],
  ['UnexpectedEndOfNumber', 'number'],
  ['InvalidUnicode', 'escape'],
  ['InvalidEscapeCharacter', 'escape'],
  ['InvalidCharacter', 'character'],
]);

/**
 * Maximum nesting. The recursive functions that read and show the object overflow the stack at some thousand levels.
 */
const maxDepth = 100;

/** Parses `text` as an object, or returns its first problem. */
export function readJsonObject(
  text: string,
): { value: Record<string, unknown>; problem?: undefined } | { value?: undefined; problem: JsonProblem } {
  const tooDeep = findDepth(text);
  if (tooDeep !== undefined) return { problem: problemAt(text, { offset: tooDeep, length: 1 }, 'depth') };
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  const first = errors[0];
  if (first !== undefined) {
    const reason = reasons.get(printParseErrorCode(first.error)) ?? 'symbol';
    return { problem: problemAt(text, { offset: first.offset, length: 1 }, reason) };
  }
  if (tree?.type !== 'object') return { problem: problemAt(text, { offset: tree?.offset ?? 0, length: 1 }, 'object') };
  const duplicate = findDuplicate(tree);
  if (duplicate !== undefined) {
    return { problem: { ...problemAt(text, duplicate, 'duplicate'), name: String(duplicate.value) } };
  }
  const inexact = findInexact(tree, text);
  if (inexact !== undefined) return { problem: problemAt(text, inexact, 'precision') };
  return { value: JSON.parse(text) as Record<string, unknown> };
}

function problemAt(text: string, { offset, length }: Pick<Node, 'offset' | 'length'>, reason: JsonProblemReason) {
  const before = text.slice(0, offset).split('\n');
  return { reason, line: before.length, column: (before.at(-1)?.length ?? 0) + 1, offset, length };
}

/** Matches strings, and brackets outside strings. */
const textOrBracket = /"[^"\\]*(?:\\[^][^"\\]*)*"?|[[\]{}]/g;

/** Returns the offset at which the nesting exceeds {@link maxDepth}. */
function findDepth(text: string): number | undefined {
  let depth = 0;
  for (const { 0: token, index } of text.matchAll(textOrBracket)) {
    if (token === '{' || token === '[') depth += 1;
    if (token === '}' || token === ']') depth -= 1;
    if (depth > maxDepth) return index;
  }
  return undefined;
}

/** Finds a repeated name in an object: JSON allows it, but only one value would be stored. */
function findDuplicate(node: Node): Node | undefined {
  const names = new Set<unknown>();
  for (const child of node.children ?? []) {
    const name = child.type === 'property' ? child.children?.[0] : undefined;
    if (name !== undefined) {
      if (names.has(name.value)) return name;
      names.add(name.value);
    }
    const deeper = findDuplicate(child);
    if (deeper !== undefined) return deeper;
  }
  return undefined;
}

/** Finds a number that would change when stored: Logto and browsers read JSON numbers as IEEE 754 doubles. */
function findInexact(node: Node, text: string): Node | undefined {
  if (node.type === 'number') {
    const literal = text.slice(node.offset, node.offset + node.length);
    return decimalOf(literal) === decimalOf(String(Number(literal))) ? undefined : node;
  }
  for (const child of node.children ?? []) {
    const inexact = findInexact(child, text);
    if (inexact !== undefined) return inexact;
  }
  return undefined;
}

/** Canonical form of a decimal value: significant digits and exponent; undefined for `Infinity`. */
function decimalOf(literal: string): string | undefined {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i.exec(literal) ?? [];
  const digits = `${whole}${fraction}`.replace(/^0+/, '');
  const significant = withoutZerosAtEnd(digits);
  // Keeps the sign, because PostgreSQL has no negative zero.
  if (significant === '') return whole === '' ? undefined : `${sign}0`;
  const shift = Number(exponent) - fraction.length + digits.length - significant.length;
  return `${sign}${significant}e${shift}`;
}

/** A loop, because a regular expression takes quadratic time if there are many zeros elsewhere. */
function withoutZerosAtEnd(digits: string): string {
  let end = digits.length;
  while (digits[end - 1] === '0') end -= 1;
  return digits.slice(0, end);
}

/** Describes where and why a text is not a JSON object. */
export const describeJsonProblem = ({ line, column, reason, name = '' }: JsonProblem, t: TFunction): string =>
  t('controls.json.problem', { line, column, reason: t(`controls.json.reason.${reason}`, { name }) });
