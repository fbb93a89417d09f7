import { en } from './en/index.ts';
import type { LanguageTexts, Namespaces } from './index.ts';

const plain = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const accents = Array.from('áƀçðéƒğĥíĵķļɱñóþɋřšţúṽŵẋýžÁƁÇÐÉƑĞĤÍĴĶĻṀÑÓÞɊŘŠŢÚṼŴẊÝŽ');
const accented = new Map(Array.from(plain, (letter, index) => [letter, accents[index] ?? letter]));

/** Returns an English text with accents, 40 % longer and in brackets: what is hard-coded or cut then shows. */
export function pseudoText(text: string): string {
  // Values and tags stay as they are.
  const parts = text.split(/(\{\{[^}]*\}\}|<[^>]*>)/);
  const words = parts.map((part, index) =>
    index % 2 === 1 ? part : part.replace(/[A-Za-z]/g, (c) => accented.get(c) ?? c),
  );
  return `[${words.join('')}${' ~'.repeat(Math.ceil(text.length * 0.2))}]`;
}

function pseudoTexts(namespaces: Namespaces): Namespaces {
  const changed = (texts: object): object =>
    Object.fromEntries(
      Object.entries(texts).map(([key, value]: [string, unknown]) => [
        key,
        typeof value === 'string' ? pseudoText(value) : changed(value as object),
      ]),
    );
  return Object.fromEntries(Object.entries(namespaces).map(([name, texts]) => [name, changed(texts)]));
}

const later = (load: () => Promise<Namespaces>) => async () => pseudoTexts(await load());

/** A pseudo-language made of English. Its plural forms are those of English, as is its `lang`. */
export const pseudo: LanguageTexts = {
  first: pseudoTexts(en.first),
  shared: later(en.shared),
  lazy: Object.fromEntries(Object.entries(en.lazy).map(([name, load]) => [name, later(load)])) as LanguageTexts['lazy'],
};
