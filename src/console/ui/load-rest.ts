import { type LazyNamespace, loadTexts } from '#console/i18n/index.ts';

/**
 * Loads the component styles and texts that the first page does not need, and the texts of `namespaces`. Concurrent calls
 * share one load; after a failure the next call tries again.
 */
export async function loadRest(...namespaces: LazyNamespace[]): Promise<void> {
  await Promise.all([loadTexts(...namespaces), import('./rest-styles.ts')]);
}
