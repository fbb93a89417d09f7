import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { displayName } from '#console/api/display-name.ts';
import { formatDateTime } from '#console/lib/format-date.ts';
import { useWrite } from '#console/shared/write/use-write.ts';

import { unlockMutations } from './unlock.ts';
import { WayForm } from './way-form.tsx';
import type { WayProps } from './ways.ts';

type Props = WayProps & {
  /** When a known lockout ends by itself, in milliseconds since the epoch; Infinity if it never does. */
  blockedUntil: number | undefined;
};

/** Ends the lockout after too many failed attempts. */
export function UnlockWay({ user, blockedUntil, onBack, onClose }: Props) {
  const { t, i18n } = useTranslation();
  const unlock = useWrite({ action: 'users:unlock', user, mutation: unlockMutations.unlock(user.id) });
  const text = () => {
    if (blockedUntil === undefined) return t('signInHelp.unlock.unknown');
    return Number.isFinite(blockedUntil)
      ? t('signInHelp.unlock.known', { time: formatDateTime(blockedUntil, i18n.language) })
      : t('signInHelp.unlock.endless');
  };
  const run = () =>
    unlock.run(undefined, {
      notice: () => ({ message: t('signInHelp.unlock.done', { name: displayName(user) }) }),
      onDone: onClose,
    });
  return (
    <WayForm write={unlock} confirmLabel={t('signInHelp.unlock.confirm')} onConfirm={run} onBack={onBack}>
      <Stack gap={4}>
        <Text size="sm">{text()}</Text>
        <Text size="sm" c="dimmed">
          {t('signInHelp.unlock.old')}
        </Text>
      </Stack>
    </WayForm>
  );
}
