import { Paper, Stack, Text, Title } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';

import { entryErrorCode } from '#console/api/entry-outcome.ts';
import { hasText, spaced } from '#console/i18n/has-text.ts';
import { failureReason } from '#console/shared/account/failure-reason.ts';
import type { Log } from '#contract/logs.ts';

import { AccountNow } from './account-now.tsx';
import { AttemptAround } from './attempt-around.tsx';
import { readEventKey } from './event-key.ts';
import { submittedIdentifierValue } from './log-payload.ts';
import { OtherFailures } from './other-failures.tsx';

type Props = { log: Log };

/** Why an entry failed, the state of the account, and links to the fix. Each part loads independently. */
export function FailureDiagnosis({ log }: Props) {
  const { t } = useTranslation();
  const event = readEventKey(log.key);
  const title = t(`activity.diagnosis.title.${'flow' in event ? event.flow : 'other'}`);
  const isInteraction = log.key.startsWith('Interaction.');
  const identifier = submittedIdentifierValue(log);

  return (
    <Paper withBorder p="md" component="section" aria-label={title}>
      <Stack gap="md">
        <Stack gap={4}>
          <Title order={2} size="h5">
            {title}
          </Title>
          <Text size="sm">{adviceFor(log, t)}</Text>
        </Stack>
        {isInteraction && <AccountNow log={log} />}
        {identifier !== undefined && <OtherFailures log={log} identifier={identifier} />}
        {isInteraction && <AttemptAround log={log} />}
      </Stack>
    </Paper>
  );
}

function adviceFor(log: Log, t: TFunction): string {
  const code = entryErrorCode(log);
  const advice = `activity.diagnosis.advice.${spaced(code ?? '')}`;
  if (code !== undefined && hasText(advice)) return t(advice);
  if (code !== undefined) return t('activity.diagnosis.unknownCode', { code });
  return failureReason(log, t) ?? t('activity.diagnosis.noReason');
}
