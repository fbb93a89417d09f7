import { Menu } from '@mantine/core';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { ForeignText } from '#console/ui/foreign-text.tsx';
import { lazyPart } from '#console/ui/lazy-part.ts';
import { type MenuPlace, OpenMenu } from '#console/ui/open-menu.tsx';

import { useSavedSearches } from './saved-searches.ts';

const SaveSearchDialog = lazyPart(
  async () => (await import('./save-search-dialog.tsx')).SaveSearchDialog,
  'advancedSearch',
);
const ManageSearchesDialog = lazyPart(
  async () => (await import('./manage-searches-dialog.tsx')).ManageSearchesDialog,
  'advancedSearch',
);

type Props = MenuPlace & { query: string };

export function SavedSearchesOptions({ query, ...place }: Props) {
  const { t } = useTranslation();
  const { searches, save, rename, remove } = useSavedSearches();
  const [dialog, setDialog] = useState<'save' | 'manage'>();
  const close = () => setDialog(undefined);

  return (
    <>
      <OpenMenu {...place} position="bottom-start">
        {searches.length === 0 && <Menu.Item disabled>{t('advancedSearch.saved.none')}</Menu.Item>}
        {searches.map((search) => (
          <Menu.Item key={search.id} component={Link} to={`?${search.query}`} dir="auto">
            <ForeignText>{search.name}</ForeignText>
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item disabled={query === ''} onClick={() => setDialog('save')}>
          {t('advancedSearch.saved.save')}
        </Menu.Item>
        <Menu.Item disabled={searches.length === 0} onClick={() => setDialog('manage')}>
          {t('advancedSearch.saved.manage')}
        </Menu.Item>
      </OpenMenu>
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
