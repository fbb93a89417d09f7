import { Stack, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { CheckedGroup } from '#console/ui/submission.tsx';
import { verbatim } from '#console/ui/verbatim.ts';

import classes from './import.module.css';
import { type RulesDraft } from './rules-draft.ts';

type Props = {
  parameters: RulesDraft['firebase'];
  hasProblem: boolean;
  onChange: (parameters: RulesDraft['firebase']) => void;
};

const names = ['signerKey', 'saltSeparator', 'rounds', 'memoryCost'] as const;

/** Parameters of the hashes of a Firebase project. They are never stored. */
export function FirebaseParameters({ parameters, hasProblem, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <fieldset className={classes.fieldset}>
      <Stack gap="xs">
        <legend className={classes.legend}>{t('importUsers.firebase.title')}</legend>
        <Text size="sm" c="dimmed">
          {t('importUsers.firebase.text')}
        </Text>
        <CheckedGroup problem={hasProblem ? t('importUsers.problem.firebase') : undefined}>
          <div className={classes.fields}>
            {names.map((name) => (
              <TextInput
                key={name}
                label={t(`importUsers.firebase.${name}`)}
                {...verbatim}
                {...(name !== 'signerKey' && name !== 'saltSeparator' && { inputMode: 'numeric' })}
                value={parameters[name]}
                onChange={({ currentTarget: { value } }) => onChange({ ...parameters, [name]: value })}
              />
            ))}
          </div>
        </CheckedGroup>
      </Stack>
    </fieldset>
  );
}
