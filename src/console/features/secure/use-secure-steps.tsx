import { Checkbox, Stack } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { i18n, TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { accountMutation } from '#console/api/account-change.ts';
import { doForEach, PartlyFailedError } from '#console/api/do-for-each.ts';
import { type FieldChange, fieldKey } from '#console/api/field-changes.ts';
import { identityMutations } from '#console/api/identities.ts';
import { mfaMutations, mfaQueries, removalOrder } from '#console/api/mfa.ts';
import { sessionMutations, sessionQueries, type SignOutStep } from '#console/api/sessions.ts';
import { tokenMutations, tokenQueries } from '#console/api/tokens.ts';
import { type GeneratedPassword, userMutations } from '#console/api/user-mutations.ts';
import { userQueries } from '#console/api/users.ts';
import { hasText } from '#console/i18n/has-text.ts';
import { formatDate, formatDateTime } from '#console/lib/format-date.ts';
import { shownName } from '#console/lib/identifying-text.ts';
import { CanceledEnd } from '#console/shared/account/canceled-end.tsx';
import { useRecovery } from '#console/shared/account/password-recovery.tsx';
import { type Access, planSignOut } from '#console/shared/account/sign-out-plan.ts';
import { operatorText } from '#console/shared/audit/event-texts.ts';
import { type FlowStep, type StepState, type StepWrite, stateOf } from '#console/shared/guided-flow/use-guided-flow.ts';
import { CheckedGroup } from '#console/ui/submission.tsx';
import type { MfaVerification } from '#contract/mfa.ts';
import type { User } from '#contract/users.ts';

import { formerIdentifiers } from './identifier-changes.ts';
import { identifierText, identityText } from './secure-texts.ts';
import type { useRecentChanges } from './use-recent-changes.ts';

type Recent = ReturnType<typeof useRecentChanges>;

type Options = {
  user: User;
  /** Changes after this time are recent, in ms since the epoch. */
  since: number;
  recent: Recent;
  password: GeneratedPassword | undefined;
  onPassword: (password: GeneratedPassword) => void;
};

/** The steps that secure an account, in the order in which they run. */
export function useSecureSteps({ user, since, recent, password, onPassword }: Options): FlowStep[] {
  const { t, i18n } = useTranslation();
  const access = useAccess(user.id);
  const tokens = useQuery(tokenQueries.list(user.id));
  const factors = useQuery(mfaQueries.list(user.id));
  const recovery = useRecovery(user);
  const former = formerIdentifiers(recent.changes, user);
  const recentFactors = (factors.data ?? []).filter(({ createdAt }) => Date.parse(createdAt) >= since);
  const chosenFactors = useChosen(recentFactors.map(({ id }) => id));
  const chosenIdentities = useChosen([]);
  const chosenIdentifiers = useChosen(former.map(fieldKey));

  const isReplaced = password !== undefined;
  const factorLabel = ({ type, name, createdAt }: MfaVerification): string => {
    const key = `user.factor.${type}`;
    const values = { factor: hasText(key) ? t(key) : type, date: formatDate(Date.parse(createdAt), i18n.language) };
    return name === undefined ? t('secure.factors.factor', values) : t('secure.factors.named', { ...values, name });
  };

  return [
    {
      id: 'suspend',
      title: t('secure.suspend.title'),
      text: t('secure.suspend.text'),
      permissions: ['users:suspend'],
      state: { text: t(user.isSuspended ? 'user.suspended' : 'user.active'), isDone: user.isSuspended },
      run: (write) => write(userMutations.setSuspended(user.id), true),
    },
    {
      id: 'password',
      title: t('secure.password.title'),
      text: t('secure.password.text'),
      permissions: ['passwords:reset'],
      // Nothing is stated by default.
      isChosen: recovery.mustState === false,
      isReady: recovery.isReady,
      reads: recent.reads,
      state: isReplaced
        ? { text: t('secure.password.replaced'), isDone: true }
        : passwordState(user, recent, recovery, t, i18n),
      options: recovery.notice,
      run: async (write) => onPassword(await write(userMutations.setGeneratedPassword(user.id), recovery.statement)),
    },
    {
      id: 'sessions',
      title: t('secure.sessions.title'),
      text: t('secure.sessions.text'),
      permissions: ['sessions:revoke'],
      reads: userQueries.access(user.id),
      isVolatile: true,
      state: access.ownState((count) => (count === 0 ? t('secure.nothing') : t('secure.sessions.state', { count }))),
      run: (write) => signOut(write, access.ownPlan(), t('secure.sessions.title')),
    },
    {
      id: 'grants',
      title: t('secure.grants.title'),
      text: t('secure.grants.text'),
      permissions: ['sessions:revoke'],
      reads: userQueries.access(user.id),
      isVolatile: true,
      state: stateOf(access.thirdParty, (found) => ({
        text:
          found.length === 0
            ? t('secure.nothing')
            : t('secure.grants.state', {
                count: found.length,
                names: found.map(({ application, payload }) => application?.name ?? payload.clientId),
              }),
        isDone: found.length === 0,
      })),
      run: (write) => signOut(write, access.thirdPartyPlan(), t('secure.grants.title')),
    },
    {
      id: 'tokens',
      title: t('secure.tokens.title'),
      text: t('secure.tokens.text'),
      permissions: ['tokens:write'],
      reads: [tokenQueries.list(user.id).queryKey],
      state: stateOf(tokens, (found) => ({
        text:
          found.length === 0
            ? t('secure.nothing')
            : t('secure.tokens.state', { count: found.length, names: found.map(({ name }) => shownName(name)) }),
        isDone: found.length === 0,
      })),
      run: (write) =>
        doForEach(
          (tokens.data ?? []).map(({ name }) => ({ id: name, name })),
          ({ name }) => write(tokenMutations.remove(user.id), name),
        ),
    },
    {
      id: 'factors',
      title: t('secure.factors.title'),
      text: t('secure.factors.text'),
      permissions: ['mfa:reset'],
      isChosen: recentFactors.length > 0,
      isReady: chosenFactors.ids.length > 0,
      reads: [mfaQueries.list(user.id).queryKey],
      state: stateOf(factors, (found) => ({
        items: itemsOf(found),
        text: found.length === 0 ? t('secure.nothing') : t('secure.factors.state', { count: found.length }),
        isDone: found.length === 0,
      })),
      options: (
        <Choices
          label={t('secure.factors.choose')}
          choices={(factors.data ?? []).map((factor) => ({ id: factor.id, label: factorLabel(factor) }))}
          chosen={chosenFactors}
        />
      ),
      run: async (write) => {
        const chosen = (factors.data ?? []).filter(({ id }) => chosenFactors.ids.includes(id));
        const failed = await write(mfaMutations.removeAll(user.id), removalOrder(chosen));
        throwIfAny(failed.map(({ factor, error }) => ({ id: factor.id, name: factorLabel(factor), error })));
      },
    },
    {
      id: 'linked-accounts',
      title: t('secure.identities.title'),
      text: t('secure.identities.text'),
      permissions: ['identities:unlink'],
      isChosen: false,
      isReady: chosenIdentities.ids.length > 0,
      state: {
        items: itemsOf(Object.values(user.identities).map(({ userId }) => ({ id: userId }))),
        text:
          Object.keys(user.identities).length === 0
            ? t('secure.nothing')
            : Object.keys(user.identities).join(t('controls.comma')),
        isDone: Object.keys(user.identities).length === 0,
      },
      options: (
        <Choices
          label={t('secure.identities.choose')}
          choices={Object.entries(user.identities).map(([target, identity]) => ({
            id: target,
            label: identityText(target, identity, t),
          }))}
          chosen={chosenIdentities}
        />
      ),
      run: (write) =>
        doForEach(
          chosenIdentities.ids.map((target) => ({ id: target, name: target })),
          async ({ id }) => void (await write(identityMutations.unlink(user.id), id)),
        ),
    },
    {
      id: 'identifiers',
      title: t('secure.identifiers.title'),
      text: t('secure.identifiers.text'),
      permissions: ['users:write-identifiers'],
      isChosen: false,
      isReady: chosenIdentifiers.ids.length > 0,
      reads: recent.reads,
      state: stateOf(recent.history, () => ({
        items: JSON.stringify(former),
        text:
          former.length === 0
            ? t('secure.identifiers.nothing')
            : t('secure.identifiers.state', { count: former.length }),
        isDone: former.length === 0,
      })),
      options: (
        <Choices
          label={t('secure.identifiers.choose')}
          choices={former.map((change: FieldChange) => ({ id: fieldKey(change), label: identifierText(change, t) }))}
          chosen={chosenIdentifiers}
        />
      ),
      run: (write) =>
        write(accountMutation(), {
          known: user,
          changes: former.filter((change) => chosenIdentifiers.ids.includes(fieldKey(change))),
        }),
    },
    {
      id: 'restore',
      title: t('secure.restore.title'),
      text: t('secure.restore.text'),
      permissions: ['users:restore'],
      isChosen: false,
      state: { text: t(user.isSuspended ? 'user.suspended' : 'user.active'), isDone: !user.isSuspended },
      options: <CanceledEnd user={user} />,
      run: (write) => write(userMutations.setSuspended(user.id), false),
    },
  ];

  async function signOut(write: StepWrite, plan: readonly SignOutStep[], name: string): Promise<void> {
    const failed = await write(sessionMutations.signOut(user.id), plan);
    throwIfAny(failed.map(({ error }) => ({ id: user.id, name, error })));
  }
}

/** The password, and who changed it last: another operator may have replaced it just now. */
function passwordState(
  user: User,
  { history, activity, password }: Recent,
  { mustState, failure }: ReturnType<typeof useRecovery>,
  t: TFunction,
  { language }: i18n,
): StepState {
  if (user.hasPassword === false) return { text: t('secure.password.none'), isDone: true };
  if (failure !== undefined) return failure;
  if (mustState === undefined) return 'waiting';
  // If they can't be read, the password can still be replaced.
  if (history.isPending || activity.isPending) return 'waiting';
  const { byOperator, byUser } = password;
  if (byUser !== undefined && byUser.createdAt > (byOperator?.at ?? 0)) {
    const time = formatDateTime(byUser.createdAt, language);
    return { text: t('secure.password.byUser', { time }), isDone: false, items: byUser.id };
  }
  if (byOperator === undefined) return { text: t('secure.password.set'), isDone: false };
  const values = { operator: operatorText(byOperator, t), time: formatDateTime(byOperator.at, language) };
  return { text: t('secure.password.byOperator', values), isDone: false, items: String(byOperator.sequence) };
}

const itemsOf = (found: readonly { id: string }[]): string =>
  found
    .map(({ id }) => id)
    .sort()
    .join(' ');

function throwIfAny(failures: PartlyFailedError['failures']): void {
  if (failures.length > 0) throw new PartlyFailedError(failures);
}

type Chosen = { ids: readonly string[]; toggle: (id: string) => void };

/** Chosen items: those of `initial` until the operator changes the choice. */
function useChosen(initial: readonly string[]): Chosen {
  const [chosen, setChosen] = useState<readonly string[]>();
  const ids = chosen ?? initial;
  return { ids, toggle: (id) => setChosen(ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id]) };
}

