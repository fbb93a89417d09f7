import { Button } from '@mantine/core';
import { IconBookmark } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

import { lazyPart } from '#console/ui/lazy-part.ts';
import { MenuButton } from '#console/ui/menu-button.tsx';

const SavedSearchesOptions = lazyPart(
  async () => (await import('./saved-searches-options.tsx')).SavedSearchesOptions,
  'advancedSearch',
);

type Props = {
  /** URL query of the current search; empty if there is none. */
  query: string;
};

/** Menu for opening, saving and managing saved searches. */
export function SavedSearchesMenu({ query }: Props) {
  const { t } = useTranslation();
  return (
    <MenuButton
      preload={SavedSearchesOptions.preload}
      button={
        <Button variant="default" leftSection={<IconBookmark size={16} aria-hidden />}>
          {t('search.saved')}
        </Button>
      }
    >
      {(place) => <SavedSearchesOptions {...place} query={query} />}
    </MenuButton>
  );
}
