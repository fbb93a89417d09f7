import * as z from 'zod/mini';

import { useUrlState } from './use-url-state.ts';

/** Members of the query string that say which dialog of a page is open, and the IDs that it is about. */
export const dialogState = {
  dialog: z.catch(z.optional(z.string()), undefined),
  about: z.catch(z.optional(z.string()), undefined),
};

const urlState = z.object(dialogState);

/**
 * The open dialog of a page, among those called `Name`. It is in the URL, so that a link can open it and reloading keeps it;
 * the action still needs confirmation. Only dialogs about the browser itself, such as the palette, are kept as state.
 */
export function useDialog<Name extends string>() {
  const { state, replace } = useUrlState(urlState);
  return {
    isAnyOpen: state.dialog !== undefined,
    isOpen: (name: Name) => state.dialog === name,
    /** Returns the ID that the dialog `name` is about, of several the comma-separated IDs; undefined when it is not open. */
    subjectOf: (name: Name) => (state.dialog === name ? state.about : undefined),
    open: (dialog: Name, about?: string) => replace({ dialog, about }),
    close: () => replace({ dialog: undefined, about: undefined }),
  };
}
