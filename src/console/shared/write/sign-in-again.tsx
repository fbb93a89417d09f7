import { Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { ApiError } from '#console/api/api-error.ts';
import { PartlyFailedError } from '#console/api/do-for-each.ts';
import { providerSignIn } from '#console/api/session.ts';
import { paths } from '#console/lib/paths.ts';
import { gatewayErrorCodes } from '#contract/errors.ts';
import { sameAccount } from '#contract/operators.ts';

type Props = { error: Error };

/** Link to a fresh sign-in if a write requires one. Opens a new tab, so that unsaved input is kept. */
export function SignInAgain({ error }: Props) {
  const { t } = useTranslation();
  if (!needsFreshSignIn(error)) return null;
  return (
    <>
      <Button
        component="a"
        href={providerSignIn(paths.signedIn(), sameAccount)}
        target="_blank"
        size="xs"
        variant="default"
        mt="xs"
      >
        {t('outcome.signInAgain')}
      </Button>
      <Text size="xs" c="dimmed" mt={4}>
        {t('outcome.signInAgainHint')}
      </Text>
    </>
  );
}

/** Returns whether a write, or one of several, was refused because the last sign-in is too long ago. */
const needsFreshSignIn = (error: Error): boolean =>
  error instanceof PartlyFailedError
    ? error.failures.some((failure) => needsFreshSignIn(failure.error))
    : error instanceof ApiError && error.code === gatewayErrorCodes.freshSignInNeeded;
