/** A group that is being read: what it has cost so far, and the atom that a quantifier would repeat. */
type Group = { size: number; atom: number };

const quantifier = /^\{(\d+)(?:,(\d*))?\}/;

/** Where a `[...]` begins: a `]` that comes first in it closes nothing. */
const bracketStart = /^\[\^?\]?/;

/** What matters in it: the end of all, and classes such as `[:alpha:]`, which have ends of their own. */
const bracketPart = /\]|\[[:.=]/g;
const classEnd = /[:.=]\]/g;

/**
 * About how many states a regular expression has when its repetitions are written out, as PostgreSQL does before it
 * searches: `(ab{10}){10}` has 110. It gives up at 100,000; the embedded one is lost long before.
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

/** Takes one step of `rest` into account and says how many characters it was. */
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
      // The group is an atom of the one around it, or the first is read on where nothing was opened.
      if (groups.at(-1) !== group) addTo(groups.at(-1), group.size + group.atom);
      return 1;
    case '+':
      // "Once, then any number of times": twice what it repeats.
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

/** Of one that is not closed, everything: PostgreSQL refuses the pattern. */
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
