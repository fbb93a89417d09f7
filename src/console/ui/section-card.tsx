import { Group, Paper, Stack, Title } from '@mantine/core';
import { type ReactNode, type Ref, useId } from 'react';

type Props = {
  title: string;
  /** What can be done about the section as a whole. */
  actions?: ReactNode;
  /** To give the focus to when what had it is gone. */
  headingRef?: Ref<HTMLHeadingElement>;
  children: ReactNode;
};

/** A framed part of a page with a heading of its own. */
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
