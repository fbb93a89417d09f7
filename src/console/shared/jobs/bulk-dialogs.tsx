import { Checkbox, Radio, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useMounted } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { roleQueries } from '#console/api/roles.ts';
import { OrganizationChoice } from '#console/shared/pickers/organization-choice.tsx';
import { Picker, pickerPageSize, usePicks } from '#console/shared/pickers/picker.tsx';
import { type ShownWrite, WriteDialog } from '#console/shared/write/write-dialog.tsx';
import { ForeignText } from '#console/ui/foreign-text.tsx';
import { CheckedField } from '#console/ui/submission.tsx';
import { verbatim } from '#console/ui/verbatim.ts';
import type { BulkChange } from '#contract/jobs.ts';
import type { Organization } from '#contract/organizations.ts';

import type { AskingAction } from './asking-actions.ts';

type Props = {
  action: AskingAction;
  isOpen: boolean;
  selectedUsers: string;
  /** The creation of the job. */
  write: ShownWrite;
  focusFallback: RefObject<HTMLElement | null>;
  onCreate: (change: BulkChange) => void;
  onClose: () => void;
};

/** Asks for the parameters of an action on many users. */
export function BulkDialogs({ action, ...props }: Props) {
  switch (action) {
    case 'assign-roles':
    case 'remove-roles':
      return <RolesDialog action={action} {...props} />;
    case 'add-to-organization':
    case 'remove-from-organization':
      return <OrganizationDialog action={action} {...props} />;
    case 'set-custom-data':
      return <CustomDataDialog action={action} {...props} />;
    case 'delete':
      return <DeleteDialog action={action} {...props} />;
  }
}

type FrameProps<Action> = Omit<Props, 'action'> & { action: Action };

type DialogProps = Omit<Props, 'onCreate'> & {
  change: BulkChange | undefined;
  onCreate: Props['onCreate'];
  children: ReactNode;
};

/** The dialog around the parameters: confirming it leads to the preview. `change` is undefined while something is missing. */
function ParameterDialog({
  action,
  isOpen,
  selectedUsers,
  write,
  focusFallback,
  change,
  onCreate,
  onClose,
  children,
}: DialogProps) {
  const { t } = useTranslation();
  // Opens after mounting, so that the focus is returned to the menu's button.
  const isMounted = useMounted();
  return (
    <WriteDialog
      write={write}
      title={t(`jobs.kind.${action}`)}
      isOpen={isOpen && isMounted}
      keepsWork
      isReady={change !== undefined}
      confirmLabel={t('jobs.selection.preview')}
      focusFallback={focusFallback}
      onConfirm={() => change !== undefined && onCreate(change)}
      onClose={onClose}
    >
      <Text size="sm" c="dimmed">
        {selectedUsers}
      </Text>
      {children}
      <Text size="sm">{t('jobs.selection.previewFirst')}</Text>
    </WriteDialog>
  );
}

function RolesDialog({ action, ...props }: FrameProps<'assign-roles' | 'remove-roles'>) {
  const { t } = useTranslation();
  const picks = usePicks();
  const roles = useQuery(
    roleQueries.list({ type: 'User', page: picks.page, page_size: pickerPageSize, search: picks.search }),
  );
  const roleIds = picks.picked.map(({ id }) => id);
  return (
    <ParameterDialog {...props} action={action} change={roleIds.length === 0 ? undefined : { action, roleIds }}>
      <Picker
        label={t('roles.title')}
        search={{ label: t('roles.search'), placeholder: t('roles.searchPlaceholder') }}
        picks={picks}
        query={roles}
        choiceOf={({ id, name, description }) => ({
          id,
          name,
          description: <ForeignText>{description}</ForeignText>,
        })}
      />
    </ParameterDialog>
  );
}

function OrganizationDialog({ action, ...props }: FrameProps<'add-to-organization' | 'remove-from-organization'>) {
  const [organization, setOrganization] = useState<Organization>();
  return (
    <ParameterDialog {...props} action={action} change={organization && { action, organizationId: organization.id }}>
      <OrganizationChoice joined={[]} chosen={organization} onChoose={setOrganization} />
    </ParameterDialog>
  );
}

const modes = ['set', 'remove'] as const;

function CustomDataDialog({ action, ...props }: FrameProps<'set-custom-data'>) {
  const { t } = useTranslation();
  const [key, setKey] = useState('');
  const [mode, setMode] = useState<(typeof modes)[number]>('set');
  const [text, setText] = useState('');
  const value = parsed(text);
  const isKey = key.trim() !== '';
  const change: BulkChange | undefined = !isKey
    ? undefined
    : mode === 'remove'
      ? { action, key }
      : value && { action, key, value: value.value };
  return (
    <ParameterDialog {...props} action={action} change={change}>
      <CheckedField problem={isKey ? undefined : t('jobs.selection.customData.keyMissing')}>
        {(error) => (
          <TextInput
            label={t('jobs.selection.customData.key')}
            description={t('jobs.selection.customData.keyHint')}
            error={error}
            maxLength={256}
            {...verbatim}
            value={key}
            onChange={(event) => setKey(event.currentTarget.value)}
          />
        )}
      </CheckedField>
      <Radio.Group
        label={t('jobs.selection.customData.mode')}
        value={mode}
        onChange={(chosen) => setMode(modes.find((one) => one === chosen) ?? 'set')}
      >
        <Stack gap={4} mt={4}>
          {modes.map((one) => (
            <Radio key={one} value={one} label={t(`jobs.selection.customData.${one}`)} />
          ))}
        </Stack>
      </Radio.Group>
      {mode === 'set' && (
        <CheckedField problem={value === undefined ? t('jobs.selection.customData.valueInvalid') : undefined}>
          {(error) => (
            <Textarea
              label={t('jobs.selection.customData.value')}
              description={t('jobs.selection.customData.valueHint')}
              error={error}
              autosize
              minRows={2}
              maxRows={12}
              {...verbatim}
              styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
          )}
        </CheckedField>
      )}
    </ParameterDialog>
  );
}

/** Returns the value of a JSON text; undefined if it is none. */
function parsed(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}

function DeleteDialog({ action, ...props }: FrameProps<'delete'>) {
  const { t } = useTranslation();
  const [keepsSnapshot, setKeepsSnapshot] = useState(true);
  return (
    <ParameterDialog {...props} action={action} change={{ action, keepsSnapshot }}>
      <Checkbox
        label={t('jobs.selection.snapshot')}
        description={t('jobs.selection.snapshotHint')}
        checked={keepsSnapshot}
        onChange={(event) => setKeepsSnapshot(event.currentTarget.checked)}
      />
    </ParameterDialog>
  );
}
