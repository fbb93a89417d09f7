import { ActionIcon } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

type Props = { value: string; label: string; className?: string | undefined };

/** Puts `value` on the clipboard and says so. */
export function CopyButton({ value, label, className }: Props) {
  const { t } = useTranslation();
  const clipboard = useClipboard({ timeout: 1500 });
  return (
    <ActionIcon
      variant="subtle"
      color={clipboard.copied ? 'green' : 'gray'}
      size="sm"
      className={className}
      aria-label={clipboard.copied ? t('common.copied') : label}
      title={label}
      onClick={() => clipboard.copy(value)}
    >
      {clipboard.copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
    </ActionIcon>
  );
}
