import { Button } from '@mantine/core';
import { IconBookmark } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

import { lazyPart } from '#console/ui/lazy-part.ts';
import { MenuButton } from '#console/ui/menu-button.tsx';

const SavedSearchesOptions = lazyPart(async () => (await import('./saved-searches-options.tsx')).SavedSearchesOptions);

type Props = {
  /** The query of the search on screen; empty when there is none. */
  query: string;
};

/** Opens, saves and keeps order among the searches with a name. */
export function SavedSearchesMenu({ query }: Props) {
  const { t } = useTranslation();
  return (
    <MenuButton
      preload={SavedSearchesOptions.preload}
      button={
        <Button variant="default" leftSection={<IconBookmark size={16} aria-hidden />}>
          {t('search.saved.title')}
        </Button>
      }
    >
      {(place) => <SavedSearchesOptions {...place} query={query} />}
    </MenuButton>
  );
}
