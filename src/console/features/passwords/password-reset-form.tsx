import { Button, Group, Skeleton, Stack, Text, Progress } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useEffect, useState, useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';

import { ApiError } from '#console/api/api-error.ts';
import { explainError } from '#console/api/explain-error.ts';
import { fetchJson } from '#console/api/http.ts';
import { userMutations } from '#console/api/user-mutations.ts';
import { userRequests } from '#console/api/user-requests.ts';
import { paths } from '#console/lib/paths.ts';
import { ShowRequest } from '#console/shared/write/request-texts.tsx';
import { useWrite } from '#console/shared/write/use-write.ts';
import { WriteFailed } from '#console/shared/write/write-failed.tsx';
import { LoadFailed } from '#console/ui/load-failed.tsx';
import { PasswordField } from '#console/ui/password-field.tsx';
import { CheckedField, SubmissionArea, SubmitButton, useSubmission } from '#console/ui/submission.tsx';
import { gatewayErrorCodes } from '#contract/errors.ts';
import { generatedPassword } from '#contract/operators.ts';
import type { PasswordPolicy } from '#contract/password-policy.ts';
import type { User } from '#contract/users.ts';

import { PasswordRules, brokenRules } from './password-rules.tsx';
import { PasswordSet } from './password-set.tsx';

type Props = { user: User; policy: PasswordPolicy; isPolicyKnown: boolean };

/**
 * For operators who may choose a password: starts with one that Usher's server generated. Keeps the password only in
 * the state of this component, never in a draft, URL, storage, cache or log.
 */
export function PasswordResetForm({ user, policy, isPolicyKnown }: Props) {
  const { t } = useTranslation();
  const location = useLocation();
  const suggestion = useSuggestion(user.id);
  const [typed, setTyped] = useState<string>();
  const password = typed ?? suggestion.password ?? '';
  const change = useWrite({ action: 'passwords:set', user, mutation: userMutations.setPassword(user.id) });

  const generate = () => {
    setTyped(undefined);
    suggestion.renew();
  };
  const broken = brokenRules(password, policy, user);
  // The policy may have changed since the password was generated.
  const meetsPolicy = typed === undefined && suggestion.password !== undefined && broken.length === 0;
  const { error } = suggestion;
  const isNoneFound = error instanceof ApiError && error.code === gatewayErrorCodes.noSuitablePassword;
  const submission = useSubmission(password !== '' && change.isReady, () => change.run(password));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    submission.submit();
  };

  if (change.isSuccess && change.values !== undefined) {
    return (
      <PasswordSet
        userId={user.id}
        // The password that was sent, as the input may have changed since.
        password={change.values}
        requestId={change.data?.requestId}
        onAnother={() => {
          generate();
          change.reset();
        }}
      />
    );
  }

  return (
    <form noValidate onSubmit={submit}>
      <SubmissionArea submission={submission}>
        <Stack>
          <Text size="sm">{t(meetsPolicy ? 'passwords.intro' : 'passwords.introOwn')}</Text>
          {error !== undefined && !isNoneFound && <LoadFailed {...explainError(error, t)} onRetry={suggestion.renew} />}
          {suggestion.isPending ? (
            <Skeleton height={60} aria-busy />
          ) : (
            <CheckedField problem={password === '' ? t('errors.field.required') : undefined}>
              {(problem) => (
                <PasswordField
                  label={t('passwords.field')}
                  value={password}
                  onChange={setTyped}
                  error={isNoneFound && password === '' ? t('passwords.notGenerated') : problem}
                />
              )}
            </CheckedField>
          )}
          {typed !== undefined && <PasswordStrength password={typed} user={user} />}
          <PasswordRules policy={policy} isKnown={isPolicyKnown} broken={broken} />
          {change.reasonField}
          {change.error !== null && <WriteFailed error={change.error} targets={change.targets} />}
          <Group>
            <SubmitButton
              submission={submission}
              type="submit"

              variant={change.needsApproval ? 'default' : 'filled'}
              loading={change.isPending}
            >
              {t('passwords.set')}
            </SubmitButton>
            <Button variant="default" leftSection={<IconRefresh size={16} aria-hidden />} onClick={generate}>
              {t('passwords.generate')}
            </Button>
            <Button component={Link} to={paths.user(user.id)} state={location.state} variant="subtle">
              {t('passwords.cancel')}
            </Button>
          </Group>
          <ShowRequest requests={[userRequests.setPassword(user.id, '<password>')]} />
        </Stack>
      </SubmissionArea>
    </form>
  );
}

type Suggestion = { password?: string; error?: Error };

/** A password that Usher's server generated and did not set. Not a query, because it must not be cached. */
function useSuggestion(userId: string) {
  const [round, setRound] = useState(0);
  const [found, setFound] = useState<Suggestion & { round: number }>();
  useEffect(() => {
    let isLeft = false;
    const keep = (suggestion: Suggestion) => {
      if (!isLeft) setFound({ ...suggestion, round });
    };
    const route = '/usher/users/{userId}/password-suggestion';
    fetchJson({ method: 'POST', route, params: { userId }, body: {} }, generatedPassword).then(keep, (error: Error) =>
      keep({ error }),
    );
    return () => {
      isLeft = true;
    };
  }, [userId, round]);
  const current = found?.round === round ? found : undefined;
  return {
    isPending: current === undefined,
    password: current?.password,
    error: current?.error,
    /** Requests another one. */
    renew: () => setRound(round + 1),
  };
}

type PasswordStrengthProps = { password: string; user: User };

/** Indexed by the score of the estimator, 0 to 4. */
const grades = [
  { grade: 'veryWeak', color: 'red' },
  { grade: 'weak', color: 'red' },
  { grade: 'fair', color: 'orange' },
  { grade: 'good', color: 'green' },
  { grade: 'strong', color: 'green' },
] as const;

/** Strength of a typed password, estimated in the browser. */
function PasswordStrength({ password, user }: PasswordStrengthProps) {
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
        {t('passwords.strength.label')}
        {t('controls.colon')}
        {t(`passwords.strength.${grade}`)}
      </Text>
    </Group>
  );
}
