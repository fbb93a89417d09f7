import { Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';

import { ForeignText } from '#console/ui/foreign-text.tsx';

import classes from './method-list.module.css';

type ListProps = { label: string; children: ReactNode };

/** List of {@link Method}s. */
export function MethodList({ label, children }: ListProps) {
  return (
    <ul className={classes.list} aria-label={label}>
      {children}
    </ul>
  );
}

type Props = { picture: ReactNode; name: string; marks?: ReactNode; action?: ReactNode; children: ReactNode };

/** One sign-in method or MFA factor, with its facts and its action. */
export function Method({ picture, name, marks, action, children }: Props) {
  return (
    <li className={classes.row}>
      {picture}
      <Stack gap={4} className={classes.content}>
        <Group justify="space-between" align="flex-start" gap="xs" wrap="nowrap">
          <Group gap="xs" className={classes.content}>
            <Text fw={600} dir="auto">
              <ForeignText>{name}</ForeignText>
            </Text>
            {marks}
          </Group>
          {action}
        </Group>
        {children}
      </Stack>
    </li>
  );
}
