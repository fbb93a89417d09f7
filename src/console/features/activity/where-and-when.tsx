import { Text } from '@mantine/core';

import { insertable } from '#console/lib/insertable.ts';
import { Timestamp } from '#console/ui/timestamp.tsx';
import type { Log } from '#contract/logs.ts';

import type { Names } from './event-sentence.ts';

type Props = { log: Log; names: Names; className: string | undefined };

/** Time and app in one line, for narrow screens. */
export function WhereAndWhen({ log: { createdAt, payload }, names, className }: Props) {
  return (
    <Text size="xs" c="dimmed" className={className}>
      <Timestamp value={createdAt} />
      {payload.applicationId !== undefined && ` · ${insertable(names.app(payload.applicationId))}`}
    </Text>
  );
}
