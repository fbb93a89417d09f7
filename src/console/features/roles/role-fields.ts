import * as z from 'zod/mini';

import { cleanText } from '#console/lib/identifying-text.ts';

import type { Role, RolePatch } from '#contract/roles.ts';

/** Of names and descriptions (spec 8). */
export const maxRoleTextLength = 128;

/** Messages name a text of the catalog's `errors.field`. */
const text = z
  .string()
  .check(z.overwrite(cleanText), z.minLength(1, 'required'), z.maxLength(maxRoleTextLength, 'tooLong'));

/** The fields of a role's form, under the API's names. */
export const roleFields = z.object({ name: text, description: text, isDefault: z.boolean() });
export type RoleFields = z.input<typeof roleFields>;

export const emptyRole: RoleFields = { name: '', description: '', isDefault: false };

export const fieldsOf = ({ name, description, isDefault }: Role): RoleFields => ({ name, description, isDefault });

/** What differs from what is saved: only that is sent. */
export const roleChanges = (values: RoleFields, saved: Role): RolePatch => ({
  ...(values.name !== saved.name && { name: values.name }),
  ...(values.description !== saved.description && { description: values.description }),
  ...(values.isDefault !== saved.isDefault && { isDefault: values.isDefault }),
});
