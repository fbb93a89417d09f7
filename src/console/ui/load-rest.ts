import { loadTexts } from '#console/i18n/i18n.ts';

/**
 * Loads what everything but the first page needs: the other texts, and the styles of the other components. Asked again,
 * it waits for the same; a failure is forgotten, so that the next one who asks tries again.
 */
export async function loadRest(): Promise<void> {
  await Promise.all([loadTexts(), import('./rest-styles.ts')]);
}
