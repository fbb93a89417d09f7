import { Anchor, Code, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { CopyButton } from '#console/ui/copy-button.tsx';
import { ForeignText } from '#console/ui/foreign-text.tsx';

import classes from './raw-details.module.css';

type Props = {
  /** Name of the provider. */
  name: string;
  details: Readonly<Record<string, unknown>>;
};

/** Expandable raw details of a linked account, which have no fixed schema. */
export function RawDetails({ name, details }: Props) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const text = JSON.stringify(details, null, 2);
  return (
    <Stack gap="xs" align="flex-start">
      <Anchor component="button" type="button" size="xs" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        {t(isOpen ? 'signInMethods.details.hide' : 'signInMethods.details.show', { name })}
      </Anchor>
      {isOpen && (
        <Group wrap="nowrap" align="flex-start" gap="xs" w="100%">
          <Code block tabIndex={0} className={classes.text}>
            <ForeignText>{text}</ForeignText>
          </Code>
          <CopyButton value={text} label={t('signInMethods.details.copy', { name })} />
        </Group>
      )}
    </Stack>
  );
}
