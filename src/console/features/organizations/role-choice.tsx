import { Checkbox, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { organizationQueries } from '#console/api/organizations.ts';
import { Loaded } from '#console/shared/loading/loaded.tsx';
import { ForeignText } from '#console/ui/foreign-text.tsx';
import { TableSkeleton } from '#console/ui/table-skeleton.tsx';

import classes from './organizations.module.css';

type Props = { chosen: readonly string[]; onChange: (roleIds: string[]) => void };

/** Selects organization roles. */
export function RoleChoice({ chosen, onChange }: Props) {
  const { t } = useTranslation();
  const roles = useQuery(organizationQueries.roles());
  return (
    <Loaded query={roles} waiting={<TableSkeleton rows={3} />}>
      {(offered) =>
        offered.length === 0 ? (
          <Text size="sm">{t('organizations.roles.none')}</Text>
        ) : (
          <Checkbox.Group label={t('organizations.roles.title')} value={[...chosen]} onChange={onChange}>
            <Stack gap="xs" p={4} className={classes.roles}>
              {offered.map(({ id, name, description }) => (
                <Checkbox
                  key={id}
                  value={id}
                  label={<ForeignText>{name}</ForeignText>}
                  description={description && <ForeignText>{description}</ForeignText>}
                  classNames={{ labelWrapper: classes.choiceText }}
                />
              ))}
            </Stack>
          </Checkbox.Group>
        )
      }
    </Loaded>
  );
}

/** Returns the role IDs to assign and to remove to get from `current` to `chosen`. */
export const roleChanges = (current: readonly string[], chosen: readonly string[]) => ({
  added: chosen.filter((id) => !current.includes(id)),
  removed: current.filter((id) => !chosen.includes(id)),
});
