import type { ClipboardEvent } from 'react';
import { useNavigate } from 'react-router';

import { keepList } from '#console/data/lookup/stored-lists.ts';
import { readPastedList } from '#console/data/lookup/pasted-list.ts';
import { paths } from '#console/lib/paths.ts';

import { useOperator } from './use-operator.ts';

/** Looks a pasted list up, at its own address. The answer says whether the clipboard held one. */
export function useOpenList(): (event: ClipboardEvent) => boolean {
  const navigate = useNavigate();
  const { subject } = useOperator();
  return (event) => {
    const text = event.clipboardData.getData('text/plain');
    if (readPastedList(text).total < 2) return false;
    event.preventDefault();
    void navigate(paths.listLookup(keepList(text, subject)));
    return true;
  };
}
