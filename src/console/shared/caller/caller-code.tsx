import { Group, Radio, Stack, Text, TextInput } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { callerMutations, type CodeRecipient, isCodeRefused, type SentCode } from '#console/api/callers.ts';
import { displayPhone } from '#console/api/display-name.ts';
import { explainError } from '#console/api/explain-error.ts';
import { formatTimeOfDay } from '#console/lib/format-date.ts';
import { isForInputMethod } from '#console/lib/input-method.ts';
import { useReasons } from '#console/shared/write/reasons.tsx';
import { useLateOutcome } from '#console/shared/write/use-late-outcome.ts';
import { useWrite } from '#console/shared/write/use-write.ts';
import { ForeignText } from '#console/ui/foreign-text.tsx';
import { notifySuccess, notifyWarning } from '#console/ui/notify.ts';
import { SaveFailed } from '#console/ui/save-failed.tsx';
import { CheckedField, SubmissionArea, SubmitButton, useSubmission } from '#console/ui/submission.tsx';
import type { NewAddress } from '#contract/callers.ts';
import type { User } from '#contract/users.ts';

import classes from './caller.module.css';
import { useSentCodes, useTypedCode } from './use-sent-code.ts';

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
  const { t, i18n } = useTranslation();
  const recipients = recipientsOf(user, newAddress);
  const sent = useSentCodes(user.id);
  const isTo = (one: CodeRecipient) => (code: SentCode) =>
    code.channel === one.channel && code.newAddress === one.newAddress;
  const lastSent = sent.findLast((code) => recipients.some((one) => isTo(one)(code)));
  const sentTo = lastSent && recipients.find((one) => isTo(one)(lastSent));
  const sentAt = lastSent?.sentAt;
  const [chosen, setChosen] = useState<string>();
  const [code, setCode] = useTypedCode(user.id, sentTo === undefined ? '' : keyOf(sentTo));
  const sendButton = useRef<HTMLButtonElement>(null);
  const codeField = useRef<HTMLInputElement>(null);
  const isJustSent = useRef(false);
  // After each sent code, also another one to the same address, the operator enters what the caller reads out.
  useEffect(() => {
    if (sentAt !== undefined && (isJustSent.current || isAlone)) codeField.current?.focus();
    isJustSent.current = false;
  }, [sentAt, isAlone]);
  const proveNew = ({ channel, newAddress: address }: CodeRecipient) => {
    if (address !== undefined) onProven?.({ channel, address });
  };
  const onSentLate = useLateOutcome((error, to: Recipient) => {
    const address = shownAddress(to);
    if (error === null) notifySuccess(t('callers.code.sentLate', { address }));
    else notifyWarning(t('callers.code.notSent', { address, explanation: explainError(error, t).message }));
  });
  const onCheckedLate = useLateOutcome((error, to: Recipient & { code: string }) => {
    if (error !== null) {
      notifyWarning(isCodeRefused(error) ? t('callers.code.wrong') : explainError(error, t).message);
      return;
    }
    notifySuccess(t('callers.code.right', { address: shownAddress(to) }));
    proveNew(to);
  });
  const sending = useWrite({
    action: 'verification-codes:send',
    user,
    mutation: { ...callerMutations.sendCode(user.id), onSettled: onSentLate },
  });
  const checking = useWrite({
    action: 'verification-codes:verify',
    user,
    mutation: { ...callerMutations.checkCode(user.id), onSettled: onCheckedLate },
  });
  const hasReason = useReasons().remembered.has(user.id);
  const recipient = recipients.find((one) => keyOf(one) === chosen) ?? sentTo ?? recipients[0];

  const send = () => {
    if (recipient === undefined) return;
    checking.reset();
    isJustSent.current = true;
    sending.run(recipient, { onDone: () => setCode('') });
  };
  const check = () => {
    if (sentTo === undefined) return;
    checking.run(
      { ...sentTo, code: code.trim() },
      {
        onDone: () => {
          // The input that had the focus goes away.
          sendButton.current?.focus();
          setCode('');
          proveNew(sentTo);
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
  const sentText =
    sentTo !== undefined && sentAt !== undefined
      ? t('callers.code.sent', { address: shownAddress(sentTo), time: formatTimeOfDay(sentAt, i18n.language) })
      : undefined;
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
        {sentText}
      </Text>
      {sentTo !== undefined && (
        <SubmissionArea submission={checkSubmission}>
          <Group gap="xs" align="flex-end">
            <CheckedField problem={code.trim() === '' ? t('callers.code.missing') : undefined}>
              {(missing) => (
                <TextInput
                  ref={codeField}
                  aria-description={sentText}
                  data-autofocus={isAlone || undefined}
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
