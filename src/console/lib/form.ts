import { zodResolver } from '@hookform/resolvers/zod';
import { type DefaultValues, type FieldValues, useForm } from 'react-hook-form';
import type * as z from 'zod';

/**
 * A form whose rules are a zod schema and whose starting values come from the server. When the server's values change,
 * untouched fields follow; fields being edited keep what was typed.
 */
export function useSchemaForm<T extends z.ZodType<FieldValues, FieldValues>>(schema: T, saved: z.input<T>) {
  return useForm<z.input<T>, unknown, z.output<T>>({
    resolver: zodResolver(schema),
    defaultValues: saved as DefaultValues<z.input<T>>,
    values: saved,
    resetOptions: { keepDirtyValues: true },
    mode: 'onTouched',
  });
}
