import { useLocalStorage } from '@mantine/hooks';

/** Whether `/` and `?` mean something: who dictates to the browser must be able to turn that off (WCAG 2.1.4). */
export const useSingleKeyShortcuts = () =>
  useLocalStorage({ key: 'usher.single-key-shortcuts', defaultValue: true, getInitialValueInEffect: false });
