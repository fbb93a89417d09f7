import { Text } from '@mantine/core';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';

import { noteMutations } from '#console/api/notes.ts';
import { useLast } from '#console/lib/use-last.ts';
import { useWrite, type Write } from '#console/shared/write/use-write.ts';
import { WriteDialog } from '#console/shared/write/write-dialog.tsx';
import { ForeignText } from '#console/ui/foreign-text.tsx';
import type { Note } from '#contract/notes.ts';
import type { User } from '#contract/users.ts';

import classes from './notes.module.css';

type Props = {
  user: User;
  /** The note that the dialog is about; undefined while it is closed. */
  note: Note | undefined;
  onClose: () => void;
  focusFallback: RefObject<HTMLElement | null>;
};

export function DeleteNoteDialog({ user, note, onClose, focusFallback }: Props) {
  const { t } = useTranslation();
  const shown = useLast(note);
  const removal = useWrite({ action: 'notes:write', user, mutation: noteMutations.remove() });
  const close = () => {
    removal.reset();
    onClose();
  };
  if (shown === undefined) return null;
  return (
    <WriteDialog
      write={removal}
      title={t('notes.deleteDialog.title', { name: shown.author })}
      isOpen={note !== undefined}
      confirmLabel={t('notes.deleteDialog.confirm')}
      isDestructive
      focusFallback={focusFallback}
      onConfirm={() => removal.run(shown, { notice: () => ({ message: t('notes.deleteDialog.done') }), onDone: close })}
      onClose={close}
    >
      <Text size="sm" dir="auto" lineClamp={6} className={classes.text}>
        <ForeignText>{shown.text}</ForeignText>
      </Text>
      <Text size="sm">{t('notes.deleteDialog.text')}</Text>
    </WriteDialog>
  );
}

/** Pins and unpins notes: at once, or in a dialog if it needs a reason. */
export function usePinning(user: User) {
  const { t } = useTranslation();
  const pin = useWrite({ action: 'notes:write', user, mutation: noteMutations.setPinned(true) });
  const unpin = useWrite({ action: 'notes:write', user, mutation: noteMutations.setPinned(false) });
  const writeFor = ({ isPinned }: Note): Write<void, Note> => (isPinned ? unpin : pin);
  return {
    writeFor,
    error: pin.error ?? unpin.error,
    targets: pin.targets,
    isPending: pin.isPending || unpin.isPending,
    run: (note: Note, onDone?: () => void) => {
      const message = t(note.isPinned ? 'notes.noteUnpinned' : 'notes.notePinned');
      writeFor(note).run(note, { notice: () => ({ message }), ...(onDone !== undefined && { onDone }) });
    },
  };
}

type PinProps = Omit<Props, 'user'> & { pinning: ReturnType<typeof usePinning> };

/** Asks for the reason, if pinning needs one. */
export function PinNoteDialog({ pinning, note, onClose, focusFallback }: PinProps) {
  const { t } = useTranslation();
  const shown = useLast(note);
  if (shown === undefined) return null;
  const write = pinning.writeFor(shown);
  const close = () => {
    write.reset();
    onClose();
  };
  return (
    <WriteDialog
      write={write}
      title={t(shown.isPinned ? 'notes.pinDialog.unpin' : 'notes.pinDialog.pin')}
      isOpen={note !== undefined}
      confirmLabel={t(shown.isPinned ? 'notes.pinDialog.confirmUnpin' : 'notes.pinDialog.confirmPin')}
      focusFallback={focusFallback}
      onConfirm={() => pinning.run(shown, close)}
      onClose={close}
    >
      <Text size="sm" dir="auto" lineClamp={6} className={classes.text}>
        <ForeignText>{shown.text}</ForeignText>
      </Text>
    </WriteDialog>
  );
}
