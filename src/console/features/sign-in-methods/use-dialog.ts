import * as z from 'zod/mini';

import { useUrlState } from '#console/lib/use-url-state.ts';

const names = [
  'expire-password',
  'clear-expiry',
  'unlink-identity',
  'link-identity',
  'add-authenticator',
  'issue-backup-codes',
  'remove-factor',
  'reset-factors',
  'change-answer',
] as const;

type Name = (typeof names)[number];

/** The URL contains the open dialog and the identity, factor or answer it is about. */
const urlState = z.object({
  dialog: z.catch(z.optional(z.enum(names)), undefined),
  about: z.catch(z.optional(z.string()), undefined),
});

export function useDialog() {
  const { state, replace } = useUrlState(urlState);
  return {
    isOpen: (name: Name) => state.dialog === name,
    /** Returns what the dialog `name` is about; undefined when it is not open. */
    subjectOf: (name: Name) => (state.dialog === name ? state.about : undefined),
    open: (dialog: Name, about?: string) => replace({ dialog, about }),
    close: () => replace({ dialog: undefined, about: undefined }),
  };
}
