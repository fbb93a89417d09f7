import i18next, { type ParseKeys } from 'i18next';

/** Texts that take no values: what a key put together at run time may name. */
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

/** Is there a text of this name? For names made from what a server sent. */
export const hasText = (key: string): key is PlainKey => i18next.exists(key);

/** Is there a sentence of this name? It takes values. */
export const hasSentence = (key: string): key is SentenceKey => i18next.exists(key);

/** Catalogues write dots and colons in names as spaces: i18next takes them for the ways into groups and catalogs. */
export const spaced = (name: string): string => name.replace(/[.:]/g, ' ');
