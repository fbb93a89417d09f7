import * as z from 'zod/mini';

import { cleanText } from '#console/lib/identifying-text.ts';
import type { Role, RolePatch } from '#contract/roles.ts';

/** Length limit of role names and descriptions (logto-behavior.md#8). */
export const maxRoleTextLength = 128;

/** Messages are keys of `errors.field` in the catalog. */
const text = z
  .string()
  .check(z.overwrite(cleanText), z.minLength(1, 'required'), z.maxLength(maxRoleTextLength, 'tooLong'));

/** Fields of the role form, under the API's names. */
export const roleFields = z.object({ name: text, description: text, isDefault: z.boolean() });
export type RoleFields = z.input<typeof roleFields>;

export const emptyRole: RoleFields = { name: '', description: '', isDefault: false };

export const fieldsOf = ({ name, description, isDefault }: Role): RoleFields => ({ name, description, isDefault });

/** Returns only the values that differ from the saved role. */
export const changedRole = (values: RoleFields, saved: Role): RolePatch => ({
  ...(values.name !== saved.name && { name: values.name }),
  ...(values.description !== saved.description && { description: values.description }),
  ...(values.isDefault !== saved.isDefault && { isDefault: values.isDefault }),
});
