import { Checkbox, Stack, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import * as z from 'zod/mini';

import type { ApiRequest } from '#console/api/api-request.ts';
import { differingMembers } from '#console/api/differing-members.ts';
import { storedIn } from '#console/api/expected-values.ts';
import { fieldErrors } from '#console/api/field-errors.ts';
import { roleRequests } from '#console/api/role-requests.ts';
import { roleMutations } from '#console/api/roles.ts';
import { resetTo, useSchemaForm, useInvisibleNote } from '#console/lib/form.ts';
import { cleanText } from '#console/lib/identifying-text.ts';
import { paths } from '#console/lib/paths.ts';
import type { Notice } from '#console/shared/write/notice.tsx';
import { type Write, useWrite } from '#console/shared/write/use-write.ts';
import { WriteDialog } from '#console/shared/write/write-dialog.tsx';
import { CheckedField } from '#console/ui/submission.tsx';
import type { Role, RolePatch } from '#contract/roles.ts';

type Props<Body> = {
  title: string;
  confirmLabel: string;
  start: RoleFields;
  isOpen: boolean;
  /** Only user roles can be default roles, assigned to new users. */
  canBeDefault: boolean;
  write: Write<Role, Body>;
  bodyOf: (values: RoleFields) => Body;
  requestFor: (body: Body) => ApiRequest;
  notice: (role: Role, sent: Body) => Notice;
  onSaved: (role: Role) => void;
  onClose: () => void;
  /** Texts that another operator saved during editing. */
  changedMeanwhile?: Partial<Pick<RoleFields, 'name' | 'description'>>;
  /** Called with the stored values when another operator has changed one that would be replaced. */
  onConflict?: (stored: Readonly<Record<string, unknown>>) => void;
};

/** Form for the name, description and default setting of a role. */
function RoleFormDialog<Body extends object>(props: Props<Body>) {
  const { start, write, bodyOf } = props;
  const { t } = useTranslation();
  const form = useSchemaForm(roleFields, start);
  const { errors, isDirty } = form.formState;
  const watched = form.watch();
  const hiddenNote = useInvisibleNote(watched.name);
  const typed = roleFields.safeParse(watched).data ?? watched;
  // Before the others, as a refused form focuses its fields in this order.
  const nameField = form.register('name');

  const close = () => {
    resetTo(form, start);
    write.reset();
    props.onClose();
  };
  const save = form.handleSubmit((values) =>
    write.run(bodyOf(values), {
      notice: props.notice,
      onDone: (role) => {
        resetTo(form, fieldsOf(role));
        props.onSaved(role);
      },
      onFailed: (error) => {
        if (isNameInUse(error)) form.setError('name', { message: 'roleNameInUse' }, { shouldFocus: true });
        const stored = storedIn(error);
        if (stored !== undefined) props.onConflict?.(stored);
      },
    }),
  );
  const problemOf = (name: 'name' | 'description') => {
    const problem = fieldProblems.find((candidate) => candidate === errors[name]?.message);
    return problem && t(`errors.field.${problem}`, { max: maxRoleTextLength });
  };

  const theirsOf = (name: 'name' | 'description') => {
    const value = props.changedMeanwhile?.[name];
    return value === undefined ? undefined : t('roles.edit.changedMeanwhile', { value });
  };

  return (
    <WriteDialog
      title={props.title}
      isOpen={props.isOpen}
      keepsWork
      isForm
      confirmLabel={props.confirmLabel}
      isReady={isDirty}
      onIncomplete={() => void form.trigger(undefined, { shouldFocus: true })}
      write={{ ...write, error: isNameInUse(write.error) ? null : write.error }}
      requests={[props.requestFor(bodyOf(typed))]}
      onConfirm={() => void save()}
      onClose={close}
    >
      <Stack>
        <CheckedField problem={isDirty ? undefined : t('controls.unchanged')}>
          {(unchanged) => (
            <TextInput
              label={t('roles.field.name')}
              withAsterisk
              dir="auto"
              autoComplete="off"
              data-1p-ignore
              error={problemOf('name') ?? unchanged}
              description={theirsOf('name') ?? hiddenNote}
              {...nameField}
            />
          )}
        </CheckedField>
        <TextInput
          label={t('roles.field.description')}
          withAsterisk
          dir="auto"
          autoComplete="off"
          error={problemOf('description')}
          description={theirsOf('description')}
          {...form.register('description')}
        />
        {props.canBeDefault && (
          <Checkbox
            label={t('roles.field.isDefault')}
            description={t('roles.field.isDefaultHint')}
            {...form.register('isDefault')}
          />
        )}
      </Stack>
    </WriteDialog>
  );
}

/** Messages of the schema and of the server, as keys of `errors.field` in the catalog. */
const fieldProblems = ['required', 'tooLong', 'roleNameInUse'] as const;

const isNameInUse = (error: Error | null): boolean =>
  error !== null && fieldErrors(error).some(({ problem }) => problem === 'roleNameInUse');

type CreateRoleDialogProps = { isOpen: boolean; onClose: () => void };

/** Creates a user role and opens its page. */
export function CreateRoleDialog({ isOpen, onClose }: CreateRoleDialogProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const creation = useWrite({ action: 'roles:write', mutation: roleMutations.create() });
  return (
    <RoleFormDialog
      title={t('roles.create.title')}
      confirmLabel={t('roles.create.confirm')}
      start={emptyRole}
      isOpen={isOpen}
      canBeDefault
      write={creation}
      bodyOf={(values) => values}
      requestFor={roleRequests.create}
      notice={(role, sent) => ({
        message: t('roles.create.done', { name: role.name }),
        differing: differingMembers(sent, role),
      })}
      onSaved={(role) => void navigate(paths.role(role.id), { replace: true })}
      onClose={onClose}
    />
  );
}

type EditRoleDialogProps = { role: Role; isOpen: boolean; onClose: () => void };

export function EditRoleDialog({ role, isOpen, onClose }: EditRoleDialogProps) {
  const { t } = useTranslation();
  const start = useMemo(() => fieldsOf(role), [role]);
  // What the operator has seen: a later version of the role may arrive while the dialog is open.
  const [seen, setSeen] = useState(role);
  const [changedMeanwhile, setChangedMeanwhile] = useState<Partial<Role>>({});
  if (!isOpen && seen !== role) {
    setSeen(role);
    setChangedMeanwhile({});
  }
  const change = useWrite({ action: 'roles:write', targets: [role.id], mutation: roleMutations.update(role.id, seen) });
  return (
    <RoleFormDialog
      title={t('roles.edit.title', { name: role.name })}
      confirmLabel={t('roles.edit.confirm')}
      start={start}
      isOpen={isOpen}
      canBeDefault={role.type === 'User'}
      write={change}
      bodyOf={(values) => changedRole(values, seen)}
      requestFor={(changes) => roleRequests.update(role.id, changes)}
      notice={(saved, sent) => ({ message: t('common.saved'), differing: differingMembers(sent, saved) })}
      changedMeanwhile={changedMeanwhile}
      onConflict={(stored) => {
        const { data = {} } = z.safeParse(storedFields, stored);
        setSeen({ ...seen, ...data });
        setChangedMeanwhile(data);
      }}
      onSaved={onClose}
      onClose={onClose}
    />
  );
}

/** Length limit of role names and descriptions (logto-behavior.md#8). */
const maxRoleTextLength = 128;

/** Messages are keys of `errors.field` in the catalog. */
const text = z
  .string()
  .check(z.overwrite(cleanText), z.minLength(1, 'required'), z.maxLength(maxRoleTextLength, 'tooLong'));

/** Fields of the role form, under the API's names. */
const roleFields = z.object({ name: text, description: text, isDefault: z.boolean() });

type RoleFields = z.input<typeof roleFields>;

/** Stored values of a conflict. */
const storedFields = z.partial(z.object({ name: z.string(), description: z.string(), isDefault: z.boolean() }));

const emptyRole: RoleFields = { name: '', description: '', isDefault: false };

const fieldsOf = ({ name, description, isDefault }: Role): RoleFields => ({ name, description, isDefault });

/** Returns only the values that differ from the saved role. */
const changedRole = (values: RoleFields, saved: Role): RolePatch => ({
  ...(values.name !== saved.name && { name: values.name }),
  ...(values.description !== saved.description && { description: values.description }),
  ...(values.isDefault !== saved.isDefault && { isDefault: values.isDefault }),
});
