import { Checkbox, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import type { ApiRequest } from '#console/api/api-request.ts';
import { fieldErrors } from '#console/api/field-errors.ts';
import { resetTo, useSchemaForm } from '#console/lib/form.ts';
import type { Notice } from '#console/shared/write/notice.tsx';
import { useInvisibleNote } from '#console/shared/write/use-invisible-note.ts';
import type { Write } from '#console/shared/write/use-write.ts';
import { WriteDialog } from '#console/shared/write/write-dialog.tsx';
import type { Role } from '#contract/roles.ts';

import { fieldsOf, maxRoleTextLength, roleFields, type RoleFields } from './role-fields.ts';

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
};

/** Form for the name, description and default setting of a role. */
export function RoleFormDialog<Body extends object>(props: Props<Body>) {
  const { start, write, bodyOf } = props;
  const { t } = useTranslation();
  const form = useSchemaForm(roleFields, start);
  const { errors, isDirty } = form.formState;
  const watched = form.watch();
  const hiddenNote = useInvisibleNote(watched.name);
  const typed = roleFields.safeParse(watched).data ?? watched;

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
      },
    }),
  );
  const problemOf = (name: 'name' | 'description') => {
    const problem = fieldProblems.find((candidate) => candidate === errors[name]?.message);
    return problem && t(`errors.field.${problem}`, { max: maxRoleTextLength });
  };

  return (
    <WriteDialog
      title={props.title}
      isOpen={props.isOpen}
      keepsWork
      isForm
      confirmLabel={props.confirmLabel}
      isReady={isDirty}
      write={{ ...write, error: isNameInUse(write.error) ? null : write.error }}
      requests={[props.requestFor(bodyOf(typed))]}
      onConfirm={() => void save()}
      onClose={close}
    >
      <Stack>
        <TextInput
          label={t('roles.field.name')}
          withAsterisk
          dir="auto"
          autoComplete="off"
          data-1p-ignore
          error={problemOf('name')}
          description={hiddenNote}
          {...form.register('name')}
        />
        <TextInput
          label={t('roles.field.description')}
          withAsterisk
          dir="auto"
          autoComplete="off"
          error={problemOf('description')}
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
