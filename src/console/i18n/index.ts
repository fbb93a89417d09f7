import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';

import { localeFor } from '#console/lib/format-date.ts';
import { type Language, languages } from '#contract/languages.ts';

import type { en } from './en/index.ts';

/** Namespaces that are loaded with the page or dialog that needs them. */
export type LazyNamespace = keyof (typeof en)['lazy'];

/** Texts by namespace. */
export type Namespaces = Readonly<Record<string, object>>;

/** The namespaces of a language, by when they are loaded. Each has the keys of English; see translated.ts. */
export type LanguageTexts = {
  readonly first: Namespaces;
  readonly shared: () => Promise<Namespaces>;
  readonly lazy: Readonly<Record<LazyNamespace, () => Promise<Namespaces>>>;
};

/** Pseudo-languages for tests of the layout: longer texts, also from right to left. They are called `pseudo` and `pseudo-rtl`. */
const pseudoLanguages = ['en-x-pseudo', 'en-x-pseudo-rtl'] as const;

type AnyLanguage = Language | (typeof pseudoLanguages)[number];

const loadPseudo = async (): Promise<LanguageTexts> => (await import('./pseudo.ts')).pseudo;

/** The languages, one folder each. Only the chosen one is loaded. */
export const languageTexts: Record<AnyLanguage, () => Promise<LanguageTexts>> = {
  en: async () => (await import('./en/index.ts')).en,
  'zh-CN': async () => (await import('./zh-CN/index.ts')).zhCN,
  ja: async () => (await import('./ja/index.ts')).ja,
  'en-x-pseudo': loadPseudo,
  'en-x-pseudo-rtl': loadPseudo,
};

/** The namespace that a module exports under its own name. */
type Exported<Name extends LazyNamespace> =
  Awaited<ReturnType<(typeof en)['lazy'][Name]>> extends Record<Name, infer Texts> ? Texts : never;
type Texts = (typeof en)['first'] &
  Awaited<ReturnType<(typeof en)['shared']>> & { [Name in LazyNamespace]: Exported<Name> };

declare module 'i18next' {
  interface CustomTypeOptions {
    // The separator of namespaces is a dot, so for the types all namespaces are groups of one.
    resources: { translation: Texts };
  }
}

const isLanguage = (name: string): name is AnyLanguage => name in languageTexts;

/** Returns the language that the script in index.html chose: the document has it before the first paint. */
function chosenLanguage(): AnyLanguage {
  const wanted = import.meta.env.DEV ? new URLSearchParams(globalThis.location?.search).get('lng') : null;
  const name = wanted ?? globalThis.document?.documentElement.lang ?? '';
  const known = [name, `en-x-${name}`].find(isLanguage);
  return known ?? 'en';
}

/** Loads the chosen language with the texts of the first page and initializes i18next with them. */
export async function initI18n(): Promise<void> {
  const language = chosenLanguage();
  const { first } = await languageTexts[language]();
  await i18next.use(initReactI18next).init({
    lng: language,
    // The types make every language complete.
    fallbackLng: false,
    load: 'currentOnly',
    ns: Object.keys(first),
    defaultNS: 'common',
    nsSeparator: '.',
    resources: { [language]: { ...first } },
    // React escapes HTML. This keeps values such as names from reordering the sentence or hiding characters.
    interpolation: { escapeValue: true, escape: (text) => insertable(text) },
  });
  // i18next would format numbers for the United States in every English interface.
  i18next.services.formatter?.addCached('number', (_language, options) => {
    const format = new Intl.NumberFormat(localeFor(i18next.language), options);
    return (value: number) => format.format(value);
  });
  describeDocument(language);
}

/** Replaced when the texts that name users in sentences are loaded. */
let insertable = (text: string): string => text;

/** What the pages opened so far needed, besides the texts of the first page. */
export const needed = new Set<LazyNamespace | 'shared'>();

const loads = new Map<string, Promise<void>>();

/**
 * Loads the texts that all features share and those of `names`. Each is loaded once. A failure is not cached, so the next
 * page retries: i18next's own loading would remember it.
 */
export async function loadTexts(...names: LazyNamespace[]): Promise<void> {
  for (const name of ['shared', ...names] as const) needed.add(name);
  const language = isLanguage(i18next.language) ? i18next.language : 'en';
  await Promise.all(['shared' as const, ...names].map((name) => loadNamespace(language, name)));
}

export function loadNamespace(language: AnyLanguage, name: LazyNamespace | 'shared'): Promise<void> {
  const key = `${language} ${name}`;
  const current = loads.get(key);
  if (current !== undefined) return current;
  const started = addNamespace(language, name).catch((error: unknown) => {
    loads.delete(key);
    throw error;
  });
  loads.set(key, started);
  return started;
}

async function addNamespace(language: AnyLanguage, name: LazyNamespace | 'shared'): Promise<void> {
  const texts = await languageTexts[language]();
  if (name !== 'shared') return addTexts(language, await texts.lazy[name]());
  const [shared, values] = await Promise.all([texts.shared(), import('./values.ts')]);
  values.addToI18next();
  ({ insertable } = values);
  await addTexts(language, shared);
}

/** Adds namespaces; members of one that is there already are merged. */
export async function addTexts(language: AnyLanguage, namespaces: Namespaces): Promise<void> {
  for (const [name, texts] of Object.entries(namespaces)) i18next.addResourceBundle(language, name, texts, true);
  // Announces the names: otherwise i18next would read the first part of a key as a group of the default namespace.
  await i18next.loadNamespaces(Object.keys(namespaces));
}

/** Sets language and direction of the document, which choose fonts, hyphenation, and the voice of screen readers. */
export function describeDocument(language: AnyLanguage): void {
  const html = globalThis.document?.documentElement;
  if (html === undefined) return;
  html.lang = languages.find((one) => one === language) ?? 'en';
  html.dir = language === 'en-x-pseudo-rtl' ? 'rtl' : 'ltr';
}
