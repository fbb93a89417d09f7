import { Button } from '@mantine/core';
import { IconBookmark } from '@tabler/icons-react';
import { lazy } from 'react';
import { useTranslation } from 'react-i18next';

import { MenuButton } from '#console/ui/menu-button.tsx';

const loadOptions = () => import('./saved-searches-options.tsx');
const SavedSearchesOptions = lazy(async () => ({ default: (await loadOptions()).SavedSearchesOptions }));

type Props = {
  /** The query of the search on screen; empty when there is none. */
  query: string;
};

/** Opens, saves and keeps order among the searches with a name. */
export function SavedSearchesMenu({ query }: Props) {
  const { t } = useTranslation();
  return (
    <MenuButton
      preload={loadOptions}
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
