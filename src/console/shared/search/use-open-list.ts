import type { ClipboardEvent } from 'react';
import { useNavigate } from 'react-router';

import { paths } from '#console/lib/paths.ts';
import { useOperator } from '#console/shared/operator/use-operator.ts';

import { readPastedList } from './pasted-list.ts';
import { storeList } from './stored-lists.ts';

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
