import { initI18n, loadTexts } from '#console/i18n/i18n.ts';

// Node.js 20 has no navigator.
if (!('navigator' in globalThis)) Object.assign(globalThis, { navigator: { languages: ['en-US'] } });

initI18n();
await loadTexts();
