import { Menu, Text } from '@mantine/core';
import { IconLogout } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

import { explainError } from '#console/api/explain-error.ts';
import { currentSessionMutations } from '#console/api/session.ts';
import { shownName } from '#console/lib/identifying-text.ts';
import { savePreferences } from '#console/lib/save-preferences.ts';
import { useMutationOnce } from '#console/shared/write/use-mutation-once.ts';
import { type MenuPlace, OpenMenu } from '#console/ui/open-menu.tsx';
import type { Operator } from '#contract/operators.ts';

type Props = MenuPlace & { operator: Operator };

export function OperatorOptions({ operator, ...place }: Props) {
  const { t } = useTranslation();
  const signOut = useMutationOnce(currentSessionMutations.signOut());

  const leave = () => {
    const keepOnlyPreferences = savePreferences();
    signOut.mutate(undefined, {
      // Loads a new page, because all data in memory belongs to this operator.
      onSuccess: ({ redirectTo }) => {
        keepOnlyPreferences();
        document.body.hidden = true;
        window.location.assign(redirectTo ?? '/sign-in');
      },
    });
  };
  return (
    <OpenMenu {...place} position="bottom-end">
      <Menu.Label>
        {t('session.signedInAs', { name: shownName(operator.name, operator.subject) })} ·{' '}
        {t(`session.role.${operator.role}`)}
      </Menu.Label>
      <Menu.Item
        leftSection={<IconLogout size={16} aria-hidden />}
        closeMenuOnClick={false}
        disabled={signOut.isPending}
        onClick={leave}
      >
        {t('session.signOut')}
      </Menu.Item>
      {signOut.error !== null && (
        <Text size="sm" c="red" px="sm" pb="xs" maw={280} role="alert">
          {t('session.signOutFailed')}
          {t('common.gap')}
          {explainError(signOut.error, t).message}
        </Text>
      )}
    </OpenMenu>
  );
}
