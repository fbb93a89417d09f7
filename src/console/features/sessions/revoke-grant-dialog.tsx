import { Text } from '@mantine/core';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';

import { displayName } from '#console/api/display-name.ts';
import { sessionMutations, sessionRequests } from '#console/api/sessions.ts';
import { formatDateTime, formatTimeOfDay } from '#console/lib/format-date.ts';
import { useLast } from '#console/lib/use-last.ts';
import { useWrite } from '#console/shared/write/use-write.ts';
import { WriteDialog } from '#console/shared/write/write-dialog.tsx';
import type { Grant } from '#contract/sessions.ts';
import type { User } from '#contract/users.ts';

import { appsMayWorkUntil, shortGrantId, useGrantName } from './grants.ts';

type Props = {
  user: User;
  /** Undefined while the dialog is closed. */
  grant: Grant | undefined;
  onClose: () => void;
  focusFallback: RefObject<HTMLElement | null>;
};

/** Confirms revoking a grant. */
export function RevokeGrantDialog({ user, grant, onClose, focusFallback }: Props) {
  const { t, i18n } = useTranslation();
  const shown = useLast(grant);
  const grantName = useGrantName();
  const revocation = useWrite({ action: 'sessions:revoke', user, mutation: sessionMutations.revokeGrant(user.id) });

  const values = () => ({
    app: shown === undefined ? '' : grantName(shown),
    name: displayName(user),
    time: formatTimeOfDay(appsMayWorkUntil(), i18n.language),
  });
  const close = () => {
    revocation.reset();
    onClose();
  };
  const revoke = () => {
    if (grant === undefined) return;
    revocation.run(grant, {
      notice: () => ({ message: t('sessions.grantDialog.done', values()) }),
      onDone: close,
    });
  };

  return (
    <WriteDialog
      write={revocation}
      requests={shown === undefined ? [] : [sessionRequests.revokeGrant(user.id, shown)]}
      title={t('sessions.grantDialog.title', values())}
      isOpen={grant !== undefined}
      confirmLabel={t('sessions.grantDialog.confirm')}
      isDestructive
      onConfirm={revoke}
      onClose={close}
      focusFallback={focusFallback}
    >
      {shown !== undefined && (
        <Text size="sm">
          {t('sessions.grantDialog.which', {
            tail: shortGrantId(shown),
            time: formatDateTime(shown.payload.iat * 1000, i18n.language),
          })}
        </Text>
      )}
      <Text size="sm">{t('sessions.grantDialog.text', values())}</Text>
    </WriteDialog>
  );
}
