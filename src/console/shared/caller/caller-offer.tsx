import { Alert, Stack, Text } from '@mantine/core';
import { IconPhoneCheck } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { userQueries } from '#console/api/users.ts';
import { useOperator } from '#console/shared/operator/use-operator.ts';

import { CallerPanel } from './caller-panel.tsx';
import { useVerifiedCaller } from './use-verified-caller.ts';

type Props = {
  /** IDs of the users whose callers are not verified. */
  targets: readonly string[];
};

/** Lets the operator verify the caller that an action needs, inside the form or dialog that keeps its input. */
export function CallerOffer({ targets }: Props) {
  const { t } = useTranslation();
  const { callerQuestions } = useOperator();
  const [userId = '', ...others] = targets;
  const isOne = userId !== '' && others.length === 0;
  const user = useQuery({ ...userQueries.detail(useQueryClient(), userId), enabled: isOne });
  const verifications = useVerifiedCaller(userId);
  const needsCode = callerQuestions.includes('code');
  const isVerified = verifications.some(({ method }) =>
    needsCode ? method === 'email' || method === 'phone' : !method.startsWith('new-'),
  );
  if (isOne && isVerified) {
    return (
      <Alert
        // The field that had the focus has gone.
        ref={(shown) => {
          if (document.activeElement === document.body) shown?.focus();
        }}
        tabIndex={-1}
        role="status"
        color="green"
        icon={<IconPhoneCheck aria-hidden />}
        title={t('callers.offer.done')}
      >
        <Text size="sm">{t('callers.offer.doneText')}</Text>
      </Alert>
    );
  }
  return (
    <Alert role="group" color="orange" icon={<IconPhoneCheck aria-hidden />} title={t('callers.offer.title')}>
      <Stack gap="sm">
        <Text size="sm" role="alert">
          {t(isOne ? 'callers.offer.text' : 'callers.offer.textMany')}
        </Text>
        {isOne && user.data !== undefined && <CallerPanel user={user.data} />}
      </Stack>
    </Alert>
  );
}
