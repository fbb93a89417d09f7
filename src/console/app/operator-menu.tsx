import { ActionIcon, Menu } from '@mantine/core';
import { IconLogout, IconUserCircle } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { forgetKeptLists } from '#console/data/lookup/kept-lists.ts';
import { forgetRecentPeople } from '#console/data/lookup/recent-people.ts';
import { forgetReasons } from '#console/data/reasons.ts';
import { sessionMutations } from '#console/data/session.ts';
import { useOperator } from '#console/parts/use-operator.ts';

/** Who is signed in here, and the way out. */
export function OperatorMenu() {
  const { t } = useTranslation();
  const { operator } = useOperator();
  const signOut = useMutation(sessionMutations.signOut());
  if (operator === undefined) return null;

  const leave = () =>
    signOut.mutate(undefined, {
      // Everything in memory belongs to this operator: the page is loaded anew.
      onSuccess: ({ redirectTo }) => {
        forgetReasons();
        forgetRecentPeople();
        forgetKeptLists();
        window.location.assign(redirectTo ?? '/sign-in');
      },
    });
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={t('session.menu', { name: operator.name })}
          loading={signOut.isPending}
        >
          <IconUserCircle size={20} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {t('session.signedInAs', { name: operator.name })} · {t(`session.role.${operator.role}`)}
        </Menu.Label>
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={leave}>
          {t('session.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
