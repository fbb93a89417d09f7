import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

import { explainError } from '#console/api/explain-error.ts';
import type { FailedStep } from '#console/api/sessions.ts';
import { shownName } from '#console/lib/identifying-text.ts';

import { useGrantName } from './grants.ts';
import { sessionDevice } from './session-device.ts';
import classes from './sessions.module.css';
import { keyOf } from './sign-out-plan.ts';

type Props = { failed: readonly FailedStep[] };

/** Sessions, grants and tokens that could not be revoked, with reasons. */
export function SignOutFailures({ failed }: Props) {
  const { t } = useTranslation();
  const grantName = useGrantName();

  const sentence = ({ step, error }: FailedStep): string => {
    const reason = explainError(error, t).message;
    switch (step.kind) {
      case 'session':
        return t('sessions.signOut.failedSession', { name: sessionDevice(step.session, t).name, reason });
      case 'grant':
        return t('sessions.signOut.failedGrant', { name: grantName(step.grant), reason });
      case 'token':
        return t('sessions.signOut.failedToken', { name: shownName(step.token.name), reason });
    }
  };
  return (
    <Alert
      role="alert"
      color="red"
      icon={<IconAlertTriangle aria-hidden />}
      title={t('sessions.signOut.failed', { count: failed.length })}
    >
      <ul className={classes.failures}>
        {failed.map((failure) => (
          <li key={keyOf(failure.step)}>{sentence(failure)}</li>
        ))}
      </ul>
    </Alert>
  );
}
