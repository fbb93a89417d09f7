import { Alert, Button, Group, Stack } from '@mantine/core';
import { IconChevronLeft } from '@tabler/icons-react';
import type { FormEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { ApiRequest } from '#console/api/api-request.ts';
import { ShowRequest } from '#console/shared/write/request-texts.tsx';
import type { ShownWrite } from '#console/shared/write/write-dialog.tsx';
import { WriteFailed } from '#console/shared/write/write-failed.tsx';
import { SubmissionArea, SubmitButton, useSubmission } from '#console/ui/submission.tsx';

type Props = {
  /** The write that submitting runs. */
  write: ShownWrite;
  /** Management API requests of the write, with placeholders for secrets. */
  requests?: readonly ApiRequest[];
  confirmLabel: string;
  isReady?: boolean;
  isDestructive?: boolean;
  onConfirm: () => void;
  /** Label of the button that goes back, by default to the list of ways. */
  backLabel?: string;
  onBack: () => void;
  children: ReactNode;
};

/** Form of one way: its choices, the reason, the error if it failed, and the way back. */
export function WayForm({ write, requests, isReady = true, onConfirm, onBack, children, ...texts }: Props) {
  const { t } = useTranslation();
  const submission = useSubmission(isReady && write.isReady, onConfirm);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!write.isPending) submission.submit();
  };
  return (
    <form noValidate onSubmit={submit}>
      <SubmissionArea submission={submission}>
        <Stack>
          {children}
          {write.isAllowed ? write.reasonField : <Alert color="orange">{t('errors.notPermitted')}</Alert>}
          {write.error !== null && <WriteFailed error={write.error} targets={write.targets} />}
          {requests !== undefined && <ShowRequest requests={requests} />}
          <Group justify="space-between">
            <Button
              variant="subtle"
              px="xs"
              leftSection={<IconChevronLeft size={16} aria-hidden />}
              disabled={write.isPending}
              onClick={onBack}
            >
              {texts.backLabel ?? t('signInHelp.back')}
            </Button>
            {write.isAllowed && (
              <SubmitButton
                submission={submission}
                type="submit"

                variant={write.needsApproval ? 'default' : 'filled'}
                color={texts.isDestructive === true ? 'red' : undefined}
                loading={write.isPending}
              >
                {texts.confirmLabel}
              </SubmitButton>
            )}
          </Group>
        </Stack>
      </SubmissionArea>
    </form>
  );
}
