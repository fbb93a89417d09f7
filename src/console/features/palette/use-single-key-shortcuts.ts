import { usePreference } from '#console/lib/operator-storage.ts';

/** Preference for the shortcuts `/` and `?`, which users of speech input must be able to turn off (WCAG 2.1.4). */
export const useSingleKeyShortcuts = () => usePreference<boolean>('singleKeyShortcuts', true);
