import { Suspense } from 'react';

import { approvalsIn } from '#console/api/approvals.ts';
import { PartlyFailedError } from '#console/api/do-for-each.ts';
import { lazyPart } from '#console/ui/lazy-part.ts';

const ApprovalRequest = lazyPart(async () => (await import('./approval-request.tsx')).ApprovalRequest);

type Props = { errors: readonly Error[]; targets: readonly string[] };

/** Offers to request approval for failed actions that need it. */
export function ApprovalOffer({ errors, targets }: Props) {
  const refused = errors.flatMap(approvalsIn);
  return (
    refused.length > 0 && (
      <Suspense fallback={null}>
        <ApprovalRequest refused={refused} targets={targets} />
      </Suspense>
    )
  );
}

/** Returns whether only an approval is missing. */
export const lacksOnlyApproval = (error: Error): boolean =>
  error instanceof PartlyFailedError
    ? error.failures.every((failure) => lacksOnlyApproval(failure.error))
    : approvalsIn(error).length > 0;
