import { Modal, Stack, Switch } from '@mantine/core';
import { useOs } from '@mantine/hooks';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';

import classes from './palette.module.css';
import { useSingleKeyShortcuts } from './palette.tsx';

type Props = { onClose: () => void };

/** List of keyboard shortcuts, with the setting for single-key ones. */
export function ShortcutSheet({ onClose }: Props) {
  const { t } = useTranslation();
  const os = useOs();
  const [hasSingleKeys, setHasSingleKeys] = useSingleKeyShortcuts();
  const shortcuts = [
    [t('palette.shortcut.search'), os === 'macos' ? '⌘ K' : 'Ctrl K'],
    ...(hasSingleKeys
      ? [
          [t('palette.shortcut.search'), '/'],
          [t('palette.shortcut.sheet'), '?'],
        ]
      : []),
    [t('palette.shortcut.undo'), os === 'macos' ? '⌘ Z' : 'Ctrl Z'],
    [t('palette.shortcut.open'), 'Enter'],
    [t('palette.shortcut.move'), '↑ ↓'],
    [t('palette.shortcut.close'), 'Esc'],
  ];
  return (
    <Modal
      opened
      returnFocus={false}
      onClose={onClose}
      title={t('palette.shortcuts')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack>
        <dl className={classes.shortcuts}>
          {shortcuts.map(([label, keys]) => (
            <Fragment key={keys}>
              <dt>{label}</dt>
              <dd>
                <kbd className={classes.keys}>{keys}</kbd>
              </dd>
            </Fragment>
          ))}
        </dl>
        <Switch
          // Without it the accessible name would include the description.
          aria-label={t('palette.singleKeys')}
          label={t('palette.singleKeys')}
          description={t('palette.singleKeysHint')}
          checked={hasSingleKeys}
          onChange={(event) => setHasSingleKeys(event.currentTarget.checked)}
        />
      </Stack>
    </Modal>
  );
}
