import { ActionIcon } from '@mantine/core';
import { IconUserCircle } from '@tabler/icons-react';
import { lazy } from 'react';
import { useTranslation } from 'react-i18next';

import { useOperator } from '#console/parts/use-operator.ts';
import { MenuButton } from '#console/ui/menu-button.tsx';

const loadOptions = () => import('./operator-options.tsx');
const OperatorOptions = lazy(async () => ({ default: (await loadOptions()).OperatorOptions }));

/** Who is signed in here, and the way out. */
export function OperatorMenu() {
  const { t } = useTranslation();
  const { operator } = useOperator();
  if (operator === undefined) return null;

  return (
    <MenuButton
      preload={loadOptions}
      button={
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('session.menu', { name: operator.name })}>
          <IconUserCircle size={20} aria-hidden />
        </ActionIcon>
      }
    >
      {(place) => <OperatorOptions {...place} operator={operator} />}
    </MenuButton>
  );
}
