import * as z from 'zod/mini';

const text = z.string().check(z.minLength(1));

/** Body of `POST /api/resources`. As in Logto, the indicator need not be a URL. See logto-behavior.md#14.1. */
export const newResource = z.object({
  name: text,
  indicator: text,
  /** Seconds. */
  accessTokenTtl: z.optional(z.number()),
});
export type NewResource = z.infer<typeof newResource>;

/** Body of `PATCH /api/resources/:id`. */
export const resourcePatch = z.partial(z.omit(newResource, { indicator: true }));
export type ResourcePatch = z.infer<typeof resourcePatch>;

/** Body of `PATCH /api/resources/:id/is-default`. */
export const defaultResourceBody = z.object({ isDefault: z.boolean() });

/** Body of `POST /api/resources/:resourceId/scopes`. */
export const newScope = z.object({
  name: z.string().check(z.minLength(1), z.maxLength(256)),
  description: z.optional(z.nullable(z.string())),
});
export type NewScope = z.infer<typeof newScope>;

/** Body of `PATCH /api/resources/:resourceId/scopes/:scopeId`. */
export const scopePatch = z.partial(newScope);
export type ScopePatch = z.infer<typeof scopePatch>;
