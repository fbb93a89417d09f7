import { Anchor, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';

import { failureReason } from '#console/api/failure-reason.ts';
import { paths } from '#console/lib/paths.ts';
import { Timestamp } from '#console/ui/timestamp.tsx';
import { isFailure } from '#contract/entry-outcome.ts';
import type { Log } from '#contract/logs.ts';

import classes from './attempt-steps.module.css';
import { eventSentence, type Names } from './event-sentence.ts';

type AttemptStepsProps = {
  steps: readonly Log[];
  names: Names;
  /** The step whose page is open. */
  currentId?: string;
};

/** The steps of one sign-in attempt in order, each linked to its entry. */
export function AttemptSteps({ steps, names, currentId }: AttemptStepsProps) {
  const { t } = useTranslation();
  const location = useLocation();
  const from = location.pathname + location.search;
  return (
    <Stack component="ol" gap={4} className={classes.steps}>
      {steps.map((step) => {
        const reason = failureReason(step, t);
        const isCurrent = step.id === currentId;
        return (
          <li key={step.id} aria-current={isCurrent ? 'step' : undefined} className={classes.step}>
            <Text size="xs" c="dimmed" className={classes.time}>
              <Timestamp value={step.createdAt} as="time" />
            </Text>
            <div className={classes.text}>
              {isCurrent ? (
                <Text size="sm" fw={600}>
                  {eventSentence(step, t, names)}
                </Text>
              ) : (
                <Anchor component={Link} to={paths.log(step.id)} state={{ from }} title={step.key} size="sm">
                  {eventSentence(step, t, names)}
                </Anchor>
              )}
              {reason !== undefined && (
                <Text size="xs" className={isFailure(step) ? classes.reason : undefined}>
                  {reason}
                </Text>
              )}
            </div>
          </li>
        );
      })}
    </Stack>
  );
}
