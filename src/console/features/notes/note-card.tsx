import { Badge, Group, Paper, Stack, Text } from '@mantine/core';
import { IconPin } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { formatDateTime } from '#console/lib/format-date.ts';
import { ForeignText } from '#console/ui/foreign-text.tsx';
import { Timestamp } from '#console/ui/timestamp.tsx';
import type { Note } from '#contract/notes.ts';

import classes from './notes.module.css';

type Props = {
  note: Note;
  /** The user that the note is about, where several are listed. */
  about?: ReactNode;
  /** Replaces the text, such as the form that edits it. */
  content?: ReactNode;
  actions?: ReactNode;
};

/** ID of the element of a note, which can be focused. */
export const noteElementId = ({ id }: Note): string => `note-${id}`;

/** One note with its author and times. */
export function NoteCard({ note, about, content, actions }: Props) {
  const { t, i18n } = useTranslation();
  const { author, createdAt, edited, isPinned, text } = note;
  return (
    <Paper withBorder p="md" component="li" id={noteElementId(note)} tabIndex={-1}>
      <Stack gap="xs">
        {about}
        <Group gap="xs">
          <Text size="sm" fw={600}>
            <ForeignText>{author}</ForeignText>
          </Text>
          <Text size="sm" c="dimmed">
            <Timestamp value={createdAt} />
          </Text>
          {isPinned && (
            <Badge variant="light" tt="none" miw="max-content" leftSection={<IconPin size={12} aria-hidden />}>
              {t('notes.pinned')}
            </Badge>
          )}
        </Group>
        {content ?? (
          <Text size="sm" dir="auto" className={classes.text}>
            <ForeignText>{text}</ForeignText>
          </Text>
        )}
        {edited !== null && (
          <Text size="xs" c="dimmed">
            {t('notes.edited', { time: formatDateTime(edited.at, i18n.language), name: edited.by })}
          </Text>
        )}
        {actions}
      </Stack>
    </Paper>
  );
}
