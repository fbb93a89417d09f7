import i18next, { type ParseKeys } from 'i18next';

/** Keys of texts without values that code may build at run time. */
type PlainKey = Extract<
  ParseKeys,
  | `events.${'flow' | 'step' | 'factor' | 'act' | 'known'}.${string}`
  | `attempts.step.${string}`
  | `activity.${'reason' | 'builtInApp'}.${string}`
  | `diagnosis.advice.${string}`
  | `errors.code.${string}`
  | `auditLog.${'action' | 'field' | 'refusal' | 'target'}.${string}`
  | `profile.field.${string}`
  | `session.role.${string}`
  | `signInMethods.factor.${string}`
>;
type SentenceKey = Extract<ParseKeys, `sentences.${string}`>;

/** Returns whether a text with this key exists. For keys built from server values. */
export const hasText = (key: string): key is PlainKey => i18next.exists(key);

/** Returns whether a sentence with this key exists. Sentences take values. */
export const hasSentence = (key: string): key is SentenceKey => i18next.exists(key);

/** Replaces dots and colons by spaces, as catalog keys do: i18next reads them as separators of groups and namespaces. */
export const spaced = (name: string): string => name.replace(/[.:]/g, ' ');