type ChoicesProps = { label: string; choices: readonly { id: string; label: string }[]; chosen: Chosen };

function Choices({ label, choices, chosen }: ChoicesProps) {
  const { t } = useTranslation();
  return (
    <CheckedGroup problem={chosen.ids.length === 0 ? t('controls.chooseSome') : undefined}>
      <Stack gap={6} role="group" aria-label={label}>
        {choices.map(({ id, label: text }) => (
          <Checkbox key={id} label={text} checked={chosen.ids.includes(id)} onChange={() => chosen.toggle(id)} />
        ))}
      </Stack>
    </CheckedGroup>
  );
}

/** Sessions and app grants of a user. The plans read the cache, because an earlier step may have revoked some. */
function useAccess(userId: string) {
  const client = useQueryClient();
  const queries = {
    sessions: sessionQueries.list(userId),
    firstParty: sessionQueries.grants(userId, 'firstParty'),
    thirdParty: sessionQueries.grants(userId, 'thirdParty'),
  };
  const sessions = useQuery(queries.sessions);
  const firstParty = useQuery(queries.firstParty);
  const thirdParty = useQuery(queries.thirdParty);
  const planOf = (given: Access): SignOutStep[] => planSignOut(userId, given, { thirdParty: true, tokens: false });
  return {
    thirdParty,
    /** The state of sessions and first-party grants. */
    ownState: (describe: (count: number) => string): StepState => {
      const first = stateOf(sessions, () => ({ text: '', isDone: true }));
      if (first === 'waiting' || 'error' in first) return first;
      return stateOf(firstParty, (grants) => {
        const count = (sessions.data?.length ?? 0) + grants.length;
        return { text: describe(count), isDone: count === 0 };
      });
    },
    ownPlan: () =>
      planOf({
        ...noAccess,
        sessions: client.getQueryData(queries.sessions.queryKey) ?? [],
        firstParty: client.getQueryData(queries.firstParty.queryKey) ?? [],
      }),
    thirdPartyPlan: () => planOf({ ...noAccess, thirdParty: client.getQueryData(queries.thirdParty.queryKey) ?? [] }),
  };
}

const noAccess: Access = { sessions: [], firstParty: [], thirdParty: [], tokens: [] };
