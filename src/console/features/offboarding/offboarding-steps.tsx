import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { doForEach, PartlyFailedError } from '#console/api/do-for-each.ts';
import { organizationMutations, organizationQueries } from '#console/api/organizations.ts';
import { roleMutations, roleQueries } from '#console/api/roles.ts';
import { sessionMutations, sessionQueries, type SignOutStep } from '#console/api/sessions.ts';
import { suspensionMutations, suspensionQueries } from '#console/api/suspensions.ts';
import { tokenMutations, tokenQueries } from '#console/api/tokens.ts';
import { userMutations } from '#console/api/user-mutations.ts';
import { formatDateTime } from '#console/lib/format-date.ts';
import { shownName } from '#console/lib/identifying-text.ts';
import { planSignOut } from '#console/shared/account/sign-out-plan.ts';
import {
  type FlowStep,
  type KnownState,
  stateOf,
  type StepState,
} from '#console/shared/guided-flow/use-guided-flow.ts';
import { DateTimeField, futureTime } from '#console/ui/date-time-field.tsx';
import { maxSuspension } from '#contract/suspensions.ts';
import type { User } from '#contract/users.ts';

/** The steps that close the account of a user who leaves, in the order in which they run. */
export function useOffboardingSteps(user: User): FlowStep[] {
  const { t, i18n } = useTranslation();
  const [date, setDate] = useState('');
  const access = useAccess(user.id);
  const tokens = useQuery(tokenQueries.list(user.id));
  const roles = useQuery(roleQueries.ofUser(user.id));
  const organizations = useQuery(organizationQueries.ofUser(user.id));
  const suspension = useQuery({ ...suspensionQueries.ofUser(user.id), enabled: user.isSuspended });
  const end = suspension.data?.end;
  const deleteAt = futureTime(date, maxSuspension);
  const named = (items: readonly { id: string; name: string }[]) => ({
    count: items.length,
    names: items.map(({ name }) => shownName(name)),
  });

  return [
    {
      id: 'suspend',
      title: t('offboarding.suspend.title'),
      text: t('offboarding.suspend.text'),
      permissions: ['users:suspend'],
      state: {
        text: t(user.isSuspended ? 'offboarding.suspend.suspended' : 'offboarding.suspend.active'),
        isDone: user.isSuspended,
      },
      run: (write) => write(userMutations.setSuspended(user.id), true),
    },
    {
      id: 'sessions',
      title: t('offboarding.sessions.title'),
      text: t('offboarding.sessions.text'),
      permissions: ['sessions:revoke'],
      reads: access.reads,
      isVolatile: true,
      state: access.describe((count) => ({
        text: count === 0 ? t('offboarding.sessions.none') : t('offboarding.sessions.state', { count }),
        isDone: count === 0,
      })),
      run: async (write) => {
        const failed = await write(sessionMutations.signOut(user.id), access.plan());
        if (failed.length === 0) return;
        const title = t('offboarding.sessions.title');
        throw new PartlyFailedError(failed.map(({ error }) => ({ id: user.id, name: title, error })));
      },
    },
    {
      id: 'tokens',
      title: t('offboarding.tokens.title'),
      text: t('offboarding.tokens.text'),
      permissions: ['tokens:write'],
      reads: [tokenQueries.list(user.id).queryKey],
      state: stateOf(tokens, (found) => ({
        text:
          found.length === 0
            ? t('offboarding.tokens.none')
            : t('offboarding.tokens.state', { count: found.length, names: found.map(({ name }) => shownName(name)) }),
        isDone: found.length === 0,
      })),
      run: (write) =>
        doForEach(
          (tokens.data ?? []).map(({ name }) => ({ id: name, name })),
          ({ name }) => write(tokenMutations.remove(user.id), name),
        ),
    },
    {
      id: 'roles',
      title: t('offboarding.roles.title'),
      text: t('offboarding.roles.text'),
      permissions: ['roles:assign'],
      reads: [roleQueries.ofUser(user.id).queryKey],
      state: stateOf(roles, (found) => ({
        text: found.length === 0 ? t('offboarding.roles.none') : t('offboarding.roles.state', named(found)),
        isDone: found.length === 0,
      })),
      run: (write) => write(roleMutations.unassign(user.id), roles.data ?? []),
    },
    {
      id: 'organizations',
      title: t('offboarding.organizations.title'),
      text: t('offboarding.organizations.text'),
      permissions: ['organizations:write'],
      reads: [organizationQueries.ofUser(user.id).queryKey],
      state: stateOf(organizations, (found) => ({
        text:
          found.length === 0 ? t('offboarding.organizations.none') : t('offboarding.organizations.state', named(found)),
        isDone: found.length === 0,
      })),
      run: (write) => doForEach(organizations.data ?? [], ({ id }) => write(organizationMutations.leave(user.id), id)),
    },
    {
      id: 'deletion',
      title: t('offboarding.deletion.title'),
      text: t('offboarding.deletion.text'),
      permissions: ['users:delete', 'users:suspend'],
      isChosen: false,
      reads: [suspensionQueries.ofUser(user.id).queryKey],
      state:
        end?.with === 'delete'
          ? { text: t('offboarding.deletion.state', { time: formatDateTime(end.at, i18n.language) }), isDone: true }
          : { text: t('offboarding.deletion.none'), isDone: false },
      isReady: deleteAt !== undefined,
      options: (
        <DateTimeField
          within={maxSuspension}
          label={t('offboarding.deletion.date')}
          value={date}
          onChange={setDate}
          required
        />
      ),
      run: (write) => write(suspensionMutations.suspendUntil(user.id), { with: 'delete', at: deleteAt ?? 0 }),
    },
  ];
}

/** Sessions and all app grants of a user. */
function useAccess(userId: string) {
  const client = useQueryClient();
  const queries = [
    sessionQueries.list(userId),
    sessionQueries.grants(userId, 'firstParty'),
    sessionQueries.grants(userId, 'thirdParty'),
  ] as const;
  const [sessions, firstParty, thirdParty] = [useQuery(queries[0]), useQuery(queries[1]), useQuery(queries[2])];

  return {
    reads: queries.map(({ queryKey }) => queryKey),
    /** The state by their number, or that of the first query without an answer. */
    describe: (describe: (count: number) => KnownState): StepState => {
      const missing = [sessions, firstParty, thirdParty].find(({ data }) => data === undefined);
      if (missing !== undefined)
        return missing.error === null ? 'waiting' : { error: missing.error, retry: missing.refetch };
      return describe([sessions, firstParty, thirdParty].reduce((sum, { data }) => sum + (data?.length ?? 0), 0));
    },
    /** Plans to revoke what is left: an earlier step may have revoked some. */
    plan: (): SignOutStep[] => {
      const access = {
        sessions: client.getQueryData(queries[0].queryKey) ?? [],
        firstParty: client.getQueryData(queries[1].queryKey) ?? [],
        thirdParty: client.getQueryData(queries[2].queryKey) ?? [],
        tokens: [],
      };
      return planSignOut(userId, access, { thirdParty: true, tokens: false });
    },
  };
}
