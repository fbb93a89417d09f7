import { Text } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useBlocker } from 'react-router';

import { ConfirmDialog } from './confirm-dialog.tsx';

type Props = { hasChanges: boolean };

/** State of a navigation that follows from the work being done (saved, deleted): nothing is lost by it. */
export const leaveUnasked = { leaveUnasked: true } as const;

/** Asks before unsaved work is lost, by a link inside the console or by closing the tab. */
export function UnsavedChangesGuard({ hasChanges }: Props) {
  const { t } = useTranslation();
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      hasChanges && currentLocation.pathname !== nextLocation.pathname && !isLeaveUnasked(nextLocation.state),
  );

  useEffect(() => {
    if (!hasChanges) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [hasChanges]);

  return (
    <ConfirmDialog
      title={t('common.unsaved.title')}
      isOpen={blocker.state === 'blocked'}
      confirmLabel={t('common.unsaved.leave')}
      cancelLabel={t('common.unsaved.stay')}
      isDestructive
      onConfirm={() => blocker.proceed?.()}
      onClose={() => blocker.reset?.()}
    >
      <Text size="sm">{t('common.unsaved.text')}</Text>
    </ConfirmDialog>
  );
}

const isLeaveUnasked = (state: unknown): boolean =>
  typeof state === 'object' && state !== null && 'leaveUnasked' in state;
