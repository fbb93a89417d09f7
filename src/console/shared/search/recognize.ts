import { bareText, plainText, typedText, unquoted, spellingsOf } from '#console/lib/identifying-text.ts';
import {
  maxParsedLength,
  looksLikePhone,
  type Phone,
  type PhoneReader,
  readDigits,
  withoutWords,
} from '#console/lib/phones.ts';
import type { UserSearchField } from '#contract/search.ts';
import { emailPattern, usernamePattern } from '#contract/users.ts';

/** A possible interpretation of the input. `value` is in the form that the API stores. */
export type Interpretation =
  | {
      kind: 'id' | 'email' | 'emailPart' | 'username' | 'name';
      value: string;
      /** `value` and other spellings that look the same: as typed, composed, decomposed. */
      spellings?: readonly string[];
    }
  | { kind: 'phone'; value: string; phone: Phone };

export type InterpretationKind = Interpretation['kind'];

export type Recognized = {
  /** The cleaned input. */
  text: string;
  /** Most likely first. */
  interpretations: readonly Interpretation[];
  /** The input looks complete, so the search does not wait for a pause in typing. */
  isComplete: boolean;
};

/** Field of each kind; a part of an email address is not a value of any field. */
export const fieldOf = {
  id: 'id',
  email: 'primaryEmail',
  emailPart: undefined,
  phone: 'primaryPhone',
  username: 'username',
  name: 'name',
} as const satisfies Record<InterpretationKind, UserSearchField | undefined>;

/** Returns the field of the chosen kind if that kind is possible. */
export const chosenField = (
  kind: InterpretationKind | undefined,
  possible: readonly InterpretationKind[],
): UserSearchField | undefined => (kind !== undefined && possible.includes(kind) ? fieldOf[kind] : undefined);

/** Returns the kind of value of a field. */
export const kindAbout = (field: UserSearchField | undefined): InterpretationKind | undefined =>
  (Object.keys(fieldOf) as InterpretationKind[]).find((kind) => field !== undefined && fieldOf[kind] === field);

/**
 * Interprets typed or pasted input as an ID, an email address or part of one, a phone number in any format, or a
 * username. Any input may also be a name.
 *
 * @param country country of phone numbers without a country code
 */
export function recognize(typed: string, country: string, readPhone: PhoneReader = readDigits): Recognized {
  const text = unquoted(typedText(typed));
  if (typed.length > maxParsedLength) {
    return { text, interpretations: text === '' ? [] : [{ kind: 'name', value: text }], isComplete: false };
  }
  const plain = plainText(typed);
  const bare = bareText(typed);
  const name = withSpellings('name', text, unquoted(typed.trim()), text.normalize('NFKC'));
  const certainly = (interpretation: Interpretation, isComplete = true): Recognized => ({
    text: interpretation.value,
    interpretations: [interpretation, name],
    isComplete,
  });
  if (text === '') return { text, interpretations: [], isComplete: false };

  const linked = /\/users\/([0-9a-z]{12})(?:[/?#]|$)/.exec(plain)?.[1];
  if (linked !== undefined) return certainly({ kind: 'id', value: linked });

  const email = emailIn(plain);
  if (email !== undefined)
    return certainly(withSpellings('email', email, emailIn(typed.trim()) ?? email), /\.\p{L}{2,}$/u.test(email));

  const interpretations: Interpretation[] = [];
  let isComplete = false;
  const isIdLike = idPattern.test(bare);
  // Twelve letters are more likely a word; with a digit they are an ID.
  const isCertainlyId = isIdLike && /\d/.test(bare);
  const isPhone = looksLikePhone(typed);
  if (isPhone) {
    const phones = readPhone(typed, country);
    interpretations.push(...phones.map((phone): Interpretation => ({ kind: 'phone', value: phone.digits, phone })));
    isComplete ||= phones.some((phone) => phone.isComplete);
  }
  if (isCertainlyId) {
    interpretations.push({ kind: 'id', value: bare.toLowerCase() });
    isComplete = true;
  }
  const handle = bare.replace(/^@/, '');
  if (usernamePattern.test(handle)) interpretations.push({ kind: 'username', value: handle });
  else if (plain.includes('@')) interpretations.push({ kind: 'emailPart', value: bare });
  interpretations.push(name);
  if (isIdLike && !isCertainlyId) interpretations.push({ kind: 'id', value: bare.toLowerCase() });
  const cleaned = plain.includes('@') ? bare : text;
  return { text: isPhone ? withoutWords(typed) : cleaned, interpretations, isComplete };
}

/** Restricts the interpretations to the chosen kind; unchanged if that kind is not possible. */
export function narrowedTo(recognized: Recognized, kind: InterpretationKind | undefined): Recognized {
  const interpretations = recognized.interpretations.filter((interpretation) => interpretation.kind === kind);
  return interpretations.length === 0 ? recognized : { ...recognized, interpretations };
}

/** @param typed the input before cleaning, as stored values may contain what cleaning removes, and in other widths */
function withSpellings(kind: 'email' | 'name', value: string, ...typed: string[]): Interpretation {
  const spellings = spellingsOf(value, ...typed);
  return { kind, value, ...(spellings.length > 1 && { spellings }) };
}

const idPattern = /^[0-9a-z]{12}$/i;

/** Returns the only email address in `mailto:ada@x.org?subject=…`, `Ada <ada@x.org>` or `E-mail: ada@x.org,`. */
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
