import { Anchor, Skeleton, Text, Group } from '@mantine/core';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';

import { accountQueries, failuresOf, type Latest } from '#console/api/account.ts';
import { displayPhone } from '#console/api/display-name.ts';
import { failureReason } from '#console/api/failure-reason.ts';
import { mfaQueries } from '#console/api/mfa.ts';
import { organizationQueries } from '#console/api/organizations.ts';
import { sessionQueries } from '#console/api/sessions.ts';
import { insertable } from '#console/lib/insertable.ts';
import { paths } from '#console/lib/paths.ts';
import { useAppName } from '#console/shared/account/use-app-name.ts';
import { isNotOffered } from '#console/shared/loading/loaded.tsx';
import { CopyableFact, Fact, Facts } from '#console/ui/facts.tsx';
import { ForeignText } from '#console/ui/foreign-text.tsx';
import { Timestamp } from '#console/ui/timestamp.tsx';
import { isMasked } from '#contract/masking.ts';
import type { MfaVerification } from '#contract/mfa.ts';
import type { User } from '#contract/users.ts';

import type { KnownAttempts } from './use-attempts.ts';
import classes from './user-facts.module.css';

type Props = { user: User; attempts: KnownAttempts; since: number };

/** Overview of the account. Each fact has its own query and links to its section. */
export function UserFacts({ user, attempts, since }: Props) {
  const { t } = useTranslation();
  const [isUnfolded, setIsUnfolded] = useState(false);
  const latest = useQuery(accountQueries.latest(user.id));
  const factors = useQuery(mfaQueries.list(user.id));
  const sessions = useQuery(sessionQueries.list(user.id));
  const roles = useQuery(accountQueries.roles(user.id));
  const organizations = useQuery(organizationQueries.ofUser(user.id));

  const appName = useAppName();
  const phone = user.primaryPhone === null ? null : displayPhone(user.primaryPhone);
  const missing = [
    { label: t('user.facts.factors'), error: factors.error },
    { label: t('user.facts.sessions'), error: sessions.error },
    { label: t('user.facts.roles'), error: roles.error },
    { label: t('user.facts.organizations'), error: organizations.error },
  ].filter(({ error }) => isNotOffered(error));

  return (
    <div className={isUnfolded ? undefined : classes.folded}>
      <Facts>
        <CopyableFact label={t('user.facts.id')} value={user.id} copyLabel={() => t('user.copyId')} />
        <CopyableFact
          label={t('user.facts.email')}
          value={user.primaryEmail}
          isNotCopyable={isMasked(user.primaryEmail)}
          copyLabel={(value) => t('users.copy.email', { value })}
        />
        <CopyableFact
          label={t('user.facts.phone')}
          value={phone}
          isNotCopyable={isMasked(phone)}
          copyLabel={(value) => t('users.copy.phone', { value })}
        />
        <CopyableFact
          label={t('user.facts.username')}
          value={user.username}
          isNotCopyable={isMasked(user.username)}
          copyLabel={(value) => t('users.copy.username', { value })}
        />
        <Fact label={t('user.facts.lastSignIn')}>
          <LastSignIn at={user.lastSignInAt} latest={latest.data} appName={appName} />
        </Fact>
        {user.hasPassword !== undefined && (
          <Fact label={t('user.facts.password')}>
            {user.hasPassword ? t('user.facts.passwordSet') : t('user.facts.passwordNotSet')}
          </Fact>
        )}
        <LoadedFact label={t('user.facts.factors')} query={factors}>
          {(all) => <FactLink to={paths.userSignInMethods(user.id)} names={factorNames(all)} />}
        </LoadedFact>
        <LoadedFact label={t('user.facts.sessions')} query={sessions}>
          {({ length }) => (
            <FactLink
              to={paths.userSessions(user.id)}
              names={length === 0 ? [] : [t('user.facts.active', { count: length })]}
            />
          )}
        </LoadedFact>
        <LoadedFact label={t('user.facts.roles')} query={roles}>
          {({ items, total }) => (
            <FactLink to={paths.userRoles(user.id)} names={items.map(({ name }) => name)} total={total} />
          )}
        </LoadedFact>
        <LoadedFact label={t('user.facts.organizations')} query={organizations}>
          {(all) => <FactLink to={paths.userOrganizations(user.id)} names={all.map(({ name }) => name)} />}
        </LoadedFact>
        <Fact label={t('user.facts.created')}>
          <Timestamp value={user.createdAt} />
        </Fact>
        <Fact label={t('user.facts.changed')}>
          <Timestamp value={user.updatedAt} />
        </Fact>
        <Fact label={t('user.facts.app')}>
          {user.applicationId === null ? (
            t('user.facts.appNone')
          ) : (
            <ForeignText>{appName(user.applicationId)}</ForeignText>
          )}
        </Fact>
        <Fact label={t('user.facts.lastFailure')} isWide>
          <LastFailure user={user} attempts={attempts} latest={latest.data} since={since} />
        </Fact>
      </Facts>
      {missing.length > 0 && (
        <Text size="xs" c="dimmed" mt="xs">
          {t('user.facts.notOffered', { facts: missing.map(({ label }) => label) })}
        </Text>
      )}
      <Anchor
        component="button"
        type="button"
        size="sm"
        className={classes.toggle}
        aria-expanded={isUnfolded}
        onClick={() => setIsUnfolded(!isUnfolded)}
      >
        {t(isUnfolded ? 'user.facts.less' : 'user.facts.more')}
      </Anchor>
    </div>
  );

  function factorNames(all: readonly MfaVerification[]): string[] {
    return [...new Set(all.map(({ type }) => type))].map((type) =>
      t(`user.factor.${type as 'Totp'}`, { defaultValue: type }),
    );
  }
}

