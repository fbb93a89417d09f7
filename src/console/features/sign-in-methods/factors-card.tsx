import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { mfaQueries } from '#console/api/mfa.ts';
import { Loaded } from '#console/shared/loading/loaded.tsx';
import { Allowed } from '#console/shared/operator/allowed.tsx';
import { SectionCard } from '#console/ui/section-card.tsx';
import { TableSkeleton } from '#console/ui/table-skeleton.tsx';
import type { User } from '#contract/users.ts';

import { AddAuthenticatorDialog } from './add-authenticator-dialog.tsx';
import { Factor } from './factor.tsx';
import { IssueBackupCodesDialog } from './issue-backup-codes-dialog.tsx';
import { MethodList } from './method-list.tsx';
import { RemoveFactorDialog } from './remove-factor-dialog.tsx';
import { ResetFactorsDialog } from './reset-factors-dialog.tsx';
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
            <Allowed action="mfa:enroll" userId={user.id}>
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
              <Text size="sm" c="dimmed">
                {t('signInMethods.mfa.none')}
              </Text>
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
