import { type ComponentType, lazy, type LazyExoticComponent } from 'react';

import { loadRest } from './load-rest.ts';

type LazyPart<Props> = LazyExoticComponent<ComponentType<Props>> & {
  /** Loads the component before it is rendered. A failure is shown when it is rendered. */
  preload: () => void;
};

/** Component that is loaded on demand, with the texts and styles that are not part of the first load. */
export function lazyPart<Props>(load: () => Promise<ComponentType<Props>>): LazyPart<Props> {
  const loadAll = async () => {
    const [part] = await Promise.all([load(), loadRest()]);
    return { default: part };
  };
  return Object.assign(lazy(loadAll), { preload: () => void loadAll().catch(() => undefined) });
}
