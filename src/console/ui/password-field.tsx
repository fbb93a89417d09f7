import { ActionIcon, Group, TextInput } from '@mantine/core';
import { IconEye, IconEyeOff } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { CopyButton } from './copy-button.tsx';

type Props = {
  label: string;
  description?: string;
  value: string;
  onChange?: (value: string) => void;
  /** For a generated password. */
  readOnly?: boolean;
  error?: ReactNode;
};

/** Time after which a shown password is hidden again, in ms. */
const hideAfter = 30_000;

/** Password input with buttons to show and copy it. Password managers are told not to store it. */
export function PasswordField({ label, description, value, onChange, readOnly = false, error }: Props) {
  const { t } = useTranslation();
  const [isShown, setIsShown] = useState(false);

  useEffect(() => {
    if (!isShown) return;
    const timer = setTimeout(() => setIsShown(false), hideAfter);
    return () => clearTimeout(timer);
  }, [isShown]);

  return (
    <Group gap="xs" align="end" wrap="nowrap">
      <TextInput
        flex={1}
        maw={420}
        label={label}
        {...(description !== undefined && { description })}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        type={isShown ? 'text' : 'password'}
        value={value}
        readOnly={readOnly}
        error={error}
        autoComplete="new-password"
        spellCheck={false}
        data-1p-ignore
        rightSectionWidth={68}
        rightSection={
          <Group gap={4} wrap="nowrap">
            <ActionIcon
              variant="subtle"
              color="gray"
              size="sm"
              aria-label={isShown ? t('controls.password.hide') : t('controls.password.show')}
              onClick={() => setIsShown((shown) => !shown)}
            >
              {isShown ? <IconEyeOff size={16} aria-hidden /> : <IconEye size={16} aria-hidden />}
            </ActionIcon>
            <CopyButton value={value} label={t('controls.password.copy')} />
          </Group>
        }
        onChange={(event) => onChange?.(event.currentTarget.value)}
      />
    </Group>
  );
}
