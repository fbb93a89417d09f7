import { Button, Text, Avatar, Badge } from '@mantine/core';
import { IconDeviceMobile, IconFingerprint, IconListNumbers, IconShieldLock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { mfaQueries } from '#console/api/mfa.ts';
import { signInExperienceQueries } from '#console/api/sign-in-experience.ts';
import { insertable } from '#console/lib/insertable.ts';
import { deviceName } from '#console/shared/account/device-name.ts';
import { mfaFactorName } from '#console/shared/account/factors.ts';
import { nextSignInWithoutFactors } from '#console/shared/account/next-sign-in.ts';
import { Loaded } from '#console/shared/loading/loaded.tsx';
import { Allowed } from '#console/shared/operator/allowed.tsx';
import { Fact, Facts } from '#console/ui/facts.tsx';
import { SectionCard } from '#console/ui/section-card.tsx';
import { TableSkeleton } from '#console/ui/table-skeleton.tsx';
import { Timestamp } from '#console/ui/timestamp.tsx';
import { backupCodeCount, type MfaVerification } from '#contract/mfa.ts';
import type { User } from '#contract/users.ts';

import { MethodList, Method } from './method-list.tsx';
import { AddAuthenticatorDialog, IssueBackupCodesDialog } from './new-factor-dialogs.tsx';
import { RemoveFactorDialog, ResetFactorsDialog } from './remove-factor-dialogs.tsx';
import { useSignInDialog } from './use-sign-in-dialog.ts';

type Props = { user: User };

export function FactorsCard({ user }: Props) {
  const { t } = useTranslation();
  const dialog = useSignInDialog();
  const factors = useQuery(mfaQueries.list(user.id));
  const heading = useRef<HTMLHeadingElement>(null);
  const focusHeading = () => heading.current?.focus();
  return (
    <SectionCard
      title={t('signInMethods.mfa.title')}
      headingRef={heading}
      actions={
        factors.data && (
          <>
            <Allowed action="mfa:enroll" userId={user.id} isExplained>
              <Button variant="default" size="xs" onClick={() => dialog.open('add-authenticator')}>
                {t('signInMethods.totp.open')}
              </Button>
              <Button variant="default" size="xs" onClick={() => dialog.open('issue-backup-codes')}>
                {t('signInMethods.backupCodes.open')}
              </Button>
            </Allowed>
            {factors.data.length > 0 && (
              <Allowed action="mfa:reset" userId={user.id}>
                <Button variant="light" color="red" size="xs" onClick={() => dialog.open('reset-factors')}>
                  {t('signInMethods.resetFactors.open')}
                </Button>
              </Allowed>
            )}
          </>
        )
      }
    >
      <Loaded query={factors} waiting={<TableSkeleton rows={2} />}>
        {(list) => (
          <>
            {list.length === 0 ? (
              <NoFactors />
            ) : (
              <MethodList label={t('signInMethods.mfa.title')}>
                {list.map((factor) => (
                  <Factor
                    key={factor.id}
                    userId={user.id}
                    factor={factor}
                    onRemove={() => dialog.open('remove-factor', factor.id)}
                  />
                ))}
              </MethodList>
            )}
            <AddAuthenticatorDialog user={user} factors={list} />
            <IssueBackupCodesDialog user={user} factors={list} />
            <RemoveFactorDialog user={user} factors={list} onRemoved={focusHeading} />
            <ResetFactorsDialog user={user} factors={list} onReset={focusHeading} />
          </>
        )}
      </Loaded>
    </SectionCard>
  );
}

/** What the tenant's policy makes of a user without factors. */
function NoFactors() {
  const { t } = useTranslation();
  const settings = useQuery(signInExperienceQueries.current());
  return (
    <Text size="sm" c="dimmed">
      {t(`signInMethods.mfa.none.${nextSignInWithoutFactors(settings.data?.mfa)}`)}
    </Text>
  );
}

type FactorProps = { userId: string; factor: MfaVerification; onRemove: () => void };

const icons: Record<string, typeof IconShieldLock> = {
  Totp: IconDeviceMobile,
  WebAuthn: IconFingerprint,
  BackupCode: IconListNumbers,
};

/** Below this number of remaining backup codes, the badge is a warning. */
const fewCodes = 3;

function Factor({ userId, factor, onRemove }: FactorProps) {
  const { t } = useTranslation();
  const { type, createdAt, lastUsedAt, agent, remainCodes } = factor;
  const name = mfaFactorName(factor, t);
  const Icon = icons[type] ?? IconShieldLock;
  return (
    <Method
      picture={
        <Avatar color="gray" size={32} radius="sm" aria-hidden>
          <Icon size={18} />
        </Avatar>
      }
      name={name}
      marks={
        remainCodes !== undefined && (
          <Badge color={remainCodes < fewCodes ? 'orange' : 'gray'} variant="light" tt="none">
            {t('signInMethods.mfa.codesLeft', { left: remainCodes, total: backupCodeCount })}
          </Badge>
        )
      }
      action={
        <Allowed action="mfa:reset" userId={userId}>
          <Button
            variant="default"
            size="xs"
            aria-label={t('signInMethods.removeFactor.openNamed', { name })}
            onClick={onRemove}
          >
            {t('signInMethods.removeFactor.open')}
          </Button>
        </Allowed>
      }
    >
      <Facts>
        <Fact label={t('signInMethods.mfa.added')}>
          <Timestamp value={Date.parse(createdAt)} />
        </Fact>
        {type === 'WebAuthn' && (
          <Fact label={t('signInMethods.mfa.lastUsed')}>
            {lastUsedAt === undefined ? t('common.never') : <Timestamp value={Date.parse(lastUsedAt)} />}
          </Fact>
        )}
        {agent !== undefined && (
          <Fact label={t('signInMethods.mfa.device')}>
            <span title={insertable(agent)}>{insertable(deviceName(agent, t))}</span>
          </Fact>
        )}
      </Facts>
    </Method>
  );
}
