import { Button, CloseButton, Group, Input, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { NamedItem } from '#console/api/do-for-each.ts';
import { organizationQueries } from '#console/api/organizations.ts';
import { roleQueries } from '#console/api/roles.ts';
import { Picker, pickerPageSize, usePicks } from '#console/shared/pickers/picker.tsx';
import { ConfirmDialog } from '#console/ui/confirm-dialog.tsx';
import { ForeignText } from '#console/ui/foreign-text.tsx';

import classes from './import.module.css';

type Kind = 'roles' | 'organizations';
type Props = { kind: Kind; chosen: readonly NamedItem[]; onChange: (chosen: readonly NamedItem[]) => void };

/** Roles or organizations that every created user gets. */
export function GroupChoice({ kind, chosen, onChange }: Props) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const close = () => setIsOpen(false);
  const Dialog = kind === 'roles' ? RoleDialog : OrganizationDialog;
  return (
    <Stack gap={4}>
      <Input.Label labelElement="div">{t(`importUsers.${kind}.label`)}</Input.Label>
      {chosen.length > 0 && (
        <ul className={classes.chips} aria-label={t(`importUsers.${kind}.label`)}>
          {chosen.map(({ id, name }) => (
            <li key={id} className={classes.chip}>
              <ForeignText>{name}</ForeignText>
              <CloseButton
                size="sm"
                aria-label={t('importUsers.groups.remove', { name })}
                onClick={() => onChange(chosen.filter((one) => one.id !== id))}
              />
            </li>
          ))}
        </ul>
      )}
      <Group>
        <Button size="xs" variant="default" onClick={() => setIsOpen(true)}>
          {t(`importUsers.${kind}.open`)}
        </Button>
      </Group>
      <Dialog
        isOpen={isOpen}
        chosen={chosen}
        onAdd={(added) => {
          onChange([...chosen, ...added]);
          close();
        }}
        onClose={close}
      />
    </Stack>
  );
}

type DialogProps = {
  isOpen: boolean;
  chosen: readonly NamedItem[];
  onAdd: (added: readonly NamedItem[]) => void;
  onClose: () => void;
};

function RoleDialog({ chosen, ...dialog }: DialogProps) {
  const { t } = useTranslation();
  const picks = usePicks();
  const { page, search } = picks;
  const roles = useQuery({
    ...roleQueries.list({ type: 'User', page, page_size: pickerPageSize, search }),
    enabled: dialog.isOpen,
  });
  return (
    <PickDialog {...dialog} kind="roles" picks={picks}>
      <Picker
        label={t('roles.title')}
        search={{ label: t('roles.search'), placeholder: t('roles.searchPlaceholder') }}
        picks={picks}
        query={roles}
        choiceOf={({ id, name, description }) => ({
          id,
          name,
          description: <ForeignText>{description}</ForeignText>,
          disabledReason: chosen.some((one) => one.id === id) ? t('importUsers.groups.taken') : undefined,
        })}
      />
    </PickDialog>
  );
}

function OrganizationDialog({ chosen, ...dialog }: DialogProps) {
  const { t } = useTranslation();
  const picks = usePicks();
  const { page, search } = picks;
  const organizations = useQuery({
    ...organizationQueries.list({ q: search, page, page_size: pickerPageSize }),
    enabled: dialog.isOpen,
  });
  return (
    <PickDialog {...dialog} kind="organizations" picks={picks}>
      <Picker
        label={t('importUsers.organizations.title')}
        search={{ label: t('organizations.picker.search'), placeholder: t('organizations.picker.placeholder') }}
        picks={picks}
        query={organizations}
        choiceOf={({ id, name, description }) => ({
          id,
          name,
          description: description && <ForeignText>{description}</ForeignText>,
          disabledReason: chosen.some((one) => one.id === id) ? t('importUsers.groups.taken') : undefined,
        })}
      />
    </PickDialog>
  );
}

type PickDialogProps = Omit<DialogProps, 'chosen'> & {
  kind: Kind;
  picks: ReturnType<typeof usePicks>;
  children: ReactNode;
};

function PickDialog({ kind, picks, isOpen, onAdd, onClose, children }: PickDialogProps) {
  const { t } = useTranslation();
  const { picked, clear } = picks;
  const close = () => {
    clear();
    onClose();
  };
  return (
    <ConfirmDialog
      title={t(`importUsers.${kind}.choose`)}
      isOpen={isOpen}
      keepsWork
      isReady={picked.length > 0}
      confirmLabel={t('importUsers.groups.confirm')}
      onConfirm={() => {
        onAdd(picked);
        clear();
      }}
      onClose={close}
    >
      {children}
      <Text size="sm">{t(`importUsers.${kind}.text`)}</Text>
    </ConfirmDialog>
  );
}
