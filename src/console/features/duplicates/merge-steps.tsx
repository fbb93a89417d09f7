import { Text } from '@mantine/core';
import { type QueryKey, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { accountMutation } from '#console/api/account-change.ts';
import { displayName } from '#console/api/display-name.ts';
import { organizationMutations, organizationQueries } from '#console/api/organizations.ts';
import { roleMutations, roleQueries } from '#console/api/roles.ts';
import { userMutations } from '#console/api/user-mutations.ts';
import { userQueries } from '#console/api/users.ts';
import { GuidedFlow } from '#console/shared/guided-flow/guided-flow.tsx';
import {
  type FlowStep,
  type KnownState,
  type StepState,
  stateOf,
} from '#console/shared/guided-flow/use-guided-flow.ts';
import { useOperator } from '#console/shared/operator/use-operator.ts';
import { isTypedName, TypedNameField } from '#console/ui/typed-name-field.tsx';
import type { User } from '#contract/users.ts';

import { planCustomData, planOrganizations, planRoles } from './plan-merge.ts';

type Props = { kept: User; other: User; isDeleted: boolean; onDeleted: () => void };

/** The steps that copy from a duplicate what the API can copy, and close it. */
export function MergeSteps({ kept, other, isDeleted, onDeleted }: Props) {
  const { t } = useTranslation();
  const { may } = useOperator();
  const [keptRoles, otherRoles] = [useQuery(roleQueries.ofUser(kept.id)), useQuery(roleQueries.ofUser(other.id))];
  const keptOrganizations = useQuery(organizationQueries.ofUser(kept.id));
  const otherOrganizations = useQuery(organizationQueries.ofUser(other.id));
  const [typed, setTyped] = useState('');

  const customData = planCustomData(kept.customData, other.customData);
  const roles = planRoles(keptRoles.data ?? [], otherRoles.data ?? []);
  const organizations = planOrganizations(keptOrganizations.data ?? [], otherOrganizations.data ?? []);
  const missing = (names: readonly string[]): KnownState =>
    names.length === 0
      ? { text: t('duplicates.steps.nothing'), isDone: true }
      : { text: t('duplicates.steps.missing', { names }), isDone: false };
  const otherName = displayName(other);
  const isConfirmed = isTypedName(typed, { name: otherName, id: other.id });

  // The duplicate can't be read once it is deleted.
  const readsOf = (keyOf: (userId: string) => QueryKey) =>
    (isDeleted ? [kept] : [kept, other]).map(({ id }) => keyOf(id));

  const steps: FlowStep[] = [
    {
      id: 'custom-data',
      title: t('duplicates.steps.customData'),
      text: t('duplicates.steps.customDataText'),
      // Masked values must not be copied.
      permissions: ['users:write-custom-data', 'users:unmask'],
      reads: readsOf(userQueries.one),
      state: may('users:unmask')
        ? missing(customData.changes.map(({ name }) => name))
        : { text: t('duplicates.steps.hidden'), isDone: true },
      options: customData.conflicts.length > 0 && (
        <Text size="sm">{t('duplicates.steps.customDataConflicts', { keys: customData.conflicts })}</Text>
      ),
      run: (write) => write(accountMutation(), { known: kept, changes: customData.changes }),
    },
    {
      id: 'roles',
      title: t('duplicates.steps.roles'),
      text: t('duplicates.steps.rolesText'),
      permissions: ['roles:assign'],
      reads: readsOf((id) => roleQueries.ofUser(id).queryKey),
      state: bothKnown(
        stateOf(otherRoles, () => missing([])),
        stateOf(keptRoles, () => missing(roles.map(({ name }) => name))),
      ),
      run: (write) => write(roleMutations.assign(kept.id), roles),
    },
    {
      id: 'organizations',
      title: t('duplicates.steps.organizations'),
      text: t('duplicates.steps.organizationsText'),
      permissions: ['organizations:write'],
      reads: readsOf((id) => organizationQueries.ofUser(id).queryKey),
      state: bothKnown(
        stateOf(otherOrganizations, () => missing([])),
        stateOf(keptOrganizations, () => missing(organizations.map(({ name }) => name))),
      ),
      run: async (write) => {
        for (const { joining, change } of organizations) {
          // One after the other, because each organization is a request of its own.
          await (joining === undefined
            ? write(organizationMutations.changeRoles(kept.id), change)
            : write(organizationMutations.join(kept.id), joining));
        }
      },
    },
    {
      id: 'suspend',
      title: t('duplicates.steps.suspend'),
      text: t('duplicates.steps.suspendText'),
      permissions: ['users:suspend'],
      isOnOther: true,
      state: {
        text: t(isDeleted ? 'duplicates.steps.removed' : other.isSuspended ? 'user.suspended' : 'user.active'),
        isDone: other.isSuspended || isDeleted,
      },
      run: (write) => write(userMutations.setSuspended(other.id), true),
    },
    {
      id: 'delete',
      title: t('duplicates.steps.remove'),
      text: t('duplicates.steps.removeText'),
      permissions: ['users:delete'],
      isOnOther: true,
      isChosen: false,
      isReady: isConfirmed,
      state: { text: t(isDeleted ? 'duplicates.steps.removed' : 'duplicates.steps.exists'), isDone: isDeleted },
      options: <TypedNameField name={otherName} id={other.id} value={typed} onChange={setTyped} />,
      run: async (write) => {
        await write(userMutations.remove(other.id), undefined);
        onDeleted();
      },
    },
  ];
  return <GuidedFlow user={kept} other={other} flow="merge" steps={steps} />;
}

/** The second state, once the first is known too. */
const bothKnown = (first: StepState, second: StepState): StepState =>
  first === 'waiting' || 'error' in first ? first : second;
