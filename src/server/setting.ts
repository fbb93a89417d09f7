import * as z from 'zod';

/** A setting is invalid. The message is one line that starts with its name. */
export class SettingError extends Error {
  override readonly name = 'SettingError';
}

/** Treats an empty variable as unset, as shells and compose files do. */
export const unsetWhenEmpty = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema);

export const httpUrl = z.url({ protocol: /^https?$/, error: 'must be an http or https URL' });

/** @throws {SettingError} if the value is undefined */
export function required<T>(name: string, value: T | undefined, because: string): T {
  if (value === undefined) throw new SettingError(`${name} is missing: it is required because ${because}`);
  return value;
}
