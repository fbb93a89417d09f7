import { type ComponentType, lazy, type LazyExoticComponent } from 'react';

import { loadRest } from './load-rest.ts';

type LazyPart<Props> = LazyExoticComponent<ComponentType<Props>> & {
  /** Loads it before it is drawn. A failure shows when it is. */
  preload: () => void;
};

/** A component that is loaded when it is first wanted, with the texts and styles that the first load leaves out. */
export function lazyPart<Props>(load: () => Promise<ComponentType<Props>>): LazyPart<Props> {
  const loadAll = async () => {
    const [part] = await Promise.all([load(), loadRest()]);
    return { default: part };
  };
  return Object.assign(lazy(loadAll), { preload: () => void loadAll().catch(() => undefined) });
}
