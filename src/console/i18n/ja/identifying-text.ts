import type { identifyingText as english } from '#console/i18n/en/identifying-text.ts';
import type { Translated } from '#console/i18n/translated.ts';

/** About invisible characters in names, addresses and the like; `codes` lists code points such as U+200B. */
export const identifyingText: Translated<typeof english> = {
  removed: 'Invisible characters ({{codes, list}}) are removed when you save.',
  stored: 'Contains invisible characters ({{codes, list}}).',
  remove: 'Remove them',
  removeFrom: 'Remove them: {{field}}',
  notice: 'Invisible characters in {{fields, list}}. This account may look like another one.',
};
