import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { cleanText } from '#console/lib/identifying-text.ts';

import { CheckedField } from './submission.tsx';

type Props = {
  name: string;
  id: string;
  value: string;
  onChange: (value: string) => void;
  /** Of a thing; by default that of a user. */
  label?: string;
};

/** Confirms a deletion by the name or the ID of what is deleted. */
export function TypedNameField({ name, id, value, onChange, label }: Props) {
  const { t } = useTranslation();
  return (
    <CheckedField problem={isTypedName(value, { name, id }) ? undefined : t('controls.typedName', { name })}>
      {(error) => (
        <TextInput
          label={label ?? t('user.deleteDialog.typeToConfirm')}
          description={t('user.deleteDialog.hint', { name, id })}
          error={error}
          value={value}
          autoComplete="off"
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </CheckedField>
  );
}

/** Full and half width look alike, and so do the spaces of Japanese names. */
const folded = (text: string): string => cleanText(text.normalize('NFKC'));

/** Returns whether this is the name or the ID, in the same letter case. */
export const isTypedName = (typed: string, { name, id }: { name: string; id: string }): boolean =>
  [name, id].some((one) => folded(typed) === folded(one));
