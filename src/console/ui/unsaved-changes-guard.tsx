import { Text } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { type BlockerFunction, useBlocker } from 'react-router';

import { useSingleRun } from '#console/lib/use-single-run.ts';

import { ConfirmDialog } from './confirm-dialog.tsx';

type Props = {
  hasChanges: boolean;
  /** Texts, if something other than typed input would be lost. */
  title?: string;
  text?: string;
  leaveLabel?: string;
};

/** State of a navigation after saving or deleting, which loses no input. */
export const withoutUnsavedPrompt = () => ({ withoutUnsavedPrompt: true }) as const;

/** Confirms before unsaved input is lost by following a link or closing the tab. */
export function UnsavedChangesGuard({ hasChanges, title, text, leaveLabel }: Props) {
  const { t } = useTranslation();
  const blocker = useBlocker(
    (navigation) =>
      hasChanges &&
      navigation.currentLocation.pathname !== navigation.nextLocation.pathname &&
      !hasNoUnsavedPrompt(navigation),
  );

  useEffect(() => {
    if (!hasChanges) return;
    const confirm = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', confirm);
    return () => window.removeEventListener('beforeunload', confirm);
  }, [hasChanges]);

  const { begin, finish } = useSingleRun();
  const leave = () => {
    if (!begin()) return;
    blocker.proceed?.();
    finish();
  };
  return (
    <ConfirmDialog
      title={title ?? t('common.unsaved.title')}
      isOpen={blocker.state === 'blocked'}
      confirmLabel={leaveLabel ?? t('common.unsaved.leave')}
      cancelLabel={t('common.unsaved.stay')}
      isDestructive
      onConfirm={leave}
      onClose={() => blocker.reset?.()}
    >
      <Text size="sm">{text ?? t('common.unsaved.text')}</Text>
    </ConfirmDialog>
  );
}

/** The state applies to one navigation only: not to Back, nor to links that pass the state on. */
function hasNoUnsavedPrompt({ currentLocation, nextLocation, historyAction }: Parameters<BlockerFunction>[0]): boolean {
  const state: unknown = nextLocation.state;
  if (historyAction === 'POP' || state === currentLocation.state) return false;
  return typeof state === 'object' && state !== null && 'withoutUnsavedPrompt' in state;
}
