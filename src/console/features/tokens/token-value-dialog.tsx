import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { shownName } from '#console/lib/identifying-text.ts';
import { UnsavedChangesGuard } from '#console/ui/unsaved-changes-guard.tsx';
import type { PersonalAccessToken } from '#contract/tokens.ts';

import classes from './tokens.module.css';

type Props = { token: PersonalAccessToken; onClose: () => void };

/** Shows the value of a new token once, and confirms closing when it is not copied. */
export function TokenValueDialog({ token, onClose }: Props) {
  const { t } = useTranslation();
  const [copying, setCopying] = useState<'copied' | 'failed'>();
  const [isConfirming, setIsConfirming] = useState(false);

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(token.value);
      setCopying('copied');
    } catch {
      setCopying('failed');
    }
  };
  const close = () => (copying === 'copied' ? onClose() : setIsConfirming(true));

  return (
    <Modal
      opened
      onClose={isConfirming ? () => setIsConfirming(false) : close}
      closeOnClickOutside={false}
      title={t('tokens.value.title', { name: shownName(token.name) })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {isConfirming ? (
        <Stack>
          <Text size="sm">{t('tokens.value.notCopied')}</Text>
          <Group justify="flex-end">
            {/* The button that had the focus no longer exists. */}
            {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
            <Button variant="default" autoFocus onClick={() => setIsConfirming(false)}>
              {t('tokens.value.back')}
            </Button>
            <Button color="red" onClick={onClose}>
              {t('tokens.value.closeAnyway')}
            </Button>
          </Group>
        </Stack>
      ) : (
        <Stack>
          <Text size="sm">{t('tokens.value.notice')}</Text>
          <TextInput
            label={t('tokens.value.label')}
            value={token.value}
            readOnly
            className={classes.value}
            autoComplete="off"
            spellCheck={false}
            data-1p-ignore
            error={copying === 'failed' && t('tokens.value.copyFailed')}
            onFocus={(event) => event.currentTarget.select()}
            onCopy={() => setCopying('copied')}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {t('tokens.value.done')}
            </Button>
            <Button
              data-autofocus
              leftSection={
                copying === 'copied' ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />
              }
              onClick={() => void copy()}
            >
              {t(copying === 'copied' ? 'tokens.value.copied' : 'tokens.value.copy')}
            </Button>
          </Group>
        </Stack>
      )}
      <UnsavedChangesGuard
        hasChanges={copying !== 'copied'}
        title={t('tokens.value.leaveTitle')}
        text={t('tokens.value.notCopied')}
      />
    </Modal>
  );
}
