import { mutationOptions, type QueryClient, queryOptions } from '@tanstack/react-query';

import {
  type AddressCorrection,
  type CallerFactsAnswer,
  memberOfChannel,
  type NewAddress,
  sentCodesAnswer,
} from '#contract/callers.ts';
import type { MessageChannel } from '#contract/operators.ts';
import { type User, user } from '#contract/users.ts';

import { ApiError } from './api-error.ts';
import type { ApiRequest, WriteInput } from './api-request.ts';
import { requestApproval } from './approvals.ts';
import { fetchJson, sendRequest } from './http.ts';
import { currentSessionQueries } from './session.ts';
import { settle } from './settle.ts';
import { userRequests } from './user-requests.ts';
import { cacheUser, userQueries } from './users.ts';

/** Where a code goes: the address on file, or one that the caller wants instead. */
export type CodeRecipient = { channel: MessageChannel; newAddress?: string };

const one = '/usher/users/{userId}';

const post = (userId: string, what: string, body: object): ApiRequest => ({
  method: 'POST',
  route: `${one}/${what}`,
  params: { userId },
  body,
});

const correctionRequest = (userId: string, body: AddressCorrection): ApiRequest => ({
  method: 'PATCH',
  route: `${one}/address`,
  params: { userId },
  body,
});

/** A code that the operator sent; `sentAt` in ms since the epoch. */
export type SentCode = CodeRecipient & { sentAt: number };

/** Usher's own routes, so "Show request" omits them. */
export const callerQueries = {
  /** The codes that the operator sent to a user and that can still be entered, oldest first. */
  sentCodes: (userId: string) =>
    queryOptions({
      queryKey: ['sent-codes', userId],
      queryFn: async ({ signal }): Promise<SentCode[]> => {
        const request: ApiRequest = { method: 'GET', route: `${one}/sent-codes`, params: { userId } };
        const { codes } = await fetchJson(request, sentCodesAnswer, signal);
        return codes.map(({ newAddress, ...code }) => ({ ...code, ...(newAddress !== null && { newAddress }) }));
      },
      staleTime: 0,
      refetchOnWindowFocus: false,
    }),
};

/** Puts the code that was sent to `recipient` last, or removes it. */
async function keepSentCode(client: QueryClient, userId: string, recipient: CodeRecipient, isSent: boolean) {
  const { queryKey } = callerQueries.sentCodes(userId);
  await client.cancelQueries({ queryKey });
  const { channel, newAddress } = recipient;
  const sent = { channel, ...(newAddress !== undefined && { newAddress }), sentAt: Date.now() };
  client.setQueryData(queryKey, (known = []) => [
    ...known.filter((code) => code.channel !== channel || code.newAddress !== newAddress),
    ...(isSent ? [sent] : []),
  ]);
}

/** The session lists the verified callers. */
const verifying = { invalidates: [currentSessionQueries.current().queryKey] };

/** Usher's own routes, so "Show request" omits them. */
export const callerMutations = {
  sendCode: (userId: string) =>
    mutationOptions({
      mutationFn: ({ values: { channel, newAddress: address }, reason }: WriteInput<CodeRecipient>) =>
        address === undefined
          ? sendRequest({ ...post(userId, 'verification-code', { channel }), reason })
          : sendRequest({ ...post(userId, 'new-address/code', { channel, address }), reason }),
      onSuccess: (_data, { values }: WriteInput<CodeRecipient>, _result, { client }) =>
        keepSentCode(client, userId, values, true),
    }),

  checkCode: (userId: string) =>
    mutationOptions({
      mutationFn: ({ values, reason }: WriteInput<CodeRecipient & { code: string }>) => {
        const { channel, newAddress: address, code: verificationCode } = values;
        return address === undefined
          ? sendRequest({ ...post(userId, 'verification-code/verify', { channel, verificationCode }), reason })
          : sendRequest({ ...post(userId, 'new-address/verify', { channel, address, verificationCode }), reason });
      },
      onSuccess: (_data, { values }: WriteInput<CodeRecipient & { code: string }>, _result, { client }) =>
        keepSentCode(client, userId, values, false),
      meta: verifying,
      // The code among the values must not stay in the mutation cache.
      gcTime: 0,
    }),

  recordFacts: (userId: string) =>
    mutationOptions({
      mutationFn: ({ values, reason }: WriteInput<CallerFactsAnswer>) =>
        sendRequest({ ...post(userId, 'caller-facts', values), reason }),
      meta: verifying,
    }),

  /**
   * Replaces an address, or requests that an administrator does; returns undefined for a request. Rejects with the gateway's
   * refusal if a request for the same address waits already.
   */
  correct: (account: User) =>
    mutationOptions({
      mutationFn: ({ values, reason }: WriteInput<NewAddress & { isRequest: boolean }>) =>
        correct(account, values, reason),
      onSuccess: (changed: User | undefined, _input, _result, { client }) => {
        if (changed !== undefined) cacheUser(client, changed);
      },
      meta: { invalidates: [...userQueries.rows(), ['approvals']] },
    }),
};

async function correct(
  account: User,
  { isRequest, ...given }: NewAddress & { isRequest: boolean },
  reason: string | undefined,
): Promise<User | undefined> {
  const member = memberOfChannel[given.channel];
  const request = { ...correctionRequest(account.id, { ...given, replaces: account[member] }), reason };
  if (isRequest) {
    const { needed, refusal } = await requestApproval(request);
    if (needed.isRepeat === true) throw refusal;
    return undefined;
  }
  return settle(
    () => fetchJson(request, user),
    async () => {
      const answer = await fetchJson(userRequests.read(account.id), user);
      return answer[member] === given.address ? { answer } : 'unchanged';
    },
  );
}

/** Codes of Logto for a verification code that does not pass. */
const refusedCodes = [
  'code_mismatch',
  'not_found',
  'expired',
  'exceed_max_try',
  'email_mismatch',
  'phone_mismatch',
].map((word) => `verification_code.${word}`);

/** Whether the check failed because of the code, and not because it could not be made. */
export const isCodeRefused = (error: Error): boolean =>
  error instanceof ApiError && refusedCodes.includes(error.code ?? '');
