import { Anchor, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type RefObject, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useOutletContext } from 'react-router';

import { displayName } from '#console/api/display-name.ts';
import { type NoteEdit, noteQueries } from '#console/api/notes.ts';
import { formatDateTime } from '#console/lib/format-date.ts';
import { paths } from '#console/lib/paths.ts';
import { useDialog } from '#console/lib/use-dialog.ts';
import { Loaded } from '#console/shared/loading/loaded.tsx';
import { useAllowed } from '#console/shared/operator/allowed.tsx';
import { useOperator } from '#console/shared/operator/use-operator.ts';
import { WriteFailed } from '#console/shared/write/write-failed.tsx';
import { EmptyState } from '#console/ui/empty-state.tsx';
import { TabTitle } from '#console/ui/tab-title.tsx';
import { TableSkeleton } from '#console/ui/table-skeleton.tsx';
import { UnsavedChangesGuard } from '#console/ui/unsaved-changes-guard.tsx';
import type { Note } from '#contract/notes.ts';
import type { User } from '#contract/users.ts';

import { NoteCard, noteElementId } from './note-card.tsx';
import { DeleteNoteDialog, PinNoteDialog, usePinning } from './note-dialogs.tsx';
import { EditNoteForm, NewNoteForm } from './note-form.tsx';
import classes from './notes.module.css';

/** Operators' notes about a user. */
export function NotesTab() {
  const { t } = useTranslation();
  const user = useOutletContext<User>();
  const { may } = useOperator();
  const isShown = may('notes:read') && may('users:unmask');
  const heading = useRef<HTMLHeadingElement>(null);
  return (
    <Stack>
      <TabTitle name={displayName(user)}>{t('notes.title')}</TabTitle>
      <Group justify="space-between" gap="xs">
        <Title order={2} size="h4" ref={heading} tabIndex={-1} className={classes.heading}>
          {t('notes.title')}
        </Title>
        {isShown && (
          <Anchor component={Link} to={paths.notes()} size="sm">
            {t('notes.searchAll')}
          </Anchor>
        )}
      </Group>
      {isShown ? (
        <NotesOfUser user={user} heading={heading} />
      ) : (
        <EmptyState title={t('notes.hidden.title')}>{t('notes.hidden.text')}</EmptyState>
      )}
    </Stack>
  );
}

type Props = { user: User; heading: RefObject<HTMLHeadingElement | null> };

function NotesOfUser({ user, heading }: Props) {
  const { t } = useTranslation();
  const mayWrite = useAllowed(user.id).may('notes:write');
  const [text, setText] = useState('');
  const [edit, setEdit] = useState<NoteEdit>();
  const dialog = useDialog<'delete-note' | 'pin-note'>();
  const notes = useQuery(noteQueries.list(user.id));
  const pinning = usePinning(user);
  const hasChanges = text.trim() !== '' || (edit !== undefined && edit.text !== edit.note.text);
  const subjectOf = (name: 'delete-note' | 'pin-note') => notes.data?.find(({ id }) => id === dialog.subjectOf(name));
  return (
    <>
      <Text size="sm" c="dimmed">
        {t('notes.text')}
      </Text>
      {mayWrite ? (
        <NewNoteForm
          user={user}
          text={text}
          onChange={setText}
          // Text typed while the request was pending stays.
          onAdded={(added) => setText((current) => (current === added ? '' : current))}
        />
      ) : (
        <Text size="sm">{t('notes.readOnly')}</Text>
      )}
      {pinning.error !== null && !dialog.isOpen('pin-note') && (
        <WriteFailed error={pinning.error} targets={pinning.targets} />
      )}
      <Loaded query={notes} waiting={<TableSkeleton rows={3} />}>
        {(found) => {
          // A note that someone else deleted stays while it is edited, so that the typed text is not lost.
          const isGone = edit !== undefined && !found.some(({ id }) => id === edit.note.id);
          const listed = isGone ? [edit.note, ...found] : found;
          if (listed.length === 0) return <EmptyState title={t('notes.none.title')}>{t('notes.none.text')}</EmptyState>;
          return (
            <ul className={classes.list} aria-label={t('notes.title')}>
              {listed.map((note) =>
                edit?.note.id === note.id ? (
                  <NoteCard
                    key={note.id}
                    note={note}
                    content={
                      <EditNoteForm
                        user={user}
                        edit={edit}
                        onChange={setEdit}
                        onClose={() => {
                          setEdit(undefined);
                          document.getElementById(noteElementId(note))?.focus();
                        }}
                      />
                    }
                  />
                ) : (
                  <NoteCard
                    key={note.id}
                    note={note}
                    actions={
                      mayWrite && (
                        <NoteActions
                          note={note}
                          isBusy={edit !== undefined || pinning.isPending}
                          onEdit={() => setEdit({ note, text: note.text, version: note.version })}
                          onPin={() => {
                            if (pinning.writeFor(note).reasonField === null) pinning.run(note);
                            else dialog.open('pin-note', note.id);
                          }}
                          onDelete={() => dialog.open('delete-note', note.id)}
                        />
                      )
                    }
                  />
                ),
              )}
            </ul>
          );
        }}
      </Loaded>
      <DeleteNoteDialog user={user} note={subjectOf('delete-note')} onClose={dialog.close} focusFallback={heading} />
      <PinNoteDialog pinning={pinning} note={subjectOf('pin-note')} onClose={dialog.close} focusFallback={heading} />
      <UnsavedChangesGuard hasChanges={hasChanges} />
    </>
  );
}

type ActionsProps = { note: Note; isBusy: boolean; onEdit: () => void; onPin: () => void; onDelete: () => void };

/** Only the author and administrators may edit and delete a note; everyone who writes notes may pin it. */
function NoteActions({ note, isBusy, onEdit, onPin, onDelete }: ActionsProps) {
  const { t, i18n } = useTranslation();
  const { may } = useOperator();
  const time = formatDateTime(note.createdAt, i18n.language);
  return (
    <Group gap="xs">
      <Button
        size="compact-sm"
        variant="default"
        disabled={isBusy}
        aria-label={t(note.isPinned ? 'notes.unpinNamed' : 'notes.pinNamed', { time })}
        onClick={onPin}
      >
        {t(note.isPinned ? 'notes.unpin' : 'notes.pin')}
      </Button>
      {(note.isOwn || may('notes:administer')) && (
        <>
          <Button
            size="compact-sm"
            variant="default"
            disabled={isBusy}
            aria-label={t('notes.editNamed', { time })}
            onClick={onEdit}
          >
            {t('notes.edit')}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            disabled={isBusy}
            aria-label={t('notes.deleteNamed', { time })}
            onClick={onDelete}
          >
            {t('notes.delete')}
          </Button>
        </>
      )}
    </Group>
  );
}
