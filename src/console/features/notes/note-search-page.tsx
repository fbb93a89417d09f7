import { Anchor, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import * as z from 'zod/mini';

import { displayName } from '#console/api/display-name.ts';
import { noteQueries } from '#console/api/notes.ts';
import { userQueries } from '#console/api/users.ts';
import { paths } from '#console/lib/paths.ts';
import { useUrlState } from '#console/lib/use-url-state.ts';
import { Loaded } from '#console/shared/loading/loaded.tsx';
import { useOperator } from '#console/shared/operator/use-operator.ts';
import { EmptyState } from '#console/ui/empty-state.tsx';
import { ForeignText } from '#console/ui/foreign-text.tsx';
import { PageTitle } from '#console/ui/page-title.tsx';
import { SearchBox } from '#console/ui/search-box.tsx';
import { TableSkeleton } from '#console/ui/table-skeleton.tsx';
import { maxFoundNotes, type Note, noteSearchLength } from '#contract/notes.ts';

import { NoteCard } from './note-card.tsx';
import classes from './notes.module.css';

const searchState = z.object({
  search: z.catch(z._default(z.string().check(z.trim(), z.maxLength(noteSearchLength.max)), ''), ''),
});

/** Search in the notes about all users, such as for a ticket. */
export function NoteSearchPage() {
  const { t } = useTranslation();
  const { may } = useOperator();
  if (!may('notes:read') || !may('users:unmask')) {
    return <EmptyState title={<PageTitle>{t('notes.hidden.title')}</PageTitle>}>{t('notes.hidden.text')}</EmptyState>;
  }
  return <NoteSearch />;
}

function NoteSearch() {
  const { t } = useTranslation();
  const { state, replace } = useUrlState(searchState);
  const { search } = state;
  const isLongEnough = search.length >= noteSearchLength.min;
  const found = useQuery({ ...noteQueries.search(search), enabled: isLongEnough });
  return (
    <Stack>
      <PageTitle>{t('notes.search.title')}</PageTitle>
      <Text size="sm" c="dimmed">
        {t('notes.search.text')}
      </Text>
      <SearchBox
        label={t('notes.search.label')}
        placeholder={t('notes.search.placeholder')}
        clearLabel={t('notes.search.clear')}
        value={search}
        onSearch={(text) => replace({ search: text })}
      />
      {isLongEnough ? (
        <Loaded query={found} waiting={<TableSkeleton rows={5} />}>
          {(notes) => <FoundNotes notes={notes} />}
        </Loaded>
      ) : (
        search !== '' && <Text size="sm">{t('notes.search.tooShort', { count: noteSearchLength.min })}</Text>
      )}
    </Stack>
  );
}

function FoundNotes({ notes }: { notes: readonly Note[] }) {
  const { t } = useTranslation();
  const users = useQuery(userQueries.byIds(notes.map(({ userId }) => userId)));
  const nameOf = (userId: string) => {
    const user = users.data?.get(userId);
    return user === undefined ? userId : displayName(user);
  };
  return (
    <>
      <Text size="sm" role="status">
        {notes.length < maxFoundNotes
          ? t('notes.search.count', { count: notes.length })
          : t('notes.search.newest', { count: notes.length })}
      </Text>
      {notes.length === 0 ? (
        <EmptyState title={t('notes.search.none.title')}>{t('notes.search.none.text')}</EmptyState>
      ) : (
        <ul className={classes.list} aria-label={t('notes.search.results')}>
          {notes.map((note) => (
            <NoteCard
              key={note.id}
              note={note}
              about={
                <Anchor component={Link} to={paths.userNotes(note.userId)} size="sm" fw={600} dir="auto">
                  <ForeignText>{nameOf(note.userId)}</ForeignText>
                </Anchor>
              }
            />
          ))}
        </ul>
      )}
    </>
  );
}
