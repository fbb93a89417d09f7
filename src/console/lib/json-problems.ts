import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';

/** Why a text is not a JSON object. Positions count from 1; `offset` counts characters from 0. */
export type JsonProblem = { reason: JsonProblemReason; name?: string; line: number; column: number; offset: number };

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
  | 'duplicate';

/** By the parser's names for what it found. */
const reasons: Record<string, JsonProblemReason> = {
  InvalidSymbol: 'symbol',
  InvalidNumberFormat: 'number',
  PropertyNameExpected: 'propertyName',
  ValueExpected: 'value',
  ColonExpected: 'colon',
  CommaExpected: 'comma',
  CloseBraceExpected: 'closeBrace',
  CloseBracketExpected: 'closeBracket',
  EndOfFileExpected: 'afterEnd',
  InvalidCommentToken: 'comment',
  UnexpectedEndOfComment: 'comment',
  UnexpectedEndOfString: 'string',
  UnexpectedEndOfNumber: 'number',
  InvalidUnicode: 'escape',
  InvalidEscapeCharacter: 'escape',
  InvalidCharacter: 'character',
};

/** The object that `text` spells, or the first thing that keeps it from being one. */
export function readJsonObject(
  text: string,
): { value: Record<string, unknown>; problem?: undefined } | { value?: undefined; problem: JsonProblem } {
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  const first = errors[0];
  if (first !== undefined)
    return { problem: problemAt(text, first.offset, reasons[printParseErrorCode(first.error)] ?? 'symbol') };
  if (tree?.type !== 'object') return { problem: problemAt(text, tree?.offset ?? 0, 'object') };
  const duplicate = findDuplicate(tree);
  if (duplicate !== undefined) {
    return { problem: { ...problemAt(text, duplicate.offset, 'duplicate'), name: String(duplicate.value) } };
  }
  return { value: JSON.parse(text) as Record<string, unknown> };
}

function problemAt(text: string, offset: number, reason: JsonProblemReason): JsonProblem {
  const before = text.slice(0, offset).split('\n');
  return { reason, line: before.length, column: (before.at(-1)?.length ?? 0) + 1, offset };
}

/** The second use of a name in one object: JSON allows it, but only one of the values would be kept. */
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
