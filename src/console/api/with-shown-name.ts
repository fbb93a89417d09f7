import * as z from 'zod/mini';

import { shownName } from '#console/lib/identifying-text.ts';

/** `shape`, with the ID in place of a name that shows nothing. */
export const withShownName = <Value extends { id: string; name: string }>(shape: z.ZodMiniType<Value>) =>
  z.pipe(
    shape,
    z.transform((value: Value): Value => ({ ...value, name: shownName(value.name, value.id) })),
  );
