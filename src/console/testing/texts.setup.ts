import i18next from 'i18next';

import { en } from '#console/i18n/en/index.ts';
import { initI18n, type LazyNamespace, loadTexts } from '#console/i18n/index.ts';

// Node.js 20 has no navigator.
if (!('navigator' in globalThis)) Object.assign(globalThis, { navigator: { languages: ['en-US'] } });

const isNamespace = (name: string): name is LazyNamespace => name in en.lazy;

// Test files share a process. A second start would forget the loaded texts.
if (!i18next.isInitialized) await initI18n();
await loadTexts(...Object.keys(en.lazy).filter(isNamespace));
