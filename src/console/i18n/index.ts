import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';

/** The languages, one folder each with the same namespaces. Only the chosen one is loaded. */
const languages = { en: async () => (await import('./en/index.ts')).en };

type LanguageName = keyof typeof languages;
type Language = Awaited<ReturnType<(typeof languages)[LanguageName]>>;

/** Namespaces that are loaded with the page or dialog that needs them. */
export type LazyNamespace = keyof Language['lazy'];

/** The namespace that a module exports under its own name. */
type Exported<Name extends LazyNamespace> =
  Awaited<ReturnType<Language['lazy'][Name]>> extends Record<Name, infer Texts> ? Texts : never;
type Texts = Language['first'] & Awaited<ReturnType<Language['shared']>> & { [Name in LazyNamespace]: Exported<Name> };

declare module 'i18next' {
  interface CustomTypeOptions {
    // The separator of namespaces is a dot, so for the types all namespaces are groups of one.
    resources: { translation: Texts };
  }
}

/** Set by {@link initI18n}. */
let loadLanguage = languages.en;

/** Loads the language with the texts of the first page and initializes i18next with them. */
export async function initI18n(): Promise<void> {
  const name: LanguageName = 'en';
  loadLanguage = languages[name];
  const { first } = await loadLanguage();
  await i18next.use(initReactI18next).init({
    lng: name,
    // The types make every language complete.
    fallbackLng: false,
    ns: Object.keys(first),
    defaultNS: 'common',
    nsSeparator: '.',
    resources: { [name]: { ...first } },
    // React escapes HTML. This keeps values such as names from reordering the sentence or hiding characters.
    interpolation: { escapeValue: true, escape: (text) => insertable(text) },
  });
}

/** Replaced when the texts that name users in sentences are loaded. */
let insertable = (text: string): string => text;

const loads = new Map<string, Promise<void>>();

/**
 * Loads the texts that all features share and those of `names`. Each is loaded once. A failure is not cached, so the next
 * page retries: i18next's own loading would remember it.
 */
export async function loadTexts(...names: LazyNamespace[]): Promise<void> {
  await Promise.all([
    once('shared', addShared),
    ...names.map((name) => once(name, async () => addTexts(await (await loadLanguage()).lazy[name]()))),
  ]);
}

function once(name: string, load: () => Promise<void>): Promise<void> {
  const current = loads.get(name);
  if (current !== undefined) return current;
  const started = load().catch((error: unknown) => {
    loads.delete(name);
    throw error;
  });
  loads.set(name, started);
  return started;
}

async function addShared(): Promise<void> {
  const { shared } = await loadLanguage();
  const [texts, names] = await Promise.all([shared(), import('#console/lib/insertable.ts')]);
  insertable = names.insertable;
  await addTexts(texts);
}

/** Adds namespaces; members of one that is there already are merged. */
async function addTexts(namespaces: Readonly<Record<string, object>>): Promise<void> {
  for (const [name, texts] of Object.entries(namespaces))
    i18next.addResourceBundle(i18next.language, name, texts, true);
  // Announces the names: otherwise i18next would read the first part of a key as a group of the default namespace.
  await i18next.loadNamespaces(Object.keys(namespaces));
}
