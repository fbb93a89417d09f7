import { usePreference } from '#console/lib/operator-storage.ts';

/** Whether `/` and `?` mean something: who dictates to the browser must be able to turn that off (WCAG 2.1.4). */
export const useSingleKeyShortcuts = () => usePreference<boolean>('singleKeyShortcuts', true);
