import { ActionIcon } from '@mantine/core';
import { IconUserCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

import { shownName } from '#console/lib/identifying-text.ts';
import { useOperator } from '#console/shared/operator/use-operator.ts';
import { lazyPart } from '#console/ui/lazy-part.ts';
import { MenuButton } from '#console/ui/menu-button.tsx';

const OperatorOptions = lazyPart(async () => (await import('./operator-options.tsx')).OperatorOptions);

/** Menu with the signed-in operator and "Sign out". */
export function OperatorMenu() {
  const { t } = useTranslation();
  const { operator } = useOperator();
  if (operator === undefined) return null;

  return (
    <MenuButton
      preload={OperatorOptions.preload}
      button={
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={t('app.operator', { name: shownName(operator.name, operator.subject) })}
        >
          <IconUserCircle size={20} aria-hidden />
        </ActionIcon>
      }
    >
      {(place) => <OperatorOptions {...place} operator={operator} />}
    </MenuButton>
  );
}
