import { Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { logQueries } from '#console/data/logs.ts';
import { Loaded } from '#console/parts/loaded.tsx';
import type { Log } from '#contract/logs.ts';
import { maxPageSize } from '#contract/paging.ts';

import { foldStories, isStory, type Story } from './sign-in-attempts.ts';
import { storySentence, storyTrouble } from './attempt-sentence.ts';
import classes from './attempt-steps.module.css';
import { StorySteps } from './attempt-steps.tsx';
import { useNames } from './use-names.ts';

type Props = { log: Log };

/** How long before and after an entry its visit is looked for, in ms. */
const reach = 15 * 60_000;

/** The visit that an entry belongs to, read from the log around it. */
export function StoryAround({ log }: Props) {
  const { t } = useTranslation();
  const { applicationId } = log.payload;
  const nearest = { applicationId, page: 1, page_size: maxPageSize };
  // The newest come first: asked for until the entry, these are the nearest before it.
  const before = useQuery(logQueries.list({ ...nearest, start_time: log.createdAt - reach, end_time: log.createdAt }));
  const after = useQuery(
    logQueries.list({ ...nearest, start_time: log.createdAt + 1, end_time: log.createdAt + reach }),
  );

  return (
    <Stack gap={4}>
      <Title order={3} size="h6">
        {t('diagnosis.story.title')}
      </Title>
      <Loaded
        query={before}
        waiting={<Skeleton height={80} maw={480} role="status" aria-label={t('diagnosis.story.loading')} />}
      >
        {(earlier) => {
          const entries = [...(after.data?.items ?? []), ...earlier.items];
          const story = foldStories(entries, { hasOlder: false, hasNewer: false })
            .filter(isStory)
            .find(({ steps }) => steps.some(({ id }) => id === log.id));
          const isPartial =
            earlier.total > earlier.items.length || (after.data?.total ?? 0) > (after.data?.items.length ?? 0);
          return (
            <>
              {story === undefined ? (
                <Text size="sm">{t('diagnosis.story.alone')}</Text>
              ) : (
                <StoryOf story={story} currentId={log.id} />
              )}
              <Text size="xs" c="dimmed">
                {t('stories.inferred')} {isPartial && t('diagnosis.story.partial')}
              </Text>
            </>
          );
        }}
      </Loaded>
    </Stack>
  );
}

function StoryOf({ story, currentId }: { story: Story; currentId: string }) {
  const { t } = useTranslation();
  const names = useNames(story.steps);
  const trouble = storyTrouble(story, t);
  return (
    <>
      <Text size="sm" className={classes.text}>
        {storySentence(story, t, names)}
        {trouble !== undefined && ` (${trouble})`}
      </Text>
      <StorySteps steps={story.steps} names={names} currentId={currentId} />
    </>
  );
}
