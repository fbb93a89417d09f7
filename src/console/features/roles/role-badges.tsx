import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import type { Role } from '#contract/roles.ts';

/** Badges for default roles and machine-to-machine roles. Only roles for users can be assigned by default (logto-behavior.md#15.2). */
export function RoleBadges({ role }: { role: Role }) {
  const { t } = useTranslation();
  return (
    <>
      {role.type === 'User' && role.isDefault && (
        <Badge variant="light" tt="none">
          {t('roles.default')}
        </Badge>
      )}
      {role.type === 'MachineToMachine' && (
        <Badge variant="light" color="gray" tt="none">
          {t('roles.type.MachineToMachine')}
        </Badge>
      )}
    </>
  );
}
