import * as z from 'zod';

/** A setting is unusable. The message is one line that names it. */
export class SettingError extends Error {
  override readonly name = 'SettingError';
}

/** An empty variable counts as unset, as in shells and compose files. */
export const unsetWhenEmpty = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema);

export const httpUrl = z.url({ protocol: /^https?$/, error: 'must be an http or https URL' });

/** @throws {SettingError} */
export function required<T>(name: string, value: T | undefined, because: string): T {
  if (value === undefined) throw new SettingError(`${name} is missing: it is needed because ${because}`);
  return value;
}
