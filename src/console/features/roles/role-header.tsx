import { Button, Group, Paper, Stack, Text } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import * as z from 'zod/mini';

import { useUrlState } from '#console/lib/use-url-state.ts';
import { Allowed } from '#console/parts/allowed.tsx';
import { CopyableFact, Fact, Facts } from '#console/ui/facts.tsx';
import { ForeignText } from '#console/ui/foreign-text.tsx';
import { PageTitle } from '#console/ui/page-title.tsx';
import type { Role } from '#contract/roles.ts';

import { DeleteRoleDialog } from './delete-role-dialog.tsx';
import { EditRoleDialog } from './edit-role-dialog.tsx';
import { RoleBadges } from './role-badges.tsx';

const urlState = z.object({ dialog: z.catch(z.optional(z.enum(['edit', 'delete'])), undefined) });

/** What the role is, and what can be done about it. */
export function RoleHeader({ role }: { role: Role }) {
  const { t } = useTranslation();
  const { state, replace } = useUrlState(urlState);
  const close = () => replace({ dialog: undefined });
  return (
    <Paper withBorder p="md">
      <Stack gap="md">
        <Group justify="space-between" gap="md">
          <Group gap="md">
            <PageTitle tab={`${role.name} – ${t('roles.title')}`}>{role.name}</PageTitle>
            <RoleBadges role={role} />
          </Group>
          <Allowed deed="roles:write">
            <Group gap="xs">
              <Button
                variant="default"
                leftSection={<IconPencil size={16} aria-hidden />}
                onClick={() => replace({ dialog: 'edit' })}
              >
                {t('roles.edit.open')}
              </Button>
              <Button
                variant="default"
                leftSection={<IconTrash size={16} aria-hidden />}
                onClick={() => replace({ dialog: 'delete' })}
              >
                {t('roles.delete.open')}
              </Button>
            </Group>
          </Allowed>
        </Group>
        <Text>
          <ForeignText>{role.description}</ForeignText>
        </Text>
        <Facts>
          <CopyableFact label={t('user.facts.id')} value={role.id} copyLabel={() => t('roles.copyId')} />
          <Fact label={t('roles.type.label')}>{t(`roles.type.${role.type}`)}</Fact>
          {role.type === 'User' && (
            <Fact label={t('roles.field.isDefault')}>{t(role.isDefault ? 'roles.yes' : 'roles.no')}</Fact>
          )}
        </Facts>
      </Stack>
      <EditRoleDialog role={role} isOpen={state.dialog === 'edit'} onClose={close} />
      <DeleteRoleDialog role={role} isOpen={state.dialog === 'delete'} onClose={close} />
    </Paper>
  );
}
