import { type ComponentType, lazy, type LazyExoticComponent } from 'react';

import type { LazyNamespace } from '#console/i18n/index.ts';

import { loadRest } from './load-rest.ts';

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
