import { Button, Code, Group, Paper, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOutletContext } from 'react-router';

import { displayName } from '#console/api/display-name.ts';
import { customDataChanges } from '#console/api/field-changes.ts';
import { readJsonObject } from '#console/lib/json-problems.ts';
import { RoleLimit, useAllowed } from '#console/shared/operator/allowed.tsx';
import { ChangeReview } from '#console/shared/write/change-review.tsx';
import { ConflictDialog } from '#console/shared/write/conflict-dialog.tsx';
import { useAccountWrite } from '#console/shared/write/use-account-write.ts';
import { WriteFailed } from '#console/shared/write/write-failed.tsx';
import { ForeignText } from '#console/ui/foreign-text.tsx';
import { JsonEditor } from '#console/ui/json-editor.tsx';
import { SubmissionArea, SubmitButton, useSubmission } from '#console/ui/submission.tsx';
import { TabTitle } from '#console/ui/tab-title.tsx';
import { UnsavedChangesGuard } from '#console/ui/unsaved-changes-guard.tsx';
import type { CustomData, User } from '#contract/users.ts';

/** The edited text, and the stored object when editing began. */
type Draft = { text: string; start: CustomData };

/** The custom data of a user, read-only for operators who may not edit it. */
export function CustomDataTab() {
  const { t } = useTranslation();
  const user = useOutletContext<User>();
  const { may } = useAllowed(user.id);
  return (
    <Stack>
      <TabTitle name={displayName(user)}>{t('customData.title')}</TabTitle>
      {may('users:write-custom-data') ? (
        <CustomDataForm user={user} />
      ) : (
        <section aria-label={t('customData.title')}>
          <RoleLimit action="users:write-custom-data" userId={user.id} />
          <Paper withBorder>
            <Code block tabIndex={0}>
              <ForeignText>{format(user.customData)}</ForeignText>
            </Code>
          </Paper>
        </section>
      )}
    </Stack>
  );
}

/** JSON editor for the custom data. Only changed keys are compared and merged on save. */
function CustomDataForm({ user }: { user: User }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<Draft>();
  const write = useAccountWrite(user, 'users:write-custom-data');
  const { error, isPending } = write;

  const saved = format(user.customData);
  const text = draft?.text ?? saved;
  const { value } = readJsonObject(text);
  const changes = draft && value ? customDataChanges(draft.start, value) : [];
  const hasChanges = draft !== undefined;

  const edit = (typed: string) => {
    const start = draft?.start ?? user.customData;
    setDraft(typed === format(start) ? undefined : { text: typed, start });
  };
  const submit = () =>
    write.save(changes, {
      // Text typed while the request was pending becomes a new draft.
      onDone: ({ customData }) =>
        setDraft((current) => (current && current.text !== text ? { ...current, start: customData } : undefined)),
    });
  const discard = () => {
    setDraft(undefined);
    write.reset();
  };

  const submission = useSubmission(changes.length > 0 && write.isReady, submit);
  return (
    <SubmissionArea submission={submission}>
      <Stack>
        <JsonEditor label={t('customData.label')} hint={t('customData.hint')} value={text} onChange={edit} />
        {error !== null && <WriteFailed error={error} targets={write.targets} />}
        <ChangeReview user={user} changes={changes} isOpenAtFirst />
        {changes.length > 0 && write.reasonField}
        <Group>
          <SubmitButton
            submission={submission}
            variant={write.needsApproval ? 'default' : 'filled'}
            // Text that differs only in its spaces changes nothing.
            disabled={changes.length === 0 && value !== undefined}
            loading={isPending}
          >
            {t('customData.save')}
          </SubmitButton>
          <Button variant="default" disabled={!hasChanges || isPending} onClick={discard}>
            {t('customData.discard')}
          </Button>
        </Group>
        <ConflictDialog write={write} />
        <UnsavedChangesGuard hasChanges={hasChanges} />
      </Stack>
    </SubmissionArea>
  );
}

const format = (value: CustomData): string => JSON.stringify(value, null, 2);
