import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { scanSize } from './scan/scan-users.ts';

import type { useUserScan } from './use-user-scan.ts';

type Props = { task: ReturnType<typeof useUserScan> };

/** How many were looked at, and the way to stop, to go on, and to look again. */
export function ScanProgress({ task }: Props) {
  const { t } = useTranslation();
  const { scan, found, isRunning, error } = task;
  const status = useRef<HTMLParagraphElement>(null);
  // The button that was pressed gives way to another: the keyboard goes on beside it.
  const andStay = (action: () => void) => () => {
    status.current?.focus();
    action();
  };
  const isComplete = scan.state === 'complete';
  const looked = scan.looked.size;
  // Those who have appeared meanwhile may come on top.
  const total = Math.max(looked, scanSize(scan));
  const part = total === 0 ? 0 : Math.round((looked / total) * 100);
  const stage = isComplete ? 'complete' : !isRunning ? 'partial' : scan.pages === undefined ? 'locating' : 'reading';

  return (
    <Stack gap="xs">
      <Group gap="sm">
        {/* Every step read out would be noise; how it ended is not. */}
        <Text
          ref={status}
          tabIndex={-1}
          role="status"
          aria-live={isRunning ? 'off' : 'polite'}
          size="sm"
          fw={stage === 'partial' ? 600 : undefined}
        >
          {t(`scan.${stage}`, { looked, total, found: found.length })}
        </Text>
        {isRunning && (
          <Button size="compact-sm" variant="default" onClick={andStay(task.stop)}>
            {t('scan.stop')}
          </Button>
        )}
        {!isRunning && !isComplete && error === undefined && (
          <Button size="compact-sm" onClick={andStay(task.goOn)}>
            {t('scan.goOn')}
          </Button>
        )}
        {!isRunning && looked > 0 && (
          <Button size="compact-sm" variant="default" onClick={andStay(task.startAnew)}>
            {t('scan.again')}
          </Button>
        )}
      </Group>
      {!isComplete && <Progress value={part} size="xs" aria-label={t('scan.progress')} />}
    </Stack>
  );
}
