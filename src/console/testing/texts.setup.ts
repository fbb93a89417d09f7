import { en } from '#console/i18n/en/index.ts';
import { initI18n, type LazyNamespace, loadTexts } from '#console/i18n/index.ts';

// Node.js 20 has no navigator.
if (!('navigator' in globalThis)) Object.assign(globalThis, { navigator: { languages: ['en-US'] } });

const isNamespace = (name: string): name is LazyNamespace => name in en.lazy;

await initI18n();
await loadTexts(...Object.keys(en.lazy).filter(isNamespace));
