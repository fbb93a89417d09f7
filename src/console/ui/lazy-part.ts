import { type ComponentType, lazy, type LazyExoticComponent } from 'react';

import { type LazyNamespace, loadTexts } from '#console/i18n/index.ts';

type LazyPart<Props> = LazyExoticComponent<ComponentType<Props>> & {
  /** Loads the component before it is rendered. A failure is shown when it is rendered. */
  preload: () => void;
};

/** Component that is loaded on demand, with its texts and the styles that are not part of the first load. */
export function lazyPart<Props>(
  load: () => Promise<ComponentType<Props>>,
  ...namespaces: LazyNamespace[]
): LazyPart<Props> {
  const loadAll = async () => {
    const [part] = await Promise.all([load(), loadRest(...namespaces)]);
    return { default: part };
  };
  return Object.assign(lazy(loadAll), { preload: () => void loadAll().catch(() => undefined) });
}

/**
 * Loads the component styles and texts that the first page does not need, and the texts of `namespaces`. Concurrent calls
 * share one load; after a failure the next call tries again.
 */
export async function loadRest(...namespaces: LazyNamespace[]): Promise<void> {
  await Promise.all([loadTexts(...namespaces), import('./rest-styles.ts')]);
}
