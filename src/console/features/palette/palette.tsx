import { UnstyledButton } from '@mantine/core';
import { useOs } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';

import { isForInputMethod } from '#console/lib/input-method.ts';
import { usePreference } from '#console/lib/operator-storage.ts';
import { useOperator } from '#console/shared/operator/use-operator.ts';
import { lazyPart } from '#console/ui/lazy-part.ts';

import type { PalettePage } from './palette-actions.ts';
import classes from './palette.module.css';
import { rememberRecentUser } from './recent-users.ts';

const PaletteDialog = lazyPart(async () => (await import('./palette-dialog.tsx')).PaletteDialog, 'palette');
const ShortcutSheet = lazyPart(async () => (await import('./shortcut-sheet.tsx')).ShortcutSheet, 'palette');

type Props = { pages: readonly PalettePage[] };

/** Search palette: its button, keyboard shortcuts and dialogs, whose code is loaded on demand. */
export function Palette({ pages }: Props) {
  const { t } = useTranslation();
  const os = useOs();
  const { pathname } = useLocation();
  const { subject } = useOperator();
  const [open, setOpen] = useState<'palette' | 'shortcuts'>();
  const opener = useRef<Element>(null);
  const [hasSingleKeys] = useSingleKeyShortcuts();

  useEffect(() => {
    const id = /^\/users\/([0-9a-z]{12})(?:\/|$)/.exec(pathname)?.[1];
    if (id !== undefined) rememberRecentUser(id, subject);
  }, [pathname, subject]);

  const show = useCallback((wanted: 'palette' | 'shortcuts') => {
    opener.current = document.activeElement;
    setOpen(wanted);
  }, []);

  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      // The next key may be the shortcut.
      if (event.key === 'Control' || event.key === 'Meta') PaletteDialog.preload();
      // Shortcuts are disabled while a dialog is open.
      if (event.defaultPrevented || isForInputMethod(event) || document.querySelector('[aria-modal="true"]') !== null)
        return;
      const wanted = shortcutOf(event, hasSingleKeys);
      if (wanted === undefined) return;
      event.preventDefault();
      show(wanted);
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [hasSingleKeys, show]);

  const leave = () => setOpen(undefined);
  // Returns the focus here, because the lazy dialogs cannot know which element had it.
  const close = () => {
    leave();
    if (opener.current instanceof HTMLElement) opener.current.focus({ preventScroll: true });
  };
  return (
    <>
      <UnstyledButton
        className={classes.button}
        aria-label={t('app.quickFind')}
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        onMouseEnter={PaletteDialog.preload}
        onFocus={PaletteDialog.preload}
        onClick={() => show('palette')}
      >
        <IconSearch size={16} aria-hidden />
        <span className={classes.label}>{t('app.quickFind')}</span>
        <kbd className={classes.keys}>{os === 'macos' ? '⌘K' : 'Ctrl K'}</kbd>
      </UnstyledButton>
      <Suspense>
        {open === 'palette' && (
          <PaletteDialog pages={pages} onClose={close} onLeave={leave} onShortcuts={() => setOpen('shortcuts')} />
        )}
        {open === 'shortcuts' && <ShortcutSheet onClose={close} />}
      </Suspense>
    </>
  );
}

function shortcutOf(event: KeyboardEvent, hasSingleKeys: boolean): 'palette' | 'shortcuts' | undefined {
  const { key, ctrlKey, metaKey, altKey, target } = event;
  if ((ctrlKey || metaKey) && !altKey) return key.toLowerCase() === 'k' ? 'palette' : undefined;
  if (!hasSingleKeys || altKey || isTypedInto(target)) return undefined;
  if (key === '/') return 'palette';
  return key === '?' ? 'shortcuts' : undefined;
}

const isTypedInto = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));

/** Preference for the shortcuts `/` and `?`, which users of speech input must be able to turn off (WCAG 2.1.4). */
export const useSingleKeyShortcuts = () => usePreference<boolean>('singleKeyShortcuts', true);
