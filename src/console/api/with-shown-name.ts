import * as z from 'zod/mini';

import { shownName } from '#console/lib/identifying-text.ts';

/** Returns `shape` with blank names replaced by the ID. */
export const withShownName = <Value extends { id: string; name: string }>(shape: z.ZodMiniType<Value>) =>
  z.pipe(
    shape,
    z.transform((value: Value): Value => ({ ...value, name: shownName(value.name, value.id) })),
  );
