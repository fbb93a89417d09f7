import { Alert, Radio, Stack, Text } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { ApiError } from '#console/api/api-error.ts';
import { displayPhone } from '#console/api/display-name.ts';
import { explainError } from '#console/api/explain-error.ts';
import { useLateOutcome } from '#console/shared/write/use-late-outcome.ts';
import { useWrite } from '#console/shared/write/use-write.ts';
import { notifySuccess, notifyWarning } from '#console/ui/notify.ts';
import { gatewayErrorCodes } from '#contract/errors.ts';
import type { MessageChannel } from '#contract/operators.ts';

import { signInHelpMutations } from './sign-in-help-api.ts';
import { WayForm } from './way-form.tsx';
import type { WayProps } from './ways.ts';

/** Sends a verification code to the email address or phone number on file. */
export function CodeWay({ user, onBack }: WayProps) {
  const { t } = useTranslation();
  const addresses: { channel: MessageChannel; address: string }[] = [
    ...(user.primaryEmail ? [{ channel: 'email' as const, address: user.primaryEmail }] : []),
    ...(user.primaryPhone ? [{ channel: 'phone' as const, address: displayPhone(user.primaryPhone) }] : []),
  ];
  const addressOf = (wanted: MessageChannel | undefined) => addresses.find((one) => one.channel === wanted)?.address;
  const onSettled = useLateOutcome((error, to: MessageChannel) => {
    const address = addressOf(to) ?? '';
    if (error === null) notifySuccess(t('signInHelp.code.sent', { address }));
    else notifyWarning(t('signInHelp.code.notSent', { address, explanation: explainError(error, t).message }));
  });
  const sending = useWrite({
    action: 'verification-codes:send',
    user,
    mutation: { ...signInHelpMutations.sendCode(user.id), onSettled },
  });
  const [channel, setChannel] = useState(addresses[0]?.channel ?? 'email');
  const sentTo = sending.isSuccess ? addressOf(sending.values) : undefined;
  const isLimited = sending.error instanceof ApiError && sending.error.code === gatewayErrorCodes.rateLimited;
  return (
    <WayForm
      write={sending}
      confirmLabel={t(sending.isSuccess ? 'signInHelp.code.again' : 'signInHelp.code.confirm')}
      onConfirm={() => sending.run(channel)}
      onBack={onBack}
    >
      <Text size="sm">{t('signInHelp.code.use')}</Text>
      <Radio.Group
        label={t('signInHelp.code.channel')}
        value={channel}
        onChange={(value) => setChannel(value === 'phone' ? 'phone' : 'email')}
      >
        <Stack gap="xs" mt={4}>
          {addresses.map(({ channel: value, address }) => (
            <Radio key={value} value={value} label={t(`signInHelp.code.${value}`, { address })} />
          ))}
        </Stack>
      </Radio.Group>
      <div role="status">
        {sentTo !== undefined && (
          <Alert color="green" role="presentation" icon={<IconCheck aria-hidden />}>
            {t('signInHelp.code.sent', { address: sentTo })}
          </Alert>
        )}
      </div>
      {isLimited && <Text size="sm">{t('signInHelp.code.tooMany')}</Text>}
    </WayForm>
  );
}
