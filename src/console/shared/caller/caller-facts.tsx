import { Button, Group, Radio, Stack, Text } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { callerMutations } from '#console/api/callers.ts';
import { explainError } from '#console/api/explain-error.ts';
import { formatDate } from '#console/lib/format-date.ts';
import { useReasons } from '#console/shared/write/reasons.tsx';
import { useWrite } from '#console/shared/write/use-write.ts';
import { SaveFailed } from '#console/ui/save-failed.tsx';
import { CheckedGroup, SubmissionArea, SubmitButton, useSubmission } from '#console/ui/submission.tsx';
import { askedFacts, type CallerFact } from '#contract/callers.ts';
import type { User } from '#contract/users.ts';

type Props = { user: User; facts: readonly CallerFact[] };

type Verdict = 'right' | 'wrong';

/** Facts that only the page shows: each stays covered until the caller has named it and the operator compares. */
export function CallerFacts({ user, facts }: Props) {
  const { t, i18n } = useTranslation();
  const [shown, setShown] = useState<readonly CallerFact[]>([]);
  const [verdicts, setVerdicts] = useState<Readonly<Partial<Record<CallerFact, Verdict>>>>({});
  const recording = useWrite({ action: 'callers:verify', user, mutation: callerMutations.recordFacts(user.id) });
  const hasReason = useReasons().remembered.has(user.id);
  const asked = facts
    .flatMap((fact) => {
      const value = valueOf(user, fact, i18n.language);
      return value === undefined ? [] : [{ fact, value }];
    })
    .slice(0, askedFacts);
  const isDecided = asked.every(({ fact }) => verdicts[fact] !== undefined);
  const matches = asked.every(({ fact }) => verdicts[fact] === 'right');
  const wereWrong = recording.isSuccess && recording.values?.matches === false;
  const submission = useSubmission(isDecided && recording.isReady, () =>
    recording.run({ facts: asked.map(({ fact }) => fact), matches }),
  );
  if (asked.length === 0) return <Text size="sm">{t('callers.facts.none')}</Text>;

  return (
    <SubmissionArea submission={submission}>
      <Stack gap="xs" align="flex-start" component="section" aria-label={t('callers.facts.title')}>
        <Text size="sm" fw={600}>
          {t('callers.facts.title')}
        </Text>
        <Text size="sm" c="dimmed">
          {t('callers.facts.hint')}
        </Text>
        {asked.map(({ fact, value }) =>
          shown.includes(fact) ? (
            <CheckedGroup key={fact} problem={verdicts[fact] === undefined ? t('callers.facts.decide') : undefined}>
              <Radio.Group
                label={t('callers.facts.shown', { fact: factName(fact, t), value })}
                value={verdicts[fact] ?? null}
                onChange={(verdict) => setVerdicts({ ...verdicts, [fact]: verdict as Verdict })}
              >
                <Group gap="sm" mt={4}>
                  {(['right', 'wrong'] as const).map((verdict) => (
                    <Radio
                      key={verdict}
                      value={verdict}
                      label={t(`callers.facts.${verdict}`)}
                      // The button that showed the fact had the focus.
                      // oxlint-disable-next-line jsx-a11y/no-autofocus
                      autoFocus={verdict === 'right'}
                    />
                  ))}
                </Group>
              </Radio.Group>
            </CheckedGroup>
          ) : (
            <CheckedGroup key={fact} problem={t('callers.facts.decide')}>
              <Group gap="xs" mih={30}>
                <Text size="sm" fw={600}>
                  {factName(fact, t)}
                </Text>
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={t('callers.facts.showOne', { fact: factName(fact, t) })}
                  onClick={() => setShown([...shown, fact])}
                >
                  {t('callers.facts.show')}
                </Button>
              </Group>
            </CheckedGroup>
          ),
        )}
        {recording.isAllowed && isDecided && !hasReason && recording.reasonField}
        <SubmitButton submission={submission} size="xs" variant="default" loading={recording.isPending}>
          {t('callers.facts.record')}
        </SubmitButton>
        {wereWrong && (
          <Text size="sm" c="red" role="alert">
            {t('callers.facts.wereWrong')}
          </Text>
        )}
        {recording.error !== null && <SaveFailed {...explainError(recording.error, t)} />}
      </Stack>
    </SubmissionArea>
  );
}

const factName = (fact: CallerFact, t: TFunction): string => t(`callers.fact.${fact}`);

/** Returns the value of a fact as text; undefined if the account has none. */
function valueOf({ profile, createdAt, lastSignInAt }: User, fact: CallerFact, language: string): string | undefined {
  switch (fact) {
    case 'birthdate':
      return profile.birthdate || undefined;
    case 'postalCode':
      return profile.address?.postalCode || undefined;
    case 'createdAt':
      return formatDate(createdAt, language);
    case 'lastSignInAt':
      return lastSignInAt ? formatDate(lastSignInAt, language) : undefined;
  }
}
