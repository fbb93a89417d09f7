import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { applicationQueries } from '#console/data/applications.ts';
import { displayPhone } from '#console/data/display-name.ts';
import { CopyButton } from '#console/ui/copy-button.tsx';
import { Timestamp } from '#console/ui/timestamp.tsx';
import type { User } from '#contract/users.ts';

import classes from './user-facts.module.css';

type Props = { user: User };

/** Identifiers and dates at a glance. */
export function UserFacts({ user }: Props) {
  const { t } = useTranslation();
  const applications = useQuery(applicationQueries.list());
  const app = applications.data?.find(({ id }) => id === user.applicationId);
  const phone = user.primaryPhone === null ? null : displayPhone(user.primaryPhone);
  return (
    <dl className={classes.facts}>
      <Fact label={t('user.facts.id')} value={user.id} copyLabel={() => t('user.copyId')} />
      <Fact
        label={t('user.facts.email')}
        value={user.primaryEmail}
        copyLabel={(value) => t('users.copy.email', { value })}
      />
      <Fact label={t('user.facts.phone')} value={phone} copyLabel={(value) => t('users.copy.phone', { value })} />
      <Fact
        label={t('user.facts.username')}
        value={user.username}
        copyLabel={(value) => t('users.copy.username', { value })}
      />
      <Fact label={t('user.facts.lastSignIn')}>
        {user.lastSignInAt === null ? t('common.never') : <Timestamp value={user.lastSignInAt} as="relative" />}
      </Fact>
      <Fact label={t('user.facts.created')}>
        <Timestamp value={user.createdAt} />
      </Fact>
      <Fact label={t('user.facts.app')}>
        {user.applicationId === null ? t('user.facts.appNone') : (app?.name ?? user.applicationId)}
      </Fact>
      {user.hasPassword !== undefined && (
        <Fact label={t('user.facts.password')}>
          {user.hasPassword ? t('user.facts.passwordSet') : t('user.facts.passwordNotSet')}
        </Fact>
      )}
    </dl>
  );
}

type FactProps = { label: string } & (
  | { children: ReactNode }
  | { value: string | null; copyLabel: (value: string) => string }
);

function Fact(props: FactProps) {
  const { t } = useTranslation();
  return (
    <div className={classes.fact}>
      <dt className={classes.label}>{props.label}</dt>
      <dd className={classes.value}>
        {'children' in props && props.children}
        {'value' in props && (
          <>
            <span className={classes.text}>{props.value ?? t('common.none')}</span>
            {props.value !== null && <CopyButton value={props.value} label={props.copyLabel(props.value)} />}
          </>
        )}
      </dd>
    </div>
  );
}
