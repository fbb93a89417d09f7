import { zodResolver } from '@hookform/resolvers/zod';
import { type DefaultValues, type FieldValues, type Path, useForm, type UseFormReturn } from 'react-hook-form';
import type * as z from 'zod/mini';

/**
 * A form whose rules are a zod schema and whose starting values come from the server. When the server's values change,
 * untouched fields follow; fields being edited keep what was typed.
 */
export function useSchemaForm<T extends z.core.$ZodType<FieldValues, FieldValues>>(schema: T, saved: z.input<T>) {
  return useForm<z.input<T>, unknown, z.output<T>>({
    resolver: zodResolver(schema),
    defaultValues: saved as DefaultValues<z.input<T>>,
    values: saved,
    resetOptions: { keepDirtyValues: true },
    mode: 'onTouched',
  });
}

/** Forgets what was typed. The form's own `reset` would keep edited fields, by the options it was made with. */
export const resetTo = <Values extends FieldValues, Output>(
  form: Pick<UseFormReturn<Values, unknown, Output>, 'reset'>,
  values: Values,
): void => form.reset(values, { keepDirtyValues: false });

/** After a save: the form stands at what is `saved` now, except for what was typed while `sent` was on its way. */
export function resetAfterSave<Values extends FieldValues, Output>(
  form: Pick<UseFormReturn<Values, unknown, Output>, 'reset' | 'getValues' | 'setValue'>,
  saved: Values,
  sent: Values,
): void {
  const typed = form.getValues();
  const typedSince = (Object.keys(sent) as Path<Values>[]).filter((name) => typed[name] !== sent[name]);
  resetTo(form, saved);
  for (const name of typedSince) form.setValue(name, typed[name], { shouldDirty: true });
}
