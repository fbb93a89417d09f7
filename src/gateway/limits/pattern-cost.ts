import { GatewayFault } from '#gateway/gateway-fault.ts';

/**
 * Why a search pattern is refused. Each can make a PostgreSQL query run without bound, even after the browser has
 * disconnected.
 */
export type CostlyPattern =
  | 'other-syntax'
  | 'too-long'
  | 'back-reference'
  | 'nested-quantifier'
  | 'too-many-quantifiers'
  | 'large-bound';

/** Longest pattern, in characters; most quantifiers in a pattern; largest number of repetitions in `{m,n}`. */
const maxLength = 1000;
const maxQuantifiers = 40;
const maxBound = 50;

/**
 * Beginnings of patterns that PostgreSQL reads by other rules than the ones here (basic, extended, literal or expanded syntax):
 * the director `***`, or embedded options with one of these letters.
 */
const otherSyntax = /^(\*\*\*|\(\?[a-z]*[beqx])/;

/** Modes with regular expressions; `like` has only wildcards. */
const regexModes = new Set(['posix', 'similar_to']);

/**
 * Refuses regular expressions that would overload Logto's database. PostgreSQL matches without backtracking, except for
 * back-references; nested quantifiers and large bounds make its automaton explode.
 *
 * @throws {GatewayFault} `patternTooCostly` with `data.reason` and `data.parameter`
 */
export function requireCheapPatterns(query: URLSearchParams): void {
  for (const [name, value] of query) {
    if (!name.startsWith('search')) continue;
    const mode = query.get(name.replace('search', 'mode')) ?? query.get('mode');
    // Without a mode for exactly this name, any mode in the query may apply: Logto accepts two spellings of a field.
    const modes = mode === null ? [...query].filter(([key]) => key.startsWith('mode')).map(([, one]) => one) : [mode];
    if (!modes.some((one) => regexModes.has(one))) continue;
    const reason = costlyPattern(value);
    if (reason !== undefined) throw new GatewayFault('patternTooCostly', { data: { reason, parameter: name } });
  }
}

/** Returns why the pattern is too costly; undefined if it is not. The pattern may be invalid. */
export function costlyPattern(pattern: string): CostlyPattern | undefined {
  if (pattern.length > maxLength) return 'too-long';
  if (otherSyntax.test(pattern)) return 'other-syntax';
  // For each open group, whether it contains a quantifier.
  const groups: boolean[] = [false];
  let quantifiers = 0;
  let lastAtomRepeats = false;
  for (let at = 0; at < pattern.length; at += 1) {
    const character = pattern[at] ?? '';
    const quantifier = quantifierAt(pattern, at);
    if (quantifier !== undefined) {
      if (quantifier.bound > maxBound) return 'large-bound';
      if (lastAtomRepeats && quantifier.repeats) return 'nested-quantifier';
      quantifiers += 1;
      if (quantifiers > maxQuantifiers) return 'too-many-quantifiers';
      groups[groups.length - 1] ||= quantifier.repeats;
      lastAtomRepeats = quantifier.repeats;
      at += quantifier.length - 1;
    } else if (character === '\\') {
      if (/[1-9]/.test(pattern[at + 1] ?? '')) return 'back-reference';
      lastAtomRepeats = false;
      at += 1;
    } else if (character === '[') {
      at = endOfClass(pattern, at);
      lastAtomRepeats = false;
    } else if (character === '(') {
      groups.push(false);
      at += groupPrefix(pattern, at);
      lastAtomRepeats = false;
    } else if (character === ')') {
      const inner = (groups.length > 1 ? groups.pop() : groups[0]) ?? false;
      groups[groups.length - 1] ||= inner;
      lastAtomRepeats = inner;
    } else {
      lastAtomRepeats = false;
    }
  }
  return undefined;
}

/** Parses `*`, `+`, `?` or `{m,n}`, with an optional `?` (non-greedy). `repeats` is false for at most one match. */
function quantifierAt(pattern: string, at: number): { length: number; bound: number; repeats: boolean } | undefined {
  const [text, , , most] = /^(?:[*+?]|\{(\d*)(,?)(\d*)\})\??/.exec(pattern.slice(at, at + 32)) ?? [];
  if (text === undefined) return undefined;
  const numbers = text.match(/\d+/g)?.map(Number) ?? [];
  const bound = Math.max(0, ...numbers);
  const atMostOnce =
    text.startsWith('?') || (text.startsWith('{') && bound <= 1 && !(text.includes(',') && most === ''));
  return { length: text.length, bound, repeats: !atMostOnce };
}

/** Returns the length of a group prefix after `(`: `?:`, `?=`, `?!`, `?<=`, `?<!`. */
const groupPrefix = (pattern: string, at: number): number =>
  (/^\?(?:<?[=!]|:)/.exec(pattern.slice(at + 1, at + 4))?.[0] ?? '').length;

/**
 * Returns the end of a bracket expression. `]` is an ordinary character at its start, and in `[: :]`, `[. .]`, `[= =]`.
 */
function endOfClass(pattern: string, start: number): number {
  let at = start + 1;
  if (pattern[at] === '^') at += 1;
  if (pattern[at] === ']') at += 1;
  for (; at < pattern.length; at += 1) {
    const inner = /^\[([:.=])/.exec(pattern.slice(at, at + 2))?.[1];
    if (inner !== undefined) {
      const end = pattern.indexOf(`${inner}]`, at + 2);
      if (end === -1) return pattern.length;
      at = end + 1;
    } else if (pattern[at] === '\\') at += 1;
    else if (pattern[at] === ']') return at;
  }
  return pattern.length;
}
