import { SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type RefObject, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { callerMutations } from '#console/api/callers.ts';
import { displayName, displayPhone } from '#console/api/display-name.ts';
import { fieldErrors, type FieldProblem } from '#console/api/field-errors.ts';
import { userQueries } from '#console/api/users.ts';
import { cleanText, halfWidth } from '#console/lib/identifying-text.ts';
import { CallerPanel } from '#console/shared/caller/caller-panel.tsx';
import { CallerStatus } from '#console/shared/caller/caller-status.tsx';
import { useSentCodes } from '#console/shared/caller/use-sent-code.ts';
import { useVerifiedCaller } from '#console/shared/caller/use-verified-caller.ts';
import { useOperator } from '#console/shared/operator/use-operator.ts';
import { lookupQueries } from '#console/shared/search/lookup-queries.ts';
import { PhoneCountrySelect } from '#console/shared/search/phone-country-select.tsx';
import { usePhoneCountry } from '#console/shared/search/phone-country.ts';
import { useWrite } from '#console/shared/write/use-write.ts';
import { WriteDialog } from '#console/shared/write/write-dialog.tsx';
import { CheckedField } from '#console/ui/submission.tsx';
import { memberOfChannel, type NewAddress } from '#contract/callers.ts';
import { type MessageChannel, messageChannels } from '#contract/operators.ts';
import { emailPattern, maxIdentifierLength, phonePattern, type User } from '#contract/users.ts';

import type { ReadPhone } from './fields.ts';
import { useUserFields } from './use-user-fields.ts';
import { ValueHolder } from './value-holder.tsx';

type Props = {
  user: User;
  isOpen: boolean;
  onClose: () => void;
  focusFallback: RefObject<HTMLElement | null>;
};

type Problem = 'emailFormat' | 'phoneFormat' | 'phoneExtension' | 'tooLong';

/**
 * Replaces the email or phone of a user whose caller was verified by a code to the former or the new address. Without
 * one, it requests that an administrator makes the change.
 */
export function CorrectAddressDialog({ user, isOpen, onClose, focusFallback }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  // Undefined before the operator chose and typed: an address that was sent a code is still wanted then.
  const [chosenChannel, setChannel] = useState<MessageChannel>();
  const [entered, setTyped] = useState<string>();
  const codes = useSentCodes(user.id, isOpen);
  const wanted = codes.findLast(({ channel: one, newAddress: address }) => isWanted(user, one, address));
  const channel = chosenChannel ?? wanted?.channel ?? 'email';
  const typed = entered ?? (wanted?.channel === channel ? shownAddress(channel, wanted.newAddress ?? '') : '');
  const [wasLeft, setWasLeft] = useState(false);
  const [proven, setProven] = useState<NewAddress>();
  const field = useRef<HTMLInputElement>(null);
  const { readPhone } = useUserFields(isOpen && channel === 'phone');
  const write = useWrite({
    action: 'identifiers:correct',
    user,
    mutation: callerMutations.correct(user),
    needsReason: true,
  });
  const onFile = user[memberOfChannel[channel]] ?? '';
  const { address, problem } = readAddress(channel, typed, readPhone);
  const isSame = address !== undefined && address === onFile;
  const newAddress = address === undefined || isSame ? undefined : { channel, address };
  const proof = useProof(user.id, newAddress, proven);
  const isSent = write.values?.address === address;
  const refusal = write.error === null || !isSent ? undefined : fieldErrors(write.error)[0]?.problem;

  const forget = () => {
    write.reset();
    setChannel(undefined);
    setTyped(undefined);
    setWasLeft(false);
  };
  const close = () => {
    // While a code is out, the operator comes back to enter it.
    if (codes.length === 0) forget();
    onClose();
  };
  const change = (next: MessageChannel) => {
    setChannel(next);
    setTyped(undefined);
    setWasLeft(false);
    write.reset();
  };
  const submit = () => {
    if (newAddress === undefined) return;
    write.run(
      { ...newAddress, isRequest: !proof.isComplete },
      {
        notice: (changed) => ({
          message: t(changed === undefined ? 'callers.correct.asked' : `callers.correct.done.${channel}`),
        }),
        onDone: () => {
          forget();
          setProven(undefined);
          onClose();
        },
        // Another operator may have changed the address: the next attempt replaces the one that is on file then.
        onFailed: (failure) => {
          if (fieldErrors(failure).length > 0) field.current?.focus();
          void client.invalidateQueries({ queryKey: userQueries.one(user.id) });
        },
      },
    );
  };
  const refused = (why: FieldProblem) => (
    <>
      {t(`errors.field.${why}`)}
      {t('common.gap')}
      {newAddress !== undefined && (why === 'emailInUse' || why === 'phoneInUse') && (
        <ValueHolder field={memberOfChannel[channel]} value={newAddress.address} />
      )}
    </>
  );
  const lack =
    address === undefined ? t(`errors.field.${problem ?? 'required'}`, { max: maxIdentifierLength }) : undefined;
  const error = isSame ? t('callers.correct.same') : refusal !== undefined ? refused(refusal) : wasLeft && lack;

  return (
    <WriteDialog
      // A refusal of the value is shown at the field, and is over with another value.
      write={{ ...write, error: refusal === undefined && isSent ? write.error : null }}
      title={t('callers.correct.title', { name: displayName(user) })}
      isOpen={isOpen}
      confirmLabel={t(proof.isComplete ? `callers.correct.confirm.${channel}` : 'callers.correct.ask')}
      isReady={newAddress !== undefined}
      keepsWork
      onConfirm={submit}
      onClose={close}
      focusFallback={focusFallback}
    >
      <Stack gap={4}>
        <SegmentedControl
          aria-label={t('callers.correct.which')}
          value={channel}
          data={messageChannels.map((one) => ({ value: one, label: t(`callers.correct.${one}`) }))}
          onChange={(next) => change(next === 'phone' ? 'phone' : 'email')}
        />
        <Text size="sm" c="dimmed">
          {onFile === ''
            ? t('callers.correct.currentNone')
            : t('callers.correct.current', { address: shownAddress(channel, onFile) })}
        </Text>
      </Stack>
      <div>
        <CheckedField problem={lack}>
          {(missing) => (
            <TextInput
              label={t(`callers.correct.new.${channel}`)}
              value={typed}
              inputMode={channel === 'email' ? 'email' : 'tel'}
              dir="auto"
              autoComplete="off"
              data-1p-ignore
              required
              data-autofocus
              ref={field}
              error={error || missing}
              {...(channel === 'phone' &&
                address !== undefined && { description: t('profile.savedAs', { number: displayPhone(address) }) })}
              onBlur={() => setWasLeft(typed !== '')}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
          )}
        </CheckedField>
        {channel === 'phone' && <AssumedCountry typed={typed} readPhone={readPhone} />}
      </div>
      <CallerProof
        user={user}
        newAddress={newAddress}
        proof={proof}
        isRefused={isSent && write.error !== null}
        onProven={setProven}
      />
      <Text size="sm" c="dimmed">
        {t('callers.correct.noNotice')}
      </Text>
    </WriteDialog>
  );
}

type ProofProps = {
  user: User;
  newAddress: NewAddress | undefined;
  proof: ReturnType<typeof useProof>;
  /** The gateway has answered, so its answer replaces what follows from the verification. */
  isRefused: boolean;
  onProven: (address: NewAddress) => void;
};

/** Verifies the caller, unless that was done before the dialog opened, and says what follows from the result. */
function CallerProof({ user, newAddress, proof: { isComplete, lacksFacts }, isRefused, onProven }: ProofProps) {
  const { t } = useTranslation();
  const [isNeeded] = useState(!isComplete);
  return (
    <Stack gap="xs" component="section" aria-label={t('callers.correct.verify')}>
      {isNeeded || !isComplete ? (
        <>
          <Text size="sm" c="dimmed">
            {t('callers.correct.verifyHint')}
          </Text>
          <CallerPanel user={user} newAddress={newAddress} onProven={onProven} />
        </>
      ) : (
        <CallerStatus userId={user.id} />
      )}
      <Text size="sm" role="status">
        {!isRefused &&
          t(isComplete ? 'callers.correct.ready' : lacksFacts ? 'callers.correct.factsToo' : 'callers.correct.request')}
      </Text>
    </Stack>
  );
}

/**
 * Whether the caller is verified well enough for this address, as far as the console knows: the gateway decides. It alone
 * knows which new address an earlier code went to.
 */
function useProof(userId: string, address: NewAddress | undefined, proven: NewAddress | undefined) {
  const { callerQuestions } = useOperator();
  const methods = useVerifiedCaller(userId).map(({ method }) => method);
  const hasOnFile = methods.includes('email') || methods.includes('phone');
  const hasNew =
    address !== undefined &&
    proven?.address === address.address &&
    proven.channel === address.channel &&
    methods.includes(`new-${address.channel}`);
  const hasFacts = methods.includes('facts') || callerQuestions.every((one) => one === 'code');
  return { isComplete: hasOnFile || (hasNew && hasFacts), lacksFacts: !hasOnFile && hasNew && !hasFacts };
}

/** Whether a code went to an address that the account does not have. */
const isWanted = (user: User, channel: MessageChannel, address: string | undefined): boolean =>
  address !== undefined && address !== user[memberOfChannel[channel]];

/** Reads the typed address as it is stored, or says why it cannot be. */
function readAddress(
  channel: MessageChannel,
  typed: string,
  readPhone: ReadPhone,
): { address?: string; problem?: Problem } {
  const text = halfWidth(cleanText(typed));
  if (text === '') return {};
  if (text.length > maxIdentifierLength) return { problem: 'tooLong' };
  if (channel === 'email') return emailPattern.test(text) ? { address: text } : { problem: 'emailFormat' };
  const phone = readPhone(text);
  if (typeof phone !== 'object') return { problem: phone ?? 'phoneFormat' };
  return phonePattern.test(phone.digits) ? { address: phone.digits } : { problem: 'phoneFormat' };
}

const shownAddress = (channel: MessageChannel, address: string): string =>
  channel === 'phone' ? displayPhone(address) : address;

/** The country of a number that was typed without a country code. */
function AssumedCountry({ typed, readPhone }: { typed: string; readPhone: ReadPhone }) {
  const phone = readPhone(typed);
  const { country, choose } = usePhoneCountry();
  const phoneBook = useQuery({ ...lookupQueries.phoneBook(), enabled: false });
  if (phoneBook.data === undefined || typeof phone !== 'object' || !phone.isNational) return undefined;
  return <PhoneCountrySelect country={country} countries={phoneBook.data.countries} onCountry={choose} />;
}