type FactLinkProps = { to: string; names: readonly string[]; total?: number };

/** Number of names shown; the rest is counted. */
const maxNames = 2;

function FactLink({ to, names, total = names.length }: FactLinkProps) {
  const { t } = useTranslation();
  const { state } = useLocation();
  const shown = names.slice(0, maxNames).map(insertable).join(t('controls.comma'));
  return (
    <Anchor component={Link} to={to} state={state} size="sm">
      {shown === '' && t('common.none')}
      {shown}
      {total > maxNames &&
        names.length > 0 &&
        t('common.gap') + t('user.facts.andMore', { count: total - Math.min(maxNames, names.length) })}
    </Anchor>
  );
}

type LastSignInProps = { at: number | null; latest: Latest | undefined; appName: (id: string) => string };

/** Tolerance in ms: an entry older than `lastSignInAt` by more is about an earlier sign-in. */
const tolerance = 5 * 60_000;

function LastSignIn({ at, latest, appName }: LastSignInProps) {
  const { t } = useTranslation();
  if (at === null) return t('common.never');
  const entry = latest?.signIn;
  const app = entry !== undefined && entry.createdAt >= at - tolerance ? entry.payload.applicationId : undefined;
  return (
    <span>
      <Timestamp value={at} as="relative" />
      {app !== undefined && t('common.gap') + t('user.facts.via', { app: appName(app) })}
    </span>
  );
}

type LastFailureProps = { user: User; attempts: KnownAttempts; latest: Latest | undefined; since: number };

/** The last failure found. There may be others, as most failures name no user. */
function LastFailure({ user, attempts, latest, since }: LastFailureProps) {
  const { t } = useTranslation();
  const location = useLocation();
  const own = latest?.failure !== undefined && latest.failure.createdAt >= since ? [latest.failure] : [];
  const { data, maySee, isChecking, isError, check } = attempts;
  const typed = data === undefined ? [] : failuresOf(user, data);
  const [last] = [...typed, ...own].sort((a, b) => b.createdAt - a.createdAt);
  if (last === undefined && data === undefined && isChecking) return <Skeleton height={14} width={90} aria-busy />;
  if (last === undefined && data === undefined && maySee) {
    const fact = t('user.facts.lastFailure');
    const name = isError ? t('user.facts.retryFor', { fact }) : t('user.facts.checkFor', { fact });
    return (
      <Anchor component="button" type="button" size="sm" aria-label={name} onClick={check}>
        {t(isError ? 'user.facts.retry' : 'user.facts.check')}
      </Anchor>
    );
  }
  if (last === undefined) return t(maySee ? 'user.facts.noFailure' : 'user.facts.hidden');
  return (
    <span>
      <Anchor component={Link} to={paths.log(last.id)} state={{ from: location.pathname }} size="sm">
        {failureReason(last, t) ?? last.key}
      </Anchor>{' '}
      <Timestamp value={last.createdAt} as="relative" />
    </span>
  );
}

type ContentProps<T> = { label: string; query: UseQueryResult<T>; children: (data: T) => ReactNode };

type LoadedFactProps<T> = ContentProps<T> & { isWide?: boolean };

/** Fact with its own query, which shows loading and failure in its place. */
function LoadedFact<T>({ label, query, isWide = false, children }: LoadedFactProps<T>) {
  if (isNotOffered(query.error)) return null;
  return (
    <Fact label={label} isWide={isWide}>
      <Content label={label} query={query}>
        {children}
      </Content>
    </Fact>
  );
}

function Content<T>({ label, query, children }: ContentProps<T>) {
  const { t } = useTranslation();
  if (query.data !== undefined) return children(query.data);
  if (!query.isError) return <Skeleton height={14} width={90} aria-busy />;
  return (
    <Group gap="xs" wrap="nowrap">
      —
      <Anchor
        component="button"
        type="button"
        size="sm"
        aria-label={t('user.facts.retryFor', { fact: label })}
        onClick={() => void query.refetch()}
      >
        {t('user.facts.retry')}
      </Anchor>
    </Group>
  );
}
