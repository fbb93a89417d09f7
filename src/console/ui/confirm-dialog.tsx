import { Button, Group, Modal, Stack } from '@mantine/core';
import { type FormEvent, type ReactNode, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSingleRun } from '#console/lib/use-single-run.ts';

type Props = {
  title: string;
  isOpen: boolean;
  confirmLabel: string;
  isBusy?: boolean;
  isReady?: boolean;
  isDestructive?: boolean;
  /** Something is typed or chosen in it: a stray click beside it must not lose that. */
  keepsWork?: boolean;
  /** Enter in one of its fields confirms: only where nothing is destroyed by it. */
  isForm?: boolean;
  cancelLabel?: string;
  onConfirm: () => void;
  onClose: () => void;
  /** Takes the question's place once it is carried out; no stray click beside the dialog closes it then. */
  outcome?: ReactNode;
  /** Gets the focus afterwards when what had it is gone, such as the row of something deleted, or the item of a menu. */
  focusFallback?: RefObject<HTMLElement | null>;
  children: ReactNode;
};

/**
 * Asks before something happens. Focus starts on the way out, so that Enter never confirms; a dialog that is at work cannot
 * be closed.
 */
export function ConfirmDialog(props: Props) {
  const { isOpen, focusFallback } = props;
  useFocusReturn(isOpen, focusFallback);
  // Pages hold several, and most are never opened.
  return useHasBeen(isOpen) && <Question {...props} />;
}

function Question(props: Props) {
  const {
    title,
    isOpen,
    confirmLabel,
    isBusy = false,
    isReady = true,
    isDestructive = false,
    keepsWork = false,
    isForm = false,
    onConfirm,
    onClose,
    outcome,
  } = props;
  const { t } = useTranslation();
  const close = () => {
    if (!isBusy) onClose();
  };
  const { begin, finish } = useSingleRun();
  /** A dialog that fades away is still there for the keyboard. */
  const confirm = () => {
    if (!isOpen || !isReady || isBusy || !begin()) return;
    onConfirm();
    finish();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    confirm();
  };
  const question = (
    <Stack>
      {props.children}
      <Group justify="flex-end">
        <Button variant="default" data-autofocus onClick={close}>
          {props.cancelLabel ?? t('common.cancel')}
        </Button>
        <Button
          color={isDestructive ? 'red' : undefined}
          loading={isBusy}
          disabled={!isReady}
          {...(isForm ? { type: 'submit' } : { onClick: confirm })}
        >
          {confirmLabel}
        </Button>
      </Group>
    </Stack>
  );
  return (
    <Modal
      opened={isOpen}
      onClose={close}
      closeOnClickOutside={outcome === undefined && !keepsWork}
      returnFocus={false}
      // An outcome may be gone the moment the dialog closes: without fading, the question does not show again meanwhile.
      transitionProps={{ transition: 'fade-down', duration: 200, exitDuration: outcome === undefined ? 200 : 0 }}
      title={title}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {outcome ??
        (isForm ? (
          <form noValidate onSubmit={submit}>
            {question}
          </form>
        ) : (
          question
        ))}
    </Modal>
  );
}

/**
 * Gives the focus back to where it was before a dialog opened; to `fallback` when that is gone, such as the row of something
 * deleted or the item of a menu. Mantine's own way looks too late: a dialog that a change of address opens has taken the
 * focus by then.
 */
function useFocusReturn(isOpen: boolean, fallback: RefObject<HTMLElement | null> | undefined): void {
  const opener = useRef<HTMLElement>(null);
  const wasOpen = useRef(false);
  useLayoutEffect(() => {
    const active = document.activeElement;
    if (isOpen) opener.current = active instanceof HTMLElement && active !== document.body ? active : null;
    else if (wasOpen.current) (opener.current?.isConnected ? opener.current : fallback?.current)?.focus();
    wasOpen.current = isOpen;
  }, [isOpen, fallback]);
}

/** Whether `value` is or once was true: what is seldom wanted need not be drawn before, and goes on to exist afterwards. */
function useHasBeen(value: boolean): boolean {
  const [hasBeen, setHasBeen] = useState(value);
  if (value && !hasBeen) setHasBeen(true);
  return value || hasBeen;
}
