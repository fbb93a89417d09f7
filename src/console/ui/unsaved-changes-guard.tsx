import { Text } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { type BlockerFunction, useBlocker } from 'react-router';

import { ConfirmDialog } from './confirm-dialog.tsx';

type Props = {
  hasChanges: boolean;
  /** What is at stake, when it is something else than what was typed. */
  title?: string;
  text?: string;
};

/** State of a navigation that follows from the work being done (saved, deleted): nothing is lost by it. */
export const withoutUnsavedPrompt = () => ({ withoutUnsavedPrompt: true }) as const;

/** Asks before unsaved work is lost, by a link inside the console or by closing the tab. */
export function UnsavedChangesGuard({ hasChanges, title, text }: Props) {
  const { t } = useTranslation();
  const blocker = useBlocker(
    (navigation) =>
      hasChanges &&
      navigation.currentLocation.pathname !== navigation.nextLocation.pathname &&
      !hasNoUnsavedPrompt(navigation),
  );

  useEffect(() => {
    if (!hasChanges) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [hasChanges]);

  return (
    <ConfirmDialog
      title={title ?? t('common.unsaved.title')}
      isOpen={blocker.state === 'blocked'}
      confirmLabel={t('common.unsaved.leave')}
      cancelLabel={t('common.unsaved.stay')}
      isDestructive
      onConfirm={() => blocker.proceed?.()}
      onClose={() => blocker.reset?.()}
    >
      <Text size="sm">{text ?? t('common.unsaved.text')}</Text>
    </ConfirmDialog>
  );
}

/** The mark is good for the one navigation it was made for: not for going Back, nor for links that hand the state on. */
function hasNoUnsavedPrompt({ currentLocation, nextLocation, historyAction }: Parameters<BlockerFunction>[0]): boolean {
  const state: unknown = nextLocation.state;
  if (historyAction === 'POP' || state === currentLocation.state) return false;
  return typeof state === 'object' && state !== null && 'withoutUnsavedPrompt' in state;
}
