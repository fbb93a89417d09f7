import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { differingMembers } from '#console/api/differing-members.ts';
import { displayName } from '#console/api/display-name.ts';
import { useLast } from '#console/lib/use-last.ts';
import { useWrite } from '#console/shared/write/use-write.ts';
import { WriteDialog } from '#console/shared/write/write-dialog.tsx';
import type { User } from '#contract/users.ts';

import { answerChanges, mfaAnswers, userConfigMutations, userConfigRequests } from './mfa-answers.ts';
import { useSignInDialog } from './use-sign-in-dialog.ts';

type Props = { user: User };

export function ChangeAnswerDialog({ user }: Props) {
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
