import { Group, Paper, Stack, Title } from '@mantine/core';
import { type ReactNode, type Ref, useId } from 'react';

type Props = {
  title: string;
  /** Actions of the whole section. */
  actions?: ReactNode;
  /** For focusing the heading when the focused element was removed. */
  headingRef?: Ref<HTMLHeadingElement>;
  children: ReactNode;
};

/** Framed section of a page with a heading. */
export function SectionCard({ title, actions, headingRef, children }: Props) {
  const id = useId();
  return (
    <Paper withBorder p="md" component="section" aria-labelledby={id}>
      <Stack gap="sm">
        <Group justify="space-between" gap="xs">
          <Title order={2} size="h5" id={id} tabIndex={-1} ref={headingRef}>
            {title}
          </Title>
          {actions && <Group gap="xs">{actions}</Group>}
        </Group>
        {children}
      </Stack>
    </Paper>
  );
}
