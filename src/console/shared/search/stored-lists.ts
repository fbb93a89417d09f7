import type { ClipboardEvent } from 'react';
import { useNavigate } from 'react-router';

import { tabStorage } from '#console/lib/operator-storage.ts';
import { paths } from '#console/lib/paths.ts';
import { useOperator } from '#console/shared/operator/use-operator.ts';

import { readPastedList } from './pasted-list.ts';

/**
 * Pasted lists are personal data, so they must not appear in URLs. They are in session storage until the tab closes or
 * the operator signs out; URLs contain only their keys.
 */
const nameOf = (key: string) => `list.${key}`;

/**
 * Stores `text` and returns its key.
 *
 * @param operator the subject of the operator
 */
export function storeList(text: string, operator: string): string {
  const key = crypto.randomUUID();
  tabStorage.write(operator, nameOf(key), text);
  return key;
}

/** Returns the list that the operator stored under `key`, if it still exists. */
export const readStoredList = (key: string, operator: string): string | undefined =>
  tabStorage.read(operator, nameOf(key));

/** Returns a paste handler that opens the list lookup. It returns whether the clipboard contained a list. */
export function useOpenList(): (event: ClipboardEvent) => boolean {
  const navigate = useNavigate();
  const { subject } = useOperator();
  return (event) => {
    const text = event.clipboardData.getData('text/plain');
    if (readPastedList(text).total < 2) return false;
    event.preventDefault();
    void navigate(paths.listLookup(storeList(text, subject)));
    return true;
  };
}
