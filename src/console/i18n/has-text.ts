import i18next, { type ParseKeys } from 'i18next';

/** Keys of texts without values that code may build at run time. */
type PlainKey = Extract<
  ParseKeys,
  | `events.${'flow' | 'step' | 'factor' | 'act' | 'known' | 'reason' | 'builtInApp'}.${string}`
  | `activity.attempts.step.${string}`
  | `activity.diagnosis.advice.${string}`
  | `errors.code.${string}`
  | `audit.${'action' | 'field' | 'refusal'}.${string}`
  | `auditLog.target.${string}`
  | `exports.member.${string}.${string}`
  | `audit.value.${string}.${string}`
  | `user.field.${string}`
  | `session.role.${string}`
  | `signInMethods.factor.${string}`
  | `signInHelp.spelling.character.${string}`
>;
type SentenceKey = Extract<ParseKeys, `activity.sentences.${string}`>;

/** Returns whether a text with this key exists. For keys built from server values. */
export const hasText = (key: string): key is PlainKey => i18next.exists(key);

/** Returns whether a sentence with this key exists. Sentences take values. */
export const hasSentence = (key: string): key is SentenceKey => i18next.exists(key);

/** Replaces dots and colons by spaces, as catalog keys do: i18next reads a dot as the separator of groups. */
export const spaced = (name: string): string => name.replace(/[.:]/g, ' ');
