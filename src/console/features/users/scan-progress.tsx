import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { scanSize } from './scan/scan-users.ts';
import type { useUserScan } from './use-user-scan.ts';

type Props = { task: ReturnType<typeof useUserScan> };

/** Progress of a scan, with buttons to stop, resume and restart it. */
export function ScanProgress({ task }: Props) {
  const { t } = useTranslation();
  const { scan, found, isRunning, error } = task;
  const status = useRef<HTMLParagraphElement>(null);
  // Keeps the focus nearby when the pressed button is replaced by another.
  const keepingFocus = (action: () => void) => () => {
    status.current?.focus();
    action();
  };
  const isComplete = scan.state === 'complete';
  const checked = scan.checked.size;
  // Users created meanwhile may exceed the expected number.
  const total = Math.max(checked, scanSize(scan));
  const part = total === 0 ? 0 : Math.round((checked / total) * 100);
  const stage = isComplete ? 'complete' : !isRunning ? 'partial' : scan.pages === undefined ? 'locating' : 'reading';

  return (
    <Stack gap="xs">
      <Group gap="sm">
        {/* Screen readers announce only the end, not every step. */}
        <Text
          ref={status}
          tabIndex={-1}
          role="status"
          aria-live={isRunning ? 'off' : 'polite'}
          size="sm"
          fw={stage === 'partial' ? 600 : undefined}
        >
          {t(`scan.${stage}`, { looked: checked, total, found: found.length })}
        </Text>
        {isRunning && (
          <Button size="compact-sm" variant="default" onClick={keepingFocus(task.stop)}>
            {t('scan.stop')}
          </Button>
        )}
        {!isRunning && !isComplete && error === undefined && (
          <Button size="compact-sm" onClick={keepingFocus(task.resume)}>
            {t('scan.continue')}
          </Button>
        )}
        {!isRunning && checked > 0 && (
          <Button size="compact-sm" variant="default" onClick={keepingFocus(task.restart)}>
            {t('scan.again')}
          </Button>
        )}
      </Group>
      {!isComplete && <Progress value={part} size="xs" aria-label={t('scan.progress')} />}
    </Stack>
  );
}
