import { Anchor, Button, CloseButton, Group, Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { Suspense, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { isForInputMethod, useComposedInput } from '#console/lib/input-method.ts';
import { paths } from '#console/lib/paths.ts';
import { useOperator } from '#console/shared/operator/use-operator.ts';
import { useOpenList } from '#console/shared/search/stored-lists.ts';
import { lazyPart } from '#console/ui/lazy-part.ts';
import { verbatim } from '#console/ui/verbatim.ts';

import classes from './lookup-box.module.css';
import type { useUserLookup } from './use-user-lookup.ts';
import { focusRow } from './user-row.tsx';

/** Not needed before something is typed. */
const InterpretationPicker = lazyPart(
  async () => (await import('#console/shared/search/interpretation-picker.tsx')).InterpretationPicker,
);

type Props = { lookup: ReturnType<typeof useUserLookup> };

/** Search box of the user list, with the interpretation of its text. */
export function LookupBox({ lookup: box }: Props) {
  const { t } = useTranslation();
  const openList = useOpenList();
  const maySearch = useOperator().may('users:search');
  const input = useRef<HTMLInputElement>(null);
  const composed = useComposedInput(box.text, box.change);
  return (
    <div>
      <TextInput
        ref={input}
        {...composed}
        {...verbatim}
        type="search"
        aria-label={t('users.search')}
        placeholder={t(maySearch ? 'users.searchPlaceholder' : 'users.exactPlaceholder')}
        leftSection={<IconSearch size={16} aria-hidden />}
        rightSection={
          box.text !== '' && (
            <CloseButton size={24} aria-label={t('users.clearSearch')} onClick={() => box.change('')} />
          )
        }
        onPaste={openList}
        onKeyDown={(event) => {
          if (isForInputMethod(event.nativeEvent)) return;
          if (event.key === 'Enter') box.submit();
          if (event.key === 'ArrowDown' && focusRow(box.users?.items[0]?.id)) event.preventDefault();
        }}
      />
      <Group gap={6} className={classes.understood}>
        {box.text.trim() === '' ? (
          <>
            {!maySearch && (
              <Text size="xs" c="dimmed" component="span">
                {t('lookup.exactOnly')}
              </Text>
            )}
            <Anchor component={Link} to={paths.listLookup()} size="xs">
              {t('lookup.list')}
            </Anchor>
          </>
        ) : (
          <Suspense fallback={null}>
            <InterpretationPicker
              lookup={box.lookup}
              kind={box.kind}
              country={box.country}
              onKind={box.chooseKind}
              onCountry={box.chooseCountry}
            />
          </Suspense>
        )}
        <Text size="xs" component="span" aria-live="polite">
          {box.isQueued && t('lookup.queued')}
          {box.suffices && t('lookup.found', { count: box.lookup.total })}
          {t('common.gap')}
          {box.suffices && box.lookup.total === 1 && t('lookup.enterOpens')}
        </Text>
        {box.suffices && maySearch && (
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() => {
              // The button disappears, which would move the focus to the top of the page.
              input.current?.focus();
              box.widen();
            }}
          >
            {t('lookup.searchContains')}
          </Button>
        )}
      </Group>
    </div>
  );
}
