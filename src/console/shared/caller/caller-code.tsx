import { Group, Radio, Stack, Text, TextInput } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { callerMutations, type CodeRecipient, isCodeRefused } from '#console/api/callers.ts';
import { displayPhone } from '#console/api/display-name.ts';
import { explainError } from '#console/api/explain-error.ts';
import { isForInputMethod } from '#console/lib/input-method.ts';
import { useReasons } from '#console/shared/write/reasons.tsx';
import { useWrite } from '#console/shared/write/use-write.ts';
import { ForeignText } from '#console/ui/foreign-text.tsx';
import { SaveFailed } from '#console/ui/save-failed.tsx';
import { CheckedField, SubmissionArea, SubmitButton, useSubmission } from '#console/ui/submission.tsx';
import type { NewAddress } from '#contract/callers.ts';
import type { User } from '#contract/users.ts';

import classes from './caller.module.css';

type Props = {
  user: User;
  newAddress: NewAddress | undefined;
  onProven: ((address: NewAddress) => void) | undefined;
  /** No other part of the dialog shows the remembered reason. */
  isAlone: boolean;
};

type Recipient = CodeRecipient & { address: string };

/** Sends a code to an address of the user, and checks the code that the caller reads out. */
export function CallerCode({ user, newAddress, onProven, isAlone }: Props) {
  const { t } = useTranslation();
  const recipients = recipientsOf(user, newAddress);
  const [chosen, setChosen] = useState<string>();
  const [sentTo, setSentTo] = useState<Recipient>();
  const [code, setCode] = useState('');
  const sendButton = useRef<HTMLButtonElement>(null);
  const codeField = useRef<HTMLInputElement>(null);
  // After each sent code, also another one to the same address, the operator enters what the caller reads out.
  useEffect(() => {
    if (sentTo !== undefined) codeField.current?.focus();
  }, [sentTo]);
  const sending = useWrite({ action: 'verification-codes:send', user, mutation: callerMutations.sendCode(user.id) });
  const checking = useWrite({
    action: 'verification-codes:verify',
    user,
    mutation: callerMutations.checkCode(user.id),
  });
  const hasReason = useReasons().remembered.has(user.id);
  const recipient = recipients.find((one) => keyOf(one) === chosen) ?? recipients[0];

  const send = () => {
    if (recipient === undefined) return;
    checking.reset();
    sending.run(recipient, {
      onDone: () => {
        setCode('');
        setSentTo(recipient);
      },
    });
  };
  const check = () => {
    if (sentTo === undefined) return;
    checking.run(
      { ...sentTo, code: code.trim() },
      {
        onDone: () => {
          // The input that had the focus goes away.
          sendButton.current?.focus();
          setSentTo(undefined);
          setCode('');
          if (sentTo.newAddress !== undefined) onProven?.({ channel: sentTo.channel, address: sentTo.address });
        },
      },
    );
  };
  const sendSubmission = useSubmission(sending.isReady, send);
  const checkSubmission = useSubmission(code.trim() !== '' && checking.isReady, check);
  const checkOnEnter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || isForInputMethod(event.nativeEvent)) return;
    // The panel may be inside a form, which must not be submitted.
    event.preventDefault();
    checkSubmission.submit();
  };
  const { error } = checking;
  const isRefused = error !== null && isCodeRefused(error);
  if (recipient === undefined) return <Text size="sm">{t('callers.code.noAddress')}</Text>;

  return (
    <Stack gap="xs" align="flex-start" component="section" aria-label={t('callers.code.title')}>
      <SubmissionArea submission={sendSubmission}>
        <Stack gap="xs" align="flex-start">
          <Radio.Group
            label={t('callers.code.recipient')}
            value={keyOf(recipient)}
            onChange={setChosen}
            className={classes.choice}
          >
            <Stack gap={6} mt={4}>
              {recipients.map((one) => (
                <Radio key={keyOf(one)} value={keyOf(one)} label={<ForeignText>{shownAddress(one)}</ForeignText>} />
              ))}
            </Stack>
          </Radio.Group>
          {sending.isAllowed && (isAlone || !hasReason) && sending.reasonField}
          <SubmitButton
            submission={sendSubmission}
            ref={sendButton}
            size="xs"
            variant="default"
            loading={sending.isPending}
          >
            {t(sentTo === undefined ? 'callers.code.send' : 'callers.code.sendAgain')}
          </SubmitButton>
        </Stack>
      </SubmissionArea>
      {sending.error !== null && <SaveFailed {...explainError(sending.error, t)} />}
      <Text size="sm" role="status">
        {sentTo !== undefined && t('callers.code.sent', { address: shownAddress(sentTo) })}
      </Text>
      {sentTo !== undefined && (
        <SubmissionArea submission={checkSubmission}>
          <Group gap="xs" align="flex-end">
            <CheckedField problem={code.trim() === '' ? t('callers.code.missing') : undefined}>
              {(missing) => (
                <TextInput
                  ref={codeField}
                  label={t('callers.code.label')}
                  value={code}
                  inputMode="numeric"
                  autoComplete="off"
                  data-1p-ignore
                  maxLength={64}
                  error={isRefused || missing}
                  inputWrapperOrder={['label', 'error', 'input']}
                  onChange={(event) => setCode(event.currentTarget.value)}
                  onKeyDown={checkOnEnter}
                />
              )}
            </CheckedField>
            <SubmitButton
              submission={checkSubmission}
              variant={isAlone ? 'filled' : 'default'}
              loading={checking.isPending}
            >
              {t('callers.code.check')}
            </SubmitButton>
          </Group>
          {!hasReason && checking.reasonField}
          {isRefused && (
            <Text size="sm" c="red" role="alert">
              {t('callers.code.wrong')}
            </Text>
          )}
        </SubmissionArea>
      )}
      {error !== null && !isRefused && <SaveFailed {...explainError(error, t)} />}
    </Stack>
  );
}

/** The addresses on file, then the new one. */
function recipientsOf({ primaryEmail, primaryPhone }: User, newAddress: NewAddress | undefined): Recipient[] {
  return [
    ...(primaryEmail ? [{ channel: 'email' as const, address: primaryEmail }] : []),
    ...(primaryPhone ? [{ channel: 'phone' as const, address: primaryPhone }] : []),
    ...(newAddress === undefined ? [] : [{ ...newAddress, newAddress: newAddress.address }]),
  ];
}

const keyOf = ({ channel, newAddress }: Recipient): string => (newAddress === undefined ? channel : `new-${channel}`);

const shownAddress = ({ channel, address }: Recipient): string =>
  channel === 'phone' ? displayPhone(address) : address;
