import { Paper, Stack, Text, Title } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';

import { entryErrorCode } from '#console/api/entry-error-code.ts';
import { hasText, spaced } from '#console/i18n/has-text.ts';
import type { Log } from '#contract/logs.ts';

import { AccountNow } from './account-now.tsx';
import { readEventKey } from './event-key.ts';
import { failureReason } from '#console/shared/account/failure-reason.ts';
import { OtherFailures } from './other-failures.tsx';
import { AttemptAround } from './attempt-around.tsx';
import { typedIn } from './typed-in.ts';

type Props = { log: Log };

/** Why it failed, whether the account is in a state to do better, and the way to the repair. Each part loads by itself. */
export function FailureDiagnosis({ log }: Props) {
  const { t } = useTranslation();
  const event = readEventKey(log.key);
  const title = t(`diagnosis.title.${'flow' in event ? event.flow : 'other'}`);
  const isOfPerson = log.key.startsWith('Interaction.');
  const identifier = typedIn(log);

  return (
    <Paper withBorder p="md" component="section" aria-label={title}>
      <Stack gap="md">
        <Stack gap={4}>
          <Title order={2} size="h5">
            {title}
          </Title>
          <Text size="sm">{adviceFor(log, t)}</Text>
        </Stack>
        {isOfPerson && <AccountNow log={log} />}
        {identifier !== undefined && <OtherFailures log={log} identifier={identifier} />}
        {isOfPerson && <AttemptAround log={log} />}
      </Stack>
    </Paper>
  );
}

function adviceFor(log: Log, t: TFunction): string {
  const code = entryErrorCode(log);
  const advice = `diagnosis.advice.${spaced(code ?? '')}`;
  if (code !== undefined && hasText(advice)) return t(advice);
  if (code !== undefined) return t('diagnosis.unknownCode', { code });
  return failureReason(log, t) ?? t('diagnosis.noReason');
}
