import { Badge, Button, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';

import { paths } from '#console/lib/paths.ts';

import classes from './activity-table.module.css';
import type { Names } from './event-sentence.ts';
import { RowFacts } from './row-facts.tsx';
import type { Story } from './sign-in-attempts.ts';
import { storySentence, storyTrouble } from './attempt-sentence.ts';
import { StorySteps } from './attempt-steps.tsx';
import { WhereAndWhen } from './where-and-when.tsx';

type Props = { story: Story; names: Names; isForOneUser: boolean };

const colors = { completed: 'green', failed: 'red', left: 'gray' } as const;

/** A visit in one sentence, with the link to the entry that decided it; its steps can be unfolded. */
export function StoryRow({ story, names, isForOneUser }: Props) {
  const { t } = useTranslation();
  const location = useLocation();
  const stepsId = useId();
  const [isOpen, { toggle }] = useDisclosure(false);
  const { decisive, steps, outcome } = story;
  const sentence = storySentence(story, t, names);
  const trouble = storyTrouble(story, t);
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
          {trouble !== undefined && (
            <Text size="xs" c="dimmed">
              {trouble}
            </Text>
          )}
          {story.mayBeginEarlier && (
            <Text size="xs" c="dimmed">
              {t('stories.beginsEarlier')}
            </Text>
          )}
          {story.mayEndLater && (
            <Text size="xs" c="dimmed">
              {t('stories.endsLater')}
            </Text>
          )}
          <WhereAndWhen log={decisive} names={names} className={classes.narrow} />
          <Button
            variant="subtle"
            color="gray"
            size="compact-xs"
            aria-expanded={isOpen}
            aria-controls={stepsId}
            aria-label={t(isOpen ? 'stories.hideSteps' : 'stories.showSteps', { count, story: sentence })}
            leftSection={
              isOpen ? <IconChevronDown size={12} aria-hidden /> : <IconChevronRight size={12} aria-hidden />
            }
            onClick={toggle}
          >
            {t('stories.steps', { count })}
          </Button>
        </th>
        <RowFacts log={decisive} userId={story.userId} names={names} isForOneUser={isForOneUser}>
          <Badge variant="light" color={colors[outcome]} tt="none" className={classes.badge}>
            {t(`stories.outcome.${outcome}`)}
          </Badge>
        </RowFacts>
      </tr>
      <tr id={stepsId} hidden={!isOpen}>
        <td colSpan={6}>{isOpen && <StorySteps steps={steps} names={names} />}</td>
      </tr>
    </>
  );
}
