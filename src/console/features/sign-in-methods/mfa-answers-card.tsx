import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { differingMembers } from '#console/api/differing-members.ts';
import { displayName } from '#console/api/display-name.ts';
import { useLast } from '#console/lib/use-last.ts';
import { Loaded } from '#console/shared/loading/loaded.tsx';
import { Allowed } from '#console/shared/operator/allowed.tsx';
import { useWrite } from '#console/shared/write/use-write.ts';
import { WriteDialog } from '#console/shared/write/write-dialog.tsx';
import { SectionCard } from '#console/ui/section-card.tsx';
import { TableSkeleton } from '#console/ui/table-skeleton.tsx';
import type { User } from '#contract/users.ts';

import classes from './mfa-answers-card.module.css';
import {
  mfaAnswerNames,
  mfaAnswers,
  userConfigQueries,
  answerChanges,
  userConfigMutations,
  userConfigRequests,
} from './mfa-answers.ts';
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

type ChangeAnswerDialogProps = { user: User };

function ChangeAnswerDialog({ user }: ChangeAnswerDialogProps) {
  const { t } = useTranslation();
  const { subjectOf, close } = useSignInDialog();
  const openId = subjectOf('change-answer');
  const chosen = useLast(answerChanges.find(({ id }) => id === openId));
  const change = useWrite({ action: 'mfa:enroll', user, mutation: userConfigMutations.change(user.id) });
  if (chosen === undefined) return null;

  const { name, value } = chosen;
  const keyPrefix = `signInMethods.answer.${name}` as const;
  const label = t(`${keyPrefix}.label`);
  const patch = mfaAnswers[name].change(value);
  const finish = () => {
    change.reset();
    close();
  };
  const save = () =>
    change.run(patch, {
      notice: (saved) => ({
        message: t('signInMethods.answers.done', { label, value: t(`${keyPrefix}.${value}`) }),
        differing: differingMembers(patch, saved).length === 0 ? [] : [label],
      }),
      onDone: finish,
    });
  return (
    <WriteDialog
      write={change}
      requests={[userConfigRequests.change(user.id, patch)]}
      title={t('signInMethods.answers.dialogTitle', { label, user: displayName(user) })}
      isOpen={openId === chosen.id}
      confirmLabel={t(value ? `${keyPrefix}.toTrue` : `${keyPrefix}.toFalse`)}
      onConfirm={save}
      onClose={finish}
    >
      <Text size="sm">{t(value ? `${keyPrefix}.toTrueText` : `${keyPrefix}.toFalseText`)}</Text>
    </WriteDialog>
  );
}
