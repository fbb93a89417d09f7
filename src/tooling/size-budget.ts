import type { Plugin, Rolldown } from 'vite';

import { type Language, languages } from '#contract/languages.ts';

import { isFirstTexts } from './first-texts.ts';
import { brotli } from './precompress.ts';

/** Maximum sizes in bytes, compressed with Brotli. */
type Budget = { maxScript: number; maxStyle: number };

/** Fails the build if the console's first load exceeds its budget in one of the languages. */
export function sizeBudget({ maxScript, maxStyle }: Budget): Plugin {
  return {
    name: 'usher:size-budget',
    apply: (_config, { isSsrBuild }) => isSsrBuild !== true,
    async writeBundle(_options, bundle) {
      for (const language of languages) {
        const chunks = firstLoad(bundle, language);
        const styles = new Set(chunks.flatMap((chunk) => [...(chunk.viteMetadata?.importedCss ?? [])]));
        const script = await totalSize(chunks.map((chunk) => chunk.code));
        const style = await totalSize([...styles].map((name) => assetSource(bundle, name)));
        this.environment.logger.info(
          `first load, ${language}: ${kilobytes(script)} JS, ${kilobytes(style)} CSS (brotli)`,
        );
        if (script > maxScript) this.error(`JS is over its budget of ${kilobytes(maxScript)}`);
        if (style > maxStyle) this.error(`CSS is over its budget of ${kilobytes(maxStyle)}`);
      }
    },
  };
}

/** Returns the entry chunk, the first texts in `language`, and all chunks that they import statically. */
function firstLoad(bundle: Rolldown.OutputBundle, language: Language): Rolldown.OutputChunk[] {
  const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
  const wanted = chunks.filter((chunk) => chunk.isEntry || isFirstTexts(chunk, language));
  const found = new Map<string, Rolldown.OutputChunk>();
  while (wanted.length > 0) {
    const chunk = wanted.pop();
    if (chunk === undefined || found.has(chunk.fileName)) continue;
    found.set(chunk.fileName, chunk);
    wanted.push(...chunks.filter(({ fileName }) => chunk.imports.includes(fileName)));
  }
  return [...found.values()];
}

function assetSource(bundle: Rolldown.OutputBundle, name: string): Buffer {
  const output = bundle[name];
  return output?.type === 'asset' ? Buffer.from(output.source) : Buffer.alloc(0);
}

async function totalSize(contents: readonly (string | Buffer)[]): Promise<number> {
  const sizes = await Promise.all(contents.map(async (content) => (await brotli(content)).byteLength));
  return sizes.reduce((sum, size) => sum + size, 0);
}

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;
