import { zodResolver } from '@hookform/resolvers/zod';
import { type DefaultValues, type FieldValues, type Path, useForm, type UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type * as z from 'zod/mini';

import { invisibleIn } from './identifying-text.ts';

/**
 * Form with a zod schema and initial values from the server. When the server's values change, untouched fields are
 * updated; edited fields keep their input.
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

/** Resets all fields. The form's own `reset` would keep edited fields, because of `resetOptions`. */
export const resetTo = <Values extends FieldValues, Output>(
  form: Pick<UseFormReturn<Values, unknown, Output>, 'reset'>,
  values: Values,
): void => form.reset(values, { keepDirtyValues: false });

/** Resets the form to the `saved` values, but keeps fields that were edited while `sent` was being saved. */
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

/** Returns a note that invisible characters in the input are not saved; undefined if there are none. */
export function useInvisibleNote(text: string): string | undefined {
  const { t } = useTranslation();
  const codes = invisibleIn(text);
  return codes.length > 0 ? t('identifyingText.removed', { codes }) : undefined;
}
