import { Alert, Badge, Button, Checkbox, Group, Paper, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { approvalsIn, lacksOnlyApproval } from '#console/api/approvals.ts';
import { explainError } from '#console/api/explain-error.ts';
import { paths } from '#console/lib/paths.ts';
import { useRoleLimit } from '#console/shared/operator/allowed.tsx';
import { useOperator } from '#console/shared/operator/use-operator.ts';
import { ApprovalOffer, WriteFailed } from '#console/shared/write/write-failed.tsx';
import { ForeignText } from '#console/ui/foreign-text.tsx';
import { LoadFailed } from '#console/ui/load-failed.tsx';
import { CheckedGroup, SubmissionArea, SubmitButton, useSubmission } from '#console/ui/submission.tsx';
import { TextList } from '#console/ui/text-list.tsx';
import { UnsavedChangesGuard } from '#console/ui/unsaved-changes-guard.tsx';
import type { GuidedFlow as FlowName } from '#contract/guided-flows.ts';
import type { User } from '#contract/users.ts';

import classes from './guided-flow.module.css';
import { type FlowStep, isKnown, type StepChange, type StepProgress, useGuidedFlow } from './use-guided-flow.ts';

type Props = {
  user: User;
  /** Another user that steps change too. */
  other?: User;
  flow: FlowName;
  steps: readonly FlowStep[];
  /** Asked before the operator leaves, while the page shows something that can't be shown again. */
  leaving?: { title: string; text: string } | undefined;
};

/**
 * The steps of a guided flow: what each changes, whether it is included, the state before and after it, and how it ended.
 * One reason and one button for all of them.
 */
export function GuidedFlow({ user, other, flow, steps, leaving }: Props) {
  const { t } = useTranslation();
  const { may } = useOperator();
  const limit = useRoleLimit();
  const { write, progress, chosen, problem, isReady, isBusy, run, ...flowState } = useGuidedFlow(
    user,
    flow,
    steps,
    other,
  );
  const summary = useRef<HTMLDivElement>(null);
  const outcomes = [...progress.values()].map(({ outcome }) => outcome);
  const done = outcomes.filter((outcome) => outcome === 'done').length;
  const running = steps.find(({ id }) => progress.get(id)?.outcome === 'running');
  const unapproved = steps.flatMap(({ id, state }) => {
    const outcome = progress.get(id)?.outcome;
    // Another operator may have done the step meanwhile.
    if (isKnown(state) && state.isDone) return [];
    return outcome instanceof Error && approvalsIn(outcome).length > 0 ? [{ id, error: outcome }] : [];
  });
  const start = () => {
    run(() => summary.current?.focus());
    summary.current?.focus();
  };
  const submission = useSubmission(isReady, start);
  return (
    <SubmissionArea submission={submission}>
      <Stack>
        <CheckedGroup problem={problem && t(`guidedFlow.problem.${problem}`)}>
          <ol className={classes.steps}>
            {steps.map((step) => (
              <Step
                key={step.id}
                step={step}
                user={user}
                progress={progress.get(step.id)}
                isPermitted={flowState.isPermitted(step)}
                isOpen={flowState.isOpen(step) && !isBusy}
                isChosen={flowState.isChosen(step)}
                onChoose={(isIncluded) => flowState.choose(step, isIncluded)}
              />
            ))}
          </ol>
        </CheckedGroup>
        {/* One request for all steps that need it: it has the reason. */}
        <ApprovalOffer
          key={unapproved.map(({ id }) => id).join(' ')}
          errors={unapproved.map(({ error }) => error)}
          targets={write.targets}
        />
        {write.isAllowed ? (
          // Another step can be run without the request, and may need a reason then.
          (unapproved.length === 0 || !write.isReady) && write.reasonField
        ) : (
          <Text>{write.closed === undefined ? limit : t(`user.closed.${write.closed}`)}</Text>
        )}
        {write.error !== null && <WriteFailed error={write.error} targets={write.targets} />}
        {flowState.readError !== undefined && (
          <LoadFailed title={t('guidedFlow.unread')} {...explainError(flowState.readError, t)} onRetry={start} />
        )}
        <Group>
          {write.isAllowed && (
            <SubmitButton
              submission={submission}
              variant={unapproved.length > 0 ? 'default' : 'filled'}
              loading={isBusy}
            >
              {t('guidedFlow.run', { count: chosen.length })}
            </SubmitButton>
          )}
          {done > 0 && may('users:history') && (
            <Button component={Link} to={paths.userHistory(user.id)} variant="subtle" size="compact-sm">
              {t('guidedFlow.history')}
            </Button>
          )}
        </Group>
        {/* Gets the focus, because the button is disabled while the steps run, and when no step is left. */}
        <div ref={summary} tabIndex={-1} role="status">
          {flowState.changes.length > 0 && <ChangedSince changes={flowState.changes} />}
          {running !== undefined && <Text size="sm">{t('guidedFlow.running', { step: running.title })}</Text>}
          {running === undefined && outcomes.length > 0 && (
            <Text size="sm">{t('guidedFlow.done', { done, count: outcomes.length })}</Text>
          )}
        </div>
        <UnsavedChangesGuard
          hasChanges={write.isPending || leaving !== undefined}
          title={write.isPending ? t('guidedFlow.leaving.title') : leaving?.title}
          text={write.isPending ? t('guidedFlow.leaving.text') : leaving?.text}
          leaveLabel={t('guidedFlow.leaving.confirm')}
        />
      </Stack>
    </SubmissionArea>
  );
}

/** What changed on the account since the operator saw it. */
function ChangedSince({ changes }: { changes: readonly StepChange[] }) {
  const { t } = useTranslation();
  return (
    <Alert
      role="presentation"
      color="orange"
      icon={<IconAlertTriangle aria-hidden />}
      title={t('guidedFlow.changed.title')}
    >
      <Text size="sm">{t('guidedFlow.changed.text')}</Text>
      <TextList>
        {changes.map(({ id, title, before, now }) => (
          <li key={id}>
            <ForeignText>
              {before === now
                ? t('guidedFlow.changed.others', { step: title, state: now })
                : t('guidedFlow.changed.step', { step: title, before, now })}
            </ForeignText>
          </li>
        ))}
      </TextList>
    </Alert>
  );
}

type StepProps = {
  step: FlowStep;
  user: User;
  progress: StepProgress | undefined;
  isPermitted: boolean;
  isOpen: boolean;
  isChosen: boolean;
  onChoose: (isIncluded: boolean) => void;
};

function Step({ step, user, progress: ownProgress, isPermitted, isOpen, isChosen, onChoose }: StepProps) {
  const { t } = useTranslation();
  const { state } = step;
  const isSettled =
    ownProgress?.outcome instanceof Error && lacksOnlyApproval(ownProgress.outcome) && isKnown(state) && state.isDone;
  // No approval is needed where nothing is left to do.
  const progress = isSettled ? undefined : ownProgress;
  const isDone = progress?.outcome === 'done';
  return (
    <Paper withBorder p="sm" component="li" aria-label={step.title}>
      <Stack gap={6}>
        <Group justify="space-between" gap="xs" wrap="nowrap" align="flex-start">
          <Checkbox
            label={step.title}
            description={step.text}
            checked={isChosen || isDone}
            disabled={!isOpen}
            classNames={{ label: classes.label }}
            onChange={(event) => onChoose(event.currentTarget.checked)}
          />
          <StepBadge progress={progress} isSkipped={isOpen && !isChosen} />
        </Group>
        <Stack gap={6} className={classes.details}>
          {!isPermitted && <Text size="sm">{t('guidedFlow.notPermitted')}</Text>}
          {state !== 'waiting' && !isKnown(state) && (
            <LoadFailed {...explainError(state.error, t)} onRetry={state.retry} />
          )}
          {state === 'waiting' && <Text size="sm">{t('guidedFlow.loading')}</Text>}
          {isKnown(state) && progress?.outcome !== 'running' && (
            <Text size="sm" c="dimmed">
              <ForeignText>
                {isDone
                  ? t('guidedFlow.beforeAndAfter', { before: progress.before ?? '', after: state.text })
                  : t('guidedFlow.now', { state: state.text })}
              </ForeignText>
            </Text>
          )}
          {isChosen && !isDone && step.options}
          {progress !== undefined &&
            progress.outcome instanceof Error &&
            (lacksOnlyApproval(progress.outcome) ? (
              <Text size="sm">{t('guidedFlow.approvalNeeded')}</Text>
            ) : (
              <WriteFailed error={progress.outcome} targets={[user.id]} isApprovalElsewhere />
            ))}
        </Stack>
      </Stack>
    </Paper>
  );
}

function StepBadge({ progress, isSkipped }: { progress: StepProgress | undefined; isSkipped: boolean }) {
  const { t } = useTranslation();
  const outcome = progress?.outcome;
  if (outcome instanceof Error && lacksOnlyApproval(outcome)) {
    return <OutcomeBadge color="blue">{t('guidedFlow.badge.approvalNeeded')}</OutcomeBadge>;
  }
  if (outcome instanceof Error) return <OutcomeBadge color="red">{t('guidedFlow.badge.failed')}</OutcomeBadge>;
  if (outcome === 'done') return <OutcomeBadge color="green">{t('guidedFlow.badge.done')}</OutcomeBadge>;
  if (outcome === 'running') return <OutcomeBadge color="blue">{t('guidedFlow.badge.running')}</OutcomeBadge>;
  return isSkipped && <OutcomeBadge color="gray">{t('guidedFlow.badge.skipped')}</OutcomeBadge>;
}

const OutcomeBadge = ({ color, children }: { color: string; children: string }) => (
  <Badge color={color} variant="light" tt="none" miw="max-content">
    {children}
  </Badge>
);
