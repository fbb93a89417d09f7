import type { Plugin, Rolldown } from 'vite';

/** Returns whether the chunk has the texts of the first page in English, which the first script imports dynamically. */
export const isFirstTexts = (output: Rolldown.OutputChunk): boolean =>
  output.facadeModuleId?.endsWith('/i18n/en/index.ts') ?? false;

/** Lets the page request the first texts together with the first script, which imports them only when it runs. */
export function preloadTexts(): Plugin {
  let base = '/';
  return {
    name: 'usher:preload-texts',
    apply: 'build',
    configResolved(config) {
      base = config.base;
    },
    transformIndexHtml(_html, { bundle = {} }) {
      return Object.values(bundle)
        .filter((output) => output.type === 'chunk')
        .filter(isFirstTexts)
        .map(({ fileName }) => ({
          tag: 'link',
          attrs: { rel: 'modulepreload', crossorigin: true, href: base + fileName },
          injectTo: 'head',
        }));
    },
  };
}
