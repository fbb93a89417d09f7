import { Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';

import classes from './empty-state.module.css';

type Props = { title: ReactNode; children: ReactNode; action?: ReactNode };

/** Empty list: says why it is empty and what to do. */
export function EmptyState({ title, children, action }: Props) {
  return (
    <Stack align="center" gap="sm" className={classes.empty}>
      {typeof title === 'string' ? <Text fw={600}>{title}</Text> : title}
      <Text component="div" c="dimmed" className={classes.text}>
        {children}
      </Text>
      {action}
    </Stack>
  );
}
