import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { Loaded } from '#console/shared/loading/loaded.tsx';
import { Allowed } from '#console/shared/operator/allowed.tsx';
import { SectionCard } from '#console/ui/section-card.tsx';
import { TableSkeleton } from '#console/ui/table-skeleton.tsx';
import type { User } from '#contract/users.ts';

import { ChangeAnswerDialog } from './change-answer-dialog.tsx';
import classes from './mfa-answers-card.module.css';
import { mfaAnswerNames, mfaAnswers, userConfigQueries } from './mfa-answers.ts';
import { useSignInDialog } from './use-sign-in-dialog.ts';

type Props = { user: User };

/** Answers that the user gave on the sign-in page about MFA. */
export function MfaAnswersCard({ user }: Props) {
  const { t } = useTranslation();
  const dialog = useSignInDialog();
  const configs = useQuery(userConfigQueries.ofUser(user.id));
  return (
    <SectionCard title={t('signInMethods.answers.title')}>
      <Loaded query={configs} waiting={<TableSkeleton rows={4} />}>
        {(answers) => (
          <>
            <Text size="sm" c="dimmed">
              {t('signInMethods.answers.text')}
            </Text>
            <dl className={classes.answers}>
              {mfaAnswerNames.map((name) => {
                const value = mfaAnswers[name].read(answers);
                const keyPrefix = `signInMethods.answer.${name}` as const;
                const action = t(value === true ? `${keyPrefix}.toFalse` : `${keyPrefix}.toTrue`);
                return (
                  <div key={name} className={classes.answer}>
                    <dt className={classes.label}>{t(`${keyPrefix}.label`)}</dt>
                    <dd className={classes.value}>
                      {value === undefined ? t('signInMethods.answers.unknown') : t(`${keyPrefix}.${value}`)}
                      <Allowed action="mfa:enroll" userId={user.id}>
                        <Button
                          variant="default"
                          size="xs"
                          aria-label={t('signInMethods.answers.action', { action, label: t(`${keyPrefix}.label`) })}
                          onClick={() => dialog.open('change-answer', `${name}.${value !== true}`)}
                        >
                          {action}
                        </Button>
                      </Allowed>
                    </dd>
                  </div>
                );
              })}
            </dl>
            <ChangeAnswerDialog user={user} />
          </>
        )}
      </Loaded>
    </SectionCard>
  );
}
