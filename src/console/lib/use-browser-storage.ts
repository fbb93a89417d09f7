import { useLocalStorage } from '@mantine/hooks';

import { ownKey } from './operator-storage.ts';

type Options<T> = { name: string; defaultValue: T; deserialize: (text: string | undefined) => T };

/** What is kept in this browser for one operator, as a state that all components and tabs share. */
export const useBrowserStorage = <T>(operator: string, { name, ...options }: Options<T>) =>
  useLocalStorage<T>({ ...options, key: ownKey(operator, name), getInitialValueInEffect: false });
