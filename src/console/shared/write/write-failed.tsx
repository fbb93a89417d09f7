import { Alert, Button, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState, Suspense } from 'react';
import { useTranslation } from 'react-i18next';

import { ApiError, type Finding, OutcomeUnknownError, type Recheck } from '#console/api/api-error.ts';
import { approvalsIn, lacksOnlyApproval } from '#console/api/approvals.ts';
import { PartlyFailedError } from '#console/api/do-for-each.ts';
import { explainError } from '#console/api/explain-error.ts';
import { lazyPart } from '#console/ui/lazy-part.ts';
import { SaveFailed } from '#console/ui/save-failed.tsx';
import { gatewayErrorCodes } from '#contract/errors.ts';

import { SignInAgain } from './sign-in-again.tsx';

type Props = {
  error: Error;
  /** IDs of what was written to, whose reasons are remembered. */
  targets: readonly string[];
  /** Another part of the page offers to request the approvals of several writes. */
  isApprovalElsewhere?: boolean;
};

/** Error of a write, or notice that its outcome is unknown. The form around it keeps its input. */
export function WriteFailed({ error, targets, isApprovalElsewhere = false }: Props) {
  const { t } = useTranslation();
  const explanation = explainError(error, t);
  if (lacksOnlyCaller(error)) {
    return (
      <Suspense fallback={null}>
        <CallerOffer targets={targets} />
      </Suspense>
    );
  }
  if (lacksOnlyApproval(error)) return <ApprovalOffer errors={[error]} targets={targets} />;
  return (
    <>
      {isUnknown(error) ? (
        <OutcomeUnknown error={error} {...explanation} />
      ) : (
        <SaveFailed {...explanation}>
          <SignInAgain error={error} />
        </SaveFailed>
      )}
      {!isApprovalElsewhere && <ApprovalOffer errors={[error]} targets={targets} />}
    </>
  );
}

/** Returns whether the outcome of a write, or of one of several, is unknown. "Not saved" would be wrong then. */
const isUnknown = (error: Error): error is OutcomeUnknownError | PartlyFailedError =>
  error instanceof OutcomeUnknownError ||
  (error instanceof PartlyFailedError && error.failures.some((failure) => isUnknown(failure.error)));

type UnknownProps = { error: OutcomeUnknownError | PartlyFailedError; message: string; requestId: string | undefined };

function OutcomeUnknown({ error, message, requestId }: UnknownProps) {
  const { t } = useTranslation();
  const known = error instanceof OutcomeUnknownError ? error : undefined;
  const recheck = known?.recheck;
  // Bound to the error, as another attempt has its own finding.
  const [later, setLater] = useState<{ error: Error; finding: 'done' | Finding }>();
  const finding = later?.error === error ? later.finding : (known?.finding ?? 'unchecked');

  if (finding === 'done') {
    return (
      <Alert role="status" color="green" icon={<IconCircleCheck aria-hidden />}>
        {t('outcome.found.done')}
      </Alert>
    );
  }
  return (
    <Alert role="alert" color="orange" icon={<IconAlertTriangle aria-hidden />} title={t('outcome.title')}>
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{message}</Text>
        <Text size="sm">{t(`outcome.found.${finding}`)}</Text>
        {recheck !== undefined && (
          <CheckAgain recheck={recheck} onFound={(found) => setLater({ error, finding: found })} />
        )}
        {requestId !== undefined && (
          <Text size="xs" c="dimmed">
            {t('common.requestId', { id: requestId })}
          </Text>
        )}
      </Stack>
    </Alert>
  );
}

function CheckAgain({ recheck, onFound }: { recheck: Recheck; onFound: (finding: 'done' | Finding) => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [isChecking, setIsChecking] = useState(false);
  const check = async () => {
    setIsChecking(true);
    const finding = await recheck();
    setIsChecking(false);
    onFound(finding);
    // The data on the page is from before the write.
    if (finding === 'done') await client.invalidateQueries();
  };
  return (
    <Button size="xs" variant="default" loading={isChecking} onClick={() => void check()}>
      {t('outcome.checkAgain')}
    </Button>
  );
}

const CallerOffer = lazyPart(
  async () => (await import('#console/shared/caller/caller-offer.tsx')).CallerOffer,
  'callers',
);

/** Returns whether only the verification of the caller is missing. */
const lacksOnlyCaller = (error: Error): boolean =>
  error instanceof PartlyFailedError
    ? error.failures.every((failure) => lacksOnlyCaller(failure.error))
    : error instanceof ApiError && error.code === gatewayErrorCodes.callerNotVerified;

const ApprovalRequest = lazyPart(async () => (await import('./approval-request.tsx')).ApprovalRequest);

type ApprovalOfferProps = { errors: readonly Error[]; targets: readonly string[] };

/** Offers to request approval for failed actions that need it. */
export function ApprovalOffer({ errors, targets }: ApprovalOfferProps) {
  const refused = errors.flatMap(approvalsIn);
  return (
    refused.length > 0 && (
      <Suspense fallback={null}>
        <ApprovalRequest refused={refused} targets={targets} />
      </Suspense>
    )
  );
}
