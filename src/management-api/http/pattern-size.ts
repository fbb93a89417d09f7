/** An open group: its states so far, without the last atom, which a quantifier may repeat. */
type Group = { size: number; atom: number };

const quantifier = /^\{(\d+)(?:,(\d*))?\}/;

/** The start of `[...]`; a `]` directly after it is an ordinary character. */
const bracketStart = /^\[\^?\]?/;

/** The end of `[...]`, or the start of a class such as `[:alpha:]`, which contains `]` itself. */
const bracketPart = /\]|\[[:.=]/g;
const classEnd = /[:.=]\]/g;

/**
 * Estimates the states of a regular expression after PostgreSQL has expanded its repetitions: `(ab{10}){10}` has 110.
 * PostgreSQL gives up at 100,000; PGlite fails long before.
 */
export function patternSize(pattern: string): number {
  const groups: Group[] = [{ size: 0, atom: 0 }];
  for (let index = 0; index < pattern.length;) {
    const rest = pattern.slice(index);
    const length = readNext(rest, groups);
    index += length;
  }
  return groups.reduce((sum, { size, atom }) => sum + size + atom, 0);
}

/** Processes one token of `rest` and returns its length in characters. */
function readNext(rest: string, groups: Group[]): number {
  const group = groups.at(-1) ?? { size: 0, atom: 0 };
  const add = (atom: number) => {
    group.size += group.atom;
    group.atom = atom;
  };
  const repeat = quantifier.exec(rest);
  if (repeat !== null) {
    const [text, least = '', most] = repeat;
    group.atom *= Math.max(1, most ? Number(most) : Number(least) + (most === undefined ? 0 : 1));
    return text.length;
  }
  switch (rest[0]) {
    case '(':
      groups.push({ size: 0, atom: 0 });
      return 1;
    case ')':
      if (groups.length > 1) groups.pop();
      // The group becomes an atom of the enclosing one; an unmatched `)` is ignored.
      if (groups.at(-1) !== group) addTo(groups.at(-1), group.size + group.atom);
      return 1;
    case '+':
      // `x+` expands to `xx*`.
      group.atom *= 2;
      return 1;
    case '[':
      add(1);
      return bracketLength(rest);
    case '\\':
      add(1);
      return 2;
    default:
      add(1);
      return 1;
  }
}

/** Length of a `[...]`; without an end, the rest of the pattern, which PostgreSQL rejects. */
function bracketLength(rest: string): number {
  bracketPart.lastIndex = bracketStart.exec(rest)?.[0].length ?? 1;
  for (let part = bracketPart.exec(rest); part !== null; part = bracketPart.exec(rest)) {
    if (part[0] === ']') return part.index + 1;
    classEnd.lastIndex = bracketPart.lastIndex;
    if (classEnd.exec(rest) === null) break;
    bracketPart.lastIndex = classEnd.lastIndex;
  }
  return rest.length;
}

function addTo(group: Group | undefined, atom: number): void {
  if (group === undefined) return;
  group.size += group.atom;
  group.atom = Math.max(1, atom);
}
