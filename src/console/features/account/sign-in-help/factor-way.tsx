import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { mfaMutations, mfaQueries, mfaRequests } from '#console/api/mfa.ts';
import { signInExperienceQueries } from '#console/api/sign-in-experience.ts';
import { BackupCodeList, backupCodeRefusal } from '#console/shared/account/backup-codes.tsx';
import { factorTypeName, mfaFactorName } from '#console/shared/account/factors.ts';
import { nextSignIn } from '#console/shared/account/next-sign-in.ts';
import { Loaded } from '#console/shared/loading/loaded.tsx';
import { useAllowed } from '#console/shared/operator/allowed.tsx';
import { useWrite } from '#console/shared/write/use-write.ts';
import { ForeignText } from '#console/ui/foreign-text.tsx';
import { TableSkeleton } from '#console/ui/table-skeleton.tsx';
import type { MfaVerification } from '#contract/mfa.ts';

import classes from './sign-in-help.module.css';
import { WayForm } from './way-form.tsx';
import type { WayProps } from './ways.ts';

/** Shows the factors of the user, removes the lost one, or issues backup codes. */
export function FactorWay(props: WayProps) {
  const factors = useQuery(mfaQueries.list(props.user.id));
  const [chosen, setChosen] = useState<string>();
  const toList = () => setChosen(undefined);
  return (
    <Loaded query={factors} waiting={<TableSkeleton rows={3} />}>
      {(list) => {
        const factor = list.find(({ id }) => id === chosen);
        if (factor !== undefined) return <RemoveFactor {...props} factor={factor} factors={list} onBack={toList} />;
        if (chosen === newCodes) return <IssueCodes {...props} factors={list} onBack={toList} />;
        return <FactorList {...props} factors={list} onChoose={setChosen} />;
      }}
    </Loaded>
  );
}

/** Chosen instead of a factor, whose IDs are longer. */
const newCodes = 'codes';

type FactorsProps = WayProps & { factors: readonly MfaVerification[] };

function FactorList({ user, factors, onChoose, onBack }: FactorsProps & { onChoose: (id: string) => void }) {
  const { t } = useTranslation();
  const { may } = useAllowed(user.id);
  const heading = useRef<HTMLHeadingElement>(null);
  // The button that had the focus may have been removed, here or in the form before.
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus();
  }, [factors]);
  const refusal = backupCodeRefusal(factors);
  return (
    <Stack>
      <Title order={4} size="h6" ref={heading} tabIndex={-1}>
        {t('signInHelp.factor.list')}
      </Title>
      {factors.length === 0 ? (
        <Text size="sm">{t('signInHelp.factor.none')}</Text>
      ) : (
        <ul className={classes.factors} aria-label={t('signInHelp.factor.list')}>
          {factors.map((factor) => {
            const name = mfaFactorName(factor, t);
            return (
              <li key={factor.id}>
                <Text dir="auto">
                  <ForeignText>{name}</ForeignText>
                </Text>
                <Button
                  size="xs"
                  variant="default"
                  aria-label={t('signInHelp.factor.removeNamed', { name })}
                  onClick={() => onChoose(factor.id)}
                >
                  {t('signInHelp.factor.remove')}
                </Button>
              </li>
            );
          })}
        </ul>
      )}
      <NextSignIn factors={factors} />
      {factors.length > 0 &&
        (may('mfa:enroll') ? (
          <Group gap="xs">
            <Button variant="default" size="xs" disabled={refusal !== undefined} onClick={() => onChoose(newCodes)}>
              {t('signInHelp.factor.codes')}
            </Button>
            {refusal !== undefined && (
              <Text size="sm" c="dimmed">
                {t(`errors.code.${refusal}`)}
              </Text>
            )}
          </Group>
        ) : (
          <Text size="sm" c="dimmed">
            {t('signInHelp.factor.codesNotPermitted')}
          </Text>
        ))}
      <Group>
        <Button variant="subtle" px="xs" onClick={onBack}>
          {t('signInHelp.back')}
        </Button>
      </Group>
    </Stack>
  );
}

/** What the next sign-in asks for with these factors. */
function NextSignIn({ factors }: { factors: readonly MfaVerification[] }) {
  const { t } = useTranslation();
  const settings = useQuery(signInExperienceQueries.current());
  const types = [...new Set(factors.map(({ type }) => factorTypeName(type, t)))];
  return (
    <div>
      <Text size="sm" fw={600}>
        {t('signInHelp.factor.next')}
      </Text>
      <Text size="sm">{t(`signInHelp.factor.${nextSignIn(factors, settings.data?.mfa)}`, { factors: types })}</Text>
    </div>
  );
}

function RemoveFactor({ user, factor, factors, onBack }: FactorsProps & { factor: MfaVerification }) {
  const { t } = useTranslation();
  const removal = useWrite({ action: 'mfa:reset', user, mutation: mfaMutations.remove(user.id) });
  const name = mfaFactorName(factor, t);
  const run = () =>
    removal.run(factor.id, {
      notice: () => ({ message: t('signInHelp.factor.removed', { name }) }),
      onDone: onBack,
    });
  return (
    <WayForm
      write={removal}
      requests={[mfaRequests.remove(user.id, factor.id)]}
      confirmLabel={t('signInHelp.factor.confirm')}
      isDestructive
      onConfirm={run}
      backLabel={t('signInHelp.factor.back')}
      onBack={onBack}
    >
      <Text fw={600}>{t('signInHelp.factor.removeTitle', { name })}</Text>
      <Text size="sm">{t('signInHelp.factor.check')}</Text>
      <NextSignIn factors={factors.filter(({ id }) => id !== factor.id)} />
    </WayForm>
  );
}

function IssueCodes({ user, onBack, onClose, onHold }: FactorsProps) {
  const { t } = useTranslation();
  const issue = useWrite({ action: 'mfa:enroll', user, mutation: mfaMutations.issueBackupCodes(user.id) });
  useHold(issue.isPending || issue.data !== undefined, onHold);
  if (issue.data !== undefined) {
    const close = () => {
      issue.reset();
      onHold(false);
      onClose();
    };
    return (
      <Stack>
        <BackupCodeList codes={issue.data.codes} user={user} />
        <Group justify="flex-end">
          <Button onClick={close}>{t('signInHelp.factor.codesHandedOver')}</Button>
        </Group>
      </Stack>
    );
  }
  return (
    <WayForm
      write={issue}
      requests={[mfaRequests.add(user.id, { type: 'BackupCode' })]}
      confirmLabel={t('signInHelp.factor.codesConfirm')}
      onConfirm={() => issue.run()}
      backLabel={t('signInHelp.factor.back')}
      onBack={onBack}
    >
      <Text size="sm">{t('signInHelp.factor.codesText')}</Text>
    </WayForm>
  );
}

/** Keeps the dialog open while it shows, or waits for, a secret that can't be shown again. */
function useHold(isHeld: boolean, onHold: (isHeld: boolean) => void): void {
  useEffect(() => {
    onHold(isHeld);
    return () => onHold(false);
  }, [isHeld, onHold]);
}
