import { Badge, Button, Group, Paper, Stack, Text } from '@mantine/core';
import { IconPencil, IconShieldLock, IconShieldOff, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { useDialog } from '#console/lib/use-dialog.ts';
import { Allowed } from '#console/shared/operator/allowed.tsx';
import { CopyableFact, Fact, Facts } from '#console/ui/facts.tsx';
import { ForeignText } from '#console/ui/foreign-text.tsx';
import { PageTitle } from '#console/ui/page-title.tsx';
import type { Role } from '#contract/roles.ts';

import { DeleteRoleDialog } from './delete-role-dialog.tsx';
import { RoleBadges } from './role-badges.tsx';
import { EditRoleDialog } from './role-form-dialog.tsx';
import { roleProtectionQueries, ProtectionDialog, ProtectionFact } from './role-protection.tsx';

/** Name and facts of a role, with its actions. */
export function RoleHeader({ role }: { role: Role }) {
  const { t } = useTranslation();
  const dialog = useDialog<'edit' | 'delete' | 'protect' | 'unprotect'>();
  const { data: protection } = useQuery(roleProtectionQueries.of(role.id));
  const isProtected = protection !== undefined && protection.causes.length > 0;
  return (
    <Paper withBorder p="md">
      <Stack gap="md">
        <Group justify="space-between" gap="md">
          <Group gap="md">
            <PageTitle tab={`${role.name} – ${t('roles.title')}`}>{role.name}</PageTitle>
            <RoleBadges role={role} />
            {isProtected && (
              <Badge variant="light" color="orange" tt="none">
                {t('roles.protection.badge')}
              </Badge>
            )}
          </Group>
          <Group gap="xs">
            {protection !== undefined && (
              <Allowed action="protection:write">
                {protection.mark !== null ? (
                  <Button
                    variant="default"
                    leftSection={<IconShieldOff size={16} aria-hidden />}
                    onClick={() => dialog.open('unprotect')}
                  >
                    {t('roles.unprotect.open')}
                  </Button>
                ) : (
                  !isProtected && (
                    <Button
                      variant="default"
                      leftSection={<IconShieldLock size={16} aria-hidden />}
                      onClick={() => dialog.open('protect')}
                    >
                      {t('roles.protect.open')}
                    </Button>
                  )
                )}
              </Allowed>
            )}
            <Allowed action="roles:write" isExplained>
              <Button
                variant="default"
                leftSection={<IconPencil size={16} aria-hidden />}
                onClick={() => dialog.open('edit')}
              >
                {t('roles.edit.open')}
              </Button>
              <Button
                variant="default"
                leftSection={<IconTrash size={16} aria-hidden />}
                onClick={() => dialog.open('delete')}
              >
                {t('roles.delete.open')}
              </Button>
            </Allowed>
          </Group>
        </Group>
        <Text>
          <ForeignText>{role.description}</ForeignText>
        </Text>
        <Facts>
          <CopyableFact label={t('user.facts.id')} value={role.id} copyLabel={() => t('roles.copyId')} />
          <Fact label={t('roles.type.label')}>{t(`roles.type.${role.type}`)}</Fact>
          {role.type === 'User' && (
            <Fact label={t('roles.field.isDefault')}>{t(role.isDefault ? 'changes.yes' : 'changes.no')}</Fact>
          )}
          <ProtectionFact roleId={role.id} />
        </Facts>
      </Stack>
      <EditRoleDialog role={role} isOpen={dialog.isOpen('edit')} onClose={dialog.close} />
      <ProtectionDialog kind="protect" role={role} isOpen={dialog.isOpen('protect')} onClose={dialog.close} />
      <ProtectionDialog kind="unprotect" role={role} isOpen={dialog.isOpen('unprotect')} onClose={dialog.close} />
      <DeleteRoleDialog role={role} isOpen={dialog.isOpen('delete')} onClose={dialog.close} />
    </Paper>
  );
}
