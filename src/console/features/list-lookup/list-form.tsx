import { Button, Stack, Text, Textarea } from '@mantine/core';
import { type KeyboardEvent, type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { maxListLength, readPastedList } from '#console/shared/search/pasted-list.ts';
import { verbatim } from '#console/ui/verbatim.ts';

type Props = { text: string; onSearch: (text: string) => void };

/** Form for pasting and editing a list. */
export function ListForm({ text: initialText, onSearch }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState(initialText);
  const { total } = readPastedList(text);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (total > 0) onSearch(text);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(event);
  };
  return (
    <form onSubmit={submit}>
      <Stack align="flex-start">
        <Textarea
          label={t('listLookup.list')}
          description={t('listLookup.listHint', { most: maxListLength })}
          rows={12}
          w="100%"
          maw={640}
          {...verbatim}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <Text size="sm" c="dimmed">
          {t('listLookup.entries', { count: total })}
        </Text>
        <Button type="submit" disabled={total === 0}>
          {t('listLookup.submit')}
        </Button>
      </Stack>
    </form>
  );
}
