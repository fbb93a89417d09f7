import { Checkbox, Radio, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { signInExperienceQueries } from '#console/api/sign-in-experience.ts';
import { useRecovery } from '#console/shared/account/password-recovery.tsx';
import { Loaded } from '#console/shared/loading/loaded.tsx';
import { useAllowed } from '#console/shared/operator/allowed.tsx';
import { useWrite } from '#console/shared/write/use-write.ts';
import { TableSkeleton } from '#console/ui/table-skeleton.tsx';
import { type DictatedStyle, dictatedStyles } from '#contract/operators.ts';

import { useHeldPassword } from './held-passwords.ts';
import { PasswordHandOver } from './password-hand-over.tsx';
import { signInHelpMutations } from './sign-in-help-api.ts';
import { WayForm } from './way-form.tsx';
import type { WayProps } from './ways.ts';

/** Sets a password that is generated to be dictated, and keeps it on the page until it was handed over. */
export function PasswordWay(props: WayProps) {
  const settings = useQuery(signInExperienceQueries.current());
  return (
    <Loaded query={settings} waiting={<TableSkeleton rows={4} />}>
      {({ passwordExpiration }) => (
        <PasswordForm
          {...props}
          canExpire={passwordExpiration?.enabled === true && Boolean(passwordExpiration.validPeriodDays)}
        />
      )}
    </Loaded>
  );
}

type Props = WayProps & {
  /** Whether passwords expire in this tenant. */
  canExpire: boolean;
};

function PasswordForm({ user, onBack, onClose, canExpire }: Props) {
  const { t } = useTranslation();
  const { may } = useAllowed(user.id);
  const recovery = useRecovery(user);
  const { password, hold, release } = useHeldPassword(user.id);
  const reset = useWrite({
    action: 'passwords:reset',
    user,
    mutation: signInHelpMutations.setTemporaryPassword(user.id, hold),
  });
  const [style, setStyle] = useState<DictatedStyle>('words');
  const [mustChange, setMustChange] = useState(true);
  const [endSessions, setEndSessions] = useState(false);

  if (password !== undefined) {
    const finish = () => {
      release();
      onClose();
    };
    return <PasswordHandOver user={user} result={password} onHandedOver={finish} />;
  }
  const mayExpire = may('passwords:expire');
  const run = () =>
    reset.run({
      style,
      ...recovery.statement,
      mustChange: canExpire && mayExpire && mustChange,
      endSessions: may('sessions:revoke') && endSessions,
    });
  return (
    <WayForm
      write={reset}
      confirmLabel={t('signInHelp.password.confirm')}
      isReady={recovery.isReady}
      onConfirm={run}
      onBack={onBack}
    >
      {recovery.notice}
      {recovery.isReady && (
        <Stack gap="sm">
          <Radio.Group
            label={t('signInHelp.password.style')}
            value={style}
            onChange={(value) => setStyle(dictatedStyles.find((one) => one === value) ?? 'words')}
          >
            <Stack gap="xs" mt={4}>
              {dictatedStyles.map((one) => (
                <Radio key={one} value={one} label={t(`signInHelp.password.${one}`)} />
              ))}
            </Stack>
          </Radio.Group>
          {canExpire && mayExpire ? (
            <Checkbox
              label={t('signInHelp.password.mustChange')}
              checked={mustChange}
              onChange={({ currentTarget }) => setMustChange(currentTarget.checked)}
            />
          ) : (
            <Text size="sm">
              {t(canExpire ? 'signInHelp.password.mayNotExpire' : 'signInHelp.password.notEnforced')}
            </Text>
          )}
          {may('sessions:revoke') && (
            <Checkbox
              label={t('signInHelp.password.endSessions')}
              description={t('signInHelp.password.endSessionsHint')}
              checked={endSessions}
              onChange={({ currentTarget }) => setEndSessions(currentTarget.checked)}
            />
          )}
        </Stack>
      )}
    </WayForm>
  );
}
