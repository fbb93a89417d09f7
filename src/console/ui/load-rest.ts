import { loadTexts } from '#console/i18n/i18n.ts';

/**
 * Loads the texts and component styles that the first page does not need. Concurrent calls share one load; after a
 * failure the next call tries again.
 */
export async function loadRest(): Promise<void> {
  await Promise.all([loadTexts(), import('./rest-styles.ts')]);
}
