import { Badge, Button, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';

import { paths } from '#console/lib/paths.ts';

import classes from './activity-table.module.css';
import { attemptSentence, attemptProblem } from './attempt-sentence.ts';
import { AttemptSteps } from './attempt-steps.tsx';
import { RowFacts, WhereAndWhen } from './entry-facts.tsx';
import type { Names } from './event-sentence.ts';
import type { SignInAttempt } from './sign-in-attempts.ts';

type Props = { attempt: SignInAttempt; names: Names; isForOneUser: boolean };

const colors = { completed: 'green', failed: 'red', left: 'gray' } as const;

/** A sign-in attempt in one sentence, linked to its decisive entry; its steps can be expanded. */
export function AttemptRow({ attempt, names, isForOneUser }: Props) {
  const { t } = useTranslation();
  const location = useLocation();
  const stepsId = useId();
  const [isOpen, { toggle }] = useDisclosure(false);
  const { decisive, steps, outcome } = attempt;
  const sentence = attemptSentence(attempt, t, names);
  const problem = attemptProblem(attempt, t);
  const count = steps.length;

  return (
    <>
      <tr>
        <th scope="row" className={classes.event}>
          <Link
            to={paths.log(decisive.id)}
            state={{ from: location.pathname + location.search }}
            title={decisive.key}
            className={classes.eventLink}
          >
            {sentence}
          </Link>
          {problem !== undefined && (
            <Text size="xs" c="dimmed">
              {problem}
            </Text>
          )}
          {attempt.mayBeginEarlier && (
            <Text size="xs" c="dimmed">
              {t('activity.attempts.beginsEarlier')}
            </Text>
          )}
          {attempt.mayEndLater && (
            <Text size="xs" c="dimmed">
              {t('activity.attempts.endsLater')}
            </Text>
          )}
          <WhereAndWhen log={decisive} names={names} className={classes.narrow} />
          <Button
            variant="subtle"
            color="gray"
            size="compact-xs"
            aria-expanded={isOpen}
            aria-controls={stepsId}
            aria-label={t(isOpen ? 'activity.attempts.hideSteps' : 'activity.attempts.showSteps', {
              count,
              attempt: sentence,
            })}
            leftSection={
              isOpen ? <IconChevronDown size={12} aria-hidden /> : <IconChevronRight size={12} aria-hidden />
            }
            onClick={toggle}
          >
            {t('activity.attempts.steps', { count })}
          </Button>
        </th>
        <RowFacts
          log={decisive}
          userId={attempt.userId}
          account={attempt.account}
          names={names}
          isForOneUser={isForOneUser}
        >
          <Badge variant="light" color={colors[outcome]} tt="none" className={classes.badge}>
            {t(`activity.attempts.outcome.${outcome}`)}
          </Badge>
        </RowFacts>
      </tr>
      <tr id={stepsId} hidden={!isOpen}>
        <td colSpan={6}>{isOpen && <AttemptSteps steps={steps} names={names} />}</td>
      </tr>
    </>
  );
}
