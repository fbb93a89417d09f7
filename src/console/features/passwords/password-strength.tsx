import { Group, Progress, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';

import type { User } from '#contract/users.ts';

type Props = { password: string; user: User };

/** Indexed by the score of the estimator, 0 to 4. */
const grades = [
  { grade: 'veryWeak', color: 'red' },
  { grade: 'weak', color: 'red' },
  { grade: 'fair', color: 'orange' },
  { grade: 'good', color: 'green' },
  { grade: 'strong', color: 'green' },
] as const;

/** Strength of a typed password, estimated in the browser. */
export function PasswordStrength({ password, user }: Props) {
  const { t } = useTranslation();
  const deferred = useDeferredValue(password);
  const estimator = useQuery({
    queryKey: ['password-strength-estimator'],
    queryFn: async () => (await import('#console/lib/password-strength.ts')).createStrengthEstimator(),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (estimator.data === undefined || deferred === '') return null;
  const personal = [user.name, user.username, user.primaryEmail, user.primaryPhone].filter((value) => value !== null);
  const score = estimator.data(deferred, personal);
  const { grade, color } = grades[score];
  return (
    <Group gap="sm" maw={420} wrap="nowrap">
      <Progress flex={1} value={(score + 1) * 20} color={color} aria-label={t('passwords.strength.label')} />
      <Text size="sm" role="status">
        {t('passwords.strength.label')}: {t(`passwords.strength.${grade}`)}
      </Text>
    </Group>
  );
}
