import type { UserSearchField } from '#contract/search.ts';
import { emailPattern, usernamePattern } from '#contract/users.ts';

import { spellingsOf } from '#console/lib/identifying-text.ts';

import { bareText, plainText, typedText, unquoted } from '#console/lib/clean-text.ts';
import {
  maxIdentifierLength,
  looksLikePhone,
  type Phone,
  type PhoneReader,
  readDigits,
  withoutWords,
} from '#console/lib/phones.ts';

/** One way to understand what was typed. `value` is how the API keeps it. */
export type Interpretation =
  | {
      kind: 'id' | 'email' | 'emailPart' | 'username' | 'name';
      value: string;
      /** `value` and other spellings that look the same, where there are some: as typed, composed, decomposed. */
      spellings?: readonly string[];
    }
  | { kind: 'phone'; value: string; phone: Phone };

export type InterpretationKind = Interpretation['kind'];

export type Recognized = {
  /** What was typed, without noise. */
  text: string;
  /** Most likely first. */
  interpretations: readonly Interpretation[];
  /** Nothing seems to be missing, so there is nothing to wait for. */
  isComplete: boolean;
};

/** The field an interpretation is about; a part of an e-mail is no value of any. */
export const fieldOf = {
  id: 'id',
  email: 'primaryEmail',
  emailPart: undefined,
  phone: 'primaryPhone',
  username: 'username',
  name: 'name',
} as const satisfies Record<InterpretationKind, UserSearchField | undefined>;

/** The only field that is meant, when a kind was chosen that is possible. */
export const chosenField = (
  kind: InterpretationKind | undefined,
  possible: readonly InterpretationKind[],
): UserSearchField | undefined => (kind !== undefined && possible.includes(kind) ? fieldOf[kind] : undefined);

/** The kind of value that a field holds. */
export const kindAbout = (field: UserSearchField | undefined): InterpretationKind | undefined =>
  (Object.keys(fieldOf) as InterpretationKind[]).find((kind) => field !== undefined && fieldOf[kind] === field);

/**
 * Understands what was typed or pasted: an ID, an e-mail or a part of one, a telephone number in any writing, a username.
 * Whatever it looks like, it may also be a name. `country` is where telephone numbers without a country code belong.
 */
export function recognize(typed: string, country: string, readPhone: PhoneReader = readDigits): Recognized {
  const text = unquoted(typedText(typed));
  if (typed.length > maxIdentifierLength) {
    return { text, interpretations: text === '' ? [] : [{ kind: 'name', value: text }], isComplete: false };
  }
  const plain = plainText(typed);
  const bare = bareText(typed);
  const name = spelled('name', text, unquoted(typed.trim()));
  const surely = (interpretation: Interpretation, isComplete = true): Recognized => ({
    text: interpretation.value,
    interpretations: [interpretation, name],
    isComplete,
  });
  if (text === '') return { text, interpretations: [], isComplete: false };

  const linked = /\/users\/([0-9a-z]{12})(?:[/?#]|$)/.exec(plain)?.[1];
  if (linked !== undefined) return surely({ kind: 'id', value: linked });

  const email = emailIn(plain);
  if (email !== undefined)
    return surely(spelled('email', email, emailIn(typed.trim()) ?? email), /\.\p{L}{2,}$/u.test(email));

  const interpretations: Interpretation[] = [];
  let isComplete = false;
  const isIdLike = idPattern.test(bare);
  // Twelve letters are rather a word; a digit among them makes it an ID.
  const isSurelyId = isIdLike && /\d/.test(bare);
  const isPhone = looksLikePhone(typed);
  if (isPhone) {
    const phones = readPhone(typed, country);
    interpretations.push(...phones.map((phone): Interpretation => ({ kind: 'phone', value: phone.digits, phone })));
    isComplete ||= phones.some((phone) => phone.isWhole);
  }
  if (isSurelyId) {
    interpretations.push({ kind: 'id', value: bare.toLowerCase() });
    isComplete = true;
  }
  const handle = bare.replace(/^@/, '');
  if (usernamePattern.test(handle)) interpretations.push({ kind: 'username', value: handle });
  else if (plain.includes('@')) interpretations.push({ kind: 'emailPart', value: bare });
  interpretations.push(name);
  if (isIdLike && !isSurelyId) interpretations.push({ kind: 'id', value: bare.toLowerCase() });
  const asked = plain.includes('@') ? bare : text;
  return { text: isPhone ? withoutWords(typed) : asked, interpretations, isComplete };
}

/** What was recognized, but only as the kind that a person chose; as it was when that is impossible. */
export function narrowedTo(recognized: Recognized, kind: InterpretationKind | undefined): Recognized {
  const interpretations = recognized.interpretations.filter((interpretation) => interpretation.kind === kind);
  return interpretations.length === 0 ? recognized : { ...recognized, interpretations };
}

/** @param typed `value` as it was typed: accounts may hold what the cleaning takes out */
function spelled(kind: 'email' | 'name', value: string, typed: string): Interpretation {
  const spellings = spellingsOf(value, typed);
  return { kind, value, ...(spellings.length > 1 && { spellings }) };
}

const idPattern = /^[0-9a-z]{12}$/i;

/** The only address in `mailto:ada@x.org?subject=…`, `Ada <ada@x.org>` or `E-mail: ada@x.org,`. */
function emailIn(plain: string): string | undefined {
  const bracketed = /<([^<>]*@[^<>]*)>/.exec(plain)?.[1] ?? plain;
  const written = /mailto:/i.test(bracketed) ? decoded(bracketed) : bracketed;
  const [before = '', after = '', ...more] = written.split('@');
  if (more.length > 0) return undefined;
  const address = `${/[^\s()<>[\]{}"“”„,;:]*$/.exec(before)?.[0]}@${/^[^\s()<>[\]{}"“”„,;:?]*/.exec(after)?.[0]}`;
  const bare = address.replace(/^'+|['.]+$/g, '');
  return emailPattern.test(bare) ? bare : undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
