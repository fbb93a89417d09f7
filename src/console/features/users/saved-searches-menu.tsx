import { Button, Menu } from '@mantine/core';
import { IconBookmark } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { useSavedSearches } from './saved-searches.ts';

const SaveSearchDialog = lazy(async () => ({ default: (await import('./save-search-dialog.tsx')).SaveSearchDialog }));
const ManageSearchesDialog = lazy(async () => ({
  default: (await import('./manage-searches-dialog.tsx')).ManageSearchesDialog,
}));

type Props = {
  /** The query of the search on screen; empty when there is none. */
  query: string;
};

/** Opens, saves and keeps order among the searches with a name. */
export function SavedSearchesMenu({ query }: Props) {
  const { t } = useTranslation();
  const { searches, save, rename, remove } = useSavedSearches();
  const [dialog, setDialog] = useState<'save' | 'manage'>();
  const close = () => setDialog(undefined);

  return (
    <>
      <Menu position="bottom-start">
        <Menu.Target>
          <Button variant="default" leftSection={<IconBookmark size={16} aria-hidden />}>
            {t('search.saved.title')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {searches.length === 0 && <Menu.Item disabled>{t('search.saved.none')}</Menu.Item>}
          {searches.map((search) => (
            <Menu.Item key={search.id} component={Link} to={`?${search.query}`} dir="auto">
              {search.name}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item disabled={query === ''} onClick={() => setDialog('save')}>
            {t('search.saved.save')}
          </Menu.Item>
          <Menu.Item disabled={searches.length === 0} onClick={() => setDialog('manage')}>
            {t('search.saved.manage')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {dialog !== undefined && (
        <Suspense fallback={null}>
          <SaveSearchDialog
            isOpen={dialog === 'save'}
            onSave={(name) => {
              save(name, query);
              close();
            }}
            onClose={close}
          />
          <ManageSearchesDialog
            isOpen={dialog === 'manage'}
            searches={searches}
            onRename={rename}
            onRemove={remove}
            onClose={close}
          />
        </Suspense>
      )}
    </>
  );
}
