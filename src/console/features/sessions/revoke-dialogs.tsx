import { Radio, Stack, Text } from '@mantine/core';
import { type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { displayName } from '#console/api/display-name.ts';
import { sessionMutations, sessionRequests } from '#console/api/sessions.ts';
import { formatTimeOfDay, formatDateTime } from '#console/lib/format-date.ts';
import { useLast } from '#console/lib/use-last.ts';
import { useWrite } from '#console/shared/write/use-write.ts';
import { WriteDialog } from '#console/shared/write/write-dialog.tsx';
import type { Session, Grant } from '#contract/sessions.ts';
import type { User } from '#contract/users.ts';

import { appsMayWorkUntil, shortGrantId, useGrantName } from './grants.ts';
import { sessionDevice } from './session-device.ts';

type RevokeSessionDialogProps = {
  user: User;
  /** Undefined while the dialog is closed. */
  session: Session | undefined;
  onClose: () => void;
  focusFallback: RefObject<HTMLElement | null>;
};

const choices = ['none', 'firstParty', 'all'] as const;

type Choice = (typeof choices)[number];

/** Confirms revoking a session and, optionally, the grants that were given in it. */
export function RevokeSessionDialog({ user, session, onClose, focusFallback }: RevokeSessionDialogProps) {
  const { t, i18n } = useTranslation();
  const shown = useLast(session);
  const [choice, setChoice] = useState<Choice>('none');
  const revocation = useWrite({ action: 'sessions:revoke', user, mutation: sessionMutations.revoke(user.id) });

  const device = shown === undefined ? '' : sessionDevice(shown, t).name;
  const target = choice === 'none' ? undefined : choice;
  const time = () => formatTimeOfDay(appsMayWorkUntil(), i18n.language);
  const close = () => {
    setChoice('none');
    revocation.reset();
    onClose();
  };
  const revoke = () => {
    if (session === undefined) return;
    revocation.run(
      { session, target },
      {
        notice: () => ({ message: t('sessions.revokeDialog.done', { time: time() }) }),
        onDone: close,
      },
    );
  };

  return (
    <WriteDialog
      write={revocation}
      requests={shown === undefined ? [] : [sessionRequests.revoke(user.id, shown, target)]}
      title={t('sessions.revokeDialog.title', { device })}
      isOpen={session !== undefined}
      confirmLabel={t('sessions.revokeDialog.confirm')}
      isDestructive
      onConfirm={revoke}
      onClose={close}
      focusFallback={focusFallback}
    >
      <Text size="sm">{t('sessions.revokeDialog.text', { name: displayName(user), time: time() })}</Text>
      <Radio.Group
        label={t('sessions.revokeDialog.grants')}
        value={choice}
        onChange={(value) => setChoice(choices.find((known) => known === value) ?? 'none')}
      >
        <Stack gap="xs" mt="xs">
          {choices.map((known) => (
            <Radio
              key={known}
              value={known}
              label={t(`sessions.revokeDialog.target.${known}`)}
              description={t(`sessions.revokeDialog.targetHint.${known}`)}
            />
          ))}
        </Stack>
      </Radio.Group>
    </WriteDialog>
  );
}

type RevokeGrantDialogProps = {
  user: User;
  /** Undefined while the dialog is closed. */
  grant: Grant | undefined;
  onClose: () => void;
  focusFallback: RefObject<HTMLElement | null>;
};

/** Confirms revoking a grant. */
export function RevokeGrantDialog({ user, grant, onClose, focusFallback }: RevokeGrantDialogProps) {
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
