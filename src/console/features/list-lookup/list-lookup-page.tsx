import { Anchor, Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { IconChevronLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState, type KeyboardEvent, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import * as z from 'zod/mini';

import { paths } from '#console/lib/paths.ts';
import { readDigits } from '#console/lib/phones.ts';
import { useUrlState } from '#console/lib/use-url-state.ts';
import { useOperator } from '#console/shared/operator/use-operator.ts';
import { lookupQueries } from '#console/shared/search/lookup-queries.ts';
import { hasWideSpace, maxListLength, readPastedList, splitAtWideSpaces } from '#console/shared/search/pasted-list.ts';
import { PhoneCountrySelect } from '#console/shared/search/phone-country-select.tsx';
import { usePhoneCountry } from '#console/shared/search/phone-country.ts';
import { storeList, readStoredList } from '#console/shared/search/stored-lists.ts';
import { PageTitle } from '#console/ui/page-title.tsx';
import { CheckedField, SubmissionArea, SubmitButton, useSubmission } from '#console/ui/submission.tsx';
import { TableSkeleton } from '#console/ui/table-skeleton.tsx';
import { verbatim } from '#console/ui/verbatim.ts';

import { ListResult } from './list-result.tsx';
import { linesOf } from './list-rows.ts';

/** Key of the stored list. */
const urlState = z.object({ list: z.catch(z.optional(z.string()), undefined) });

/** Looks up a pasted list of users. */
export function ListLookupPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { subject } = useOperator();
  const key = useUrlState(urlState).state.list;
  const text = key === undefined ? undefined : readStoredList(key, subject);
  const [edited, setEdited] = useState<string>();

  const open = (list: string) => {
    setEdited(undefined);
    void navigate(paths.listLookup(storeList(list, subject)), { replace: text === undefined });
  };
  return (
    <Stack>
      <Anchor component={Link} to={paths.users()} size="sm">
        <IconChevronLeft size={14} aria-hidden /> {t('listLookup.backToUsers')}
      </Anchor>
      <PageTitle>{t('listLookup.title')}</PageTitle>
      {text === undefined || edited === key ? (
        <ListForm key={key} text={text ?? ''} onSearch={open} />
      ) : (
        <ResolvedList key={key} text={text} onEdit={() => setEdited(key)} />
      )}
    </Stack>
  );
}

/** More rows than these are beyond the bottom of any screen. */
const maxSkeletonRows = 50;

type Props = { text: string; onEdit: () => void };

/** The result of a list. Waits for the phone number metadata. */
function ResolvedList({ text, onEdit }: Props) {
  const { t } = useTranslation();
  const { country, choose } = usePhoneCountry();
  const phoneBook = useQuery(lookupQueries.phoneBook());
  const list = useMemo(() => readPastedList(text), [text]);
  const { lines, entries } = useMemo(
    () => linesOf(list.inputs, country, phoneBook.data?.readPhone ?? readDigits),
    [list, country, phoneBook.data],
  );
  if (phoneBook.isPending) return <TableSkeleton rows={Math.min(list.inputs.length, maxSkeletonRows)} />;
  if (lines.length === 0) return <Text>{t('listLookup.empty')}</Text>;
  const assumesCountry = entries.some(
    ({ interpretations: [first] }) => first?.kind === 'phone' && first.phone.isNational,
  );
  return (
    <>
      {assumesCountry && phoneBook.data !== undefined && (
        <Group gap="xs">
          <Text size="sm">{t('listLookup.country')}</Text>
          <PhoneCountrySelect country={country} countries={phoneBook.data.countries} onCountry={choose} />
        </Group>
      )}
      <ListResult key={country} lines={lines} entries={entries} total={list.total} onEdit={onEdit} />
    </>
  );
}

type ListFormProps = { text: string; onSearch: (text: string) => void };

/** Form for pasting and editing a list. */
function ListForm({ text: initialText, onSearch }: ListFormProps) {
  const { t } = useTranslation();
  const [text, setText] = useState(initialText);
  const { inputs, total } = useMemo(() => readPastedList(text), [text]);
  const submission = useSubmission(total > 0, () => onSearch(text));
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    submission.submit();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(event);
  };
  return (
    <form onSubmit={submit}>
      <SubmissionArea submission={submission}>
        <Stack align="flex-start">
          <CheckedField problem={total === 0 ? t('listLookup.empty') : undefined}>
            {(error) => (
              <Textarea
                label={t('listLookup.list')}
                description={t('listLookup.listHint', { most: maxListLength })}
                error={error}
                rows={12}
                w="100%"
                maw={640}
                {...verbatim}
                value={text}
                onChange={(event) => setText(event.currentTarget.value)}
                onKeyDown={onKeyDown}
              />
            )}
          </CheckedField>
          <Text size="sm" c="dimmed">
            {t('listLookup.entries', { count: total })}
          </Text>
          {inputs.some(hasWideSpace) && (
            <Button variant="default" size="xs" onClick={() => setText(splitAtWideSpaces(text))}>
              {t('listLookup.splitAtSpaces')}
            </Button>
          )}
          <SubmitButton submission={submission} type="submit">
            {t('listLookup.submit')}
          </SubmitButton>
        </Stack>
      </SubmissionArea>
    </form>
  );
}
