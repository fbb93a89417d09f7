import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { useAllowed } from '#console/shared/operator/allowed.tsx';
import { useOperator } from '#console/shared/operator/use-operator.ts';
import type { CallerFact, NewAddress } from '#contract/callers.ts';
import type { User } from '#contract/users.ts';

import { CallerCode } from './caller-code.tsx';
import { CallerFacts } from './caller-facts.tsx';
import { CallerStatus } from './caller-status.tsx';

type Props = {
  user: User;
  /** The address that the caller wants instead of one on file, which can get a code too. */
  newAddress?: NewAddress | undefined;
  /** Called when the caller had the code that was sent to the new address. */
  onProven?: (address: NewAddress) => void;
  /** The panel is the whole dialog, so that it also shows a remembered reason. */
  isAlone?: boolean;
};

/** What to ask a caller, in the order of the settings, with the result. It is part of a page or dialog, never a form. */
export function CallerPanel({ user, newAddress, onProven, isAlone = false }: Props) {
  const { t } = useTranslation();
  const { callerQuestions } = useOperator();
  const { may, isUnknown } = useAllowed(user.id);
  const asksForCode =
    callerQuestions.includes('code') && may('verification-codes:send') && may('verification-codes:verify');
  const facts = callerQuestions.filter((one): one is CallerFact => one !== 'code');
  const asksForFacts = facts.length > 0 && may('callers:verify') && may('users:unmask');
  const code = asksForCode && (
    <CallerCode key="code" user={user} newAddress={newAddress} onProven={onProven} isAlone={isAlone} />
  );
  const named = asksForFacts && <CallerFacts key="facts" user={user} facts={facts} />;
  return (
    <Stack gap="md">
      {isAlone && (asksForCode || asksForFacts) && <Text size="sm">{t('callers.intro')}</Text>}
      {callerQuestions[0] === 'code' ? [code, named] : [named, code]}
      {!asksForCode && !asksForFacts && !isUnknown && <Text size="sm">{t('callers.notPermitted')}</Text>}
      <CallerStatus userId={user.id} />
    </Stack>
  );
}
