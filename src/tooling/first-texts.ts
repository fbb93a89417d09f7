import type { Plugin, Rolldown } from 'vite';

import { type Language, languages } from '#contract/languages.ts';

/** Returns whether the chunk has the texts of the first page in `language`, which the first script imports dynamically. */
export const isFirstTexts = (output: Rolldown.OutputChunk, language: Language): boolean =>
  output.facadeModuleId?.endsWith(`/i18n/${language}/index.ts`) ?? false;

/**
 * Lets the page request the first texts together with the first script, which imports them only when it runs. The
 * language is the one that the script in index.html chose.
 */
export function preloadTexts(): Plugin {
  let base = '/';
  return {
    name: 'usher:preload-texts',
    apply: 'build',
    configResolved(config) {
      base = config.base;
    },
    transformIndexHtml(_html, { bundle = {} }) {
      const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
      const files = Object.fromEntries(
        languages.map((language) => {
          const chunk = chunks.find((output) => isFirstTexts(output, language));
          return [language, base + (chunk?.fileName ?? '')];
        }),
      );
      return [{ tag: 'script', children: preloading(files), injectTo: 'head' }];
    },
  };
}

const preloading = (files: Readonly<Record<string, string>>): string => `
      {
        const files = ${JSON.stringify(files)};
        const href = files[document.documentElement.lang] ?? files.en;
        document.head.append(
          Object.assign(document.createElement('link'), { rel: 'modulepreload', crossOrigin: '', href }),
        );
      }
    `;
