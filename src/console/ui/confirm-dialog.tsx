import { Button, Group, Modal, Stack } from '@mantine/core';
import { type FormEvent, type KeyboardEvent, type ReactNode, type RefObject, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { isForInputMethod } from '#console/lib/input-method.ts';
import { useHasBeen } from '#console/lib/use-has-been.ts';

import { SubmissionArea, SubmitButton, useSubmission } from './submission.tsx';

type Props = {
  title: string;
  isOpen: boolean;
  confirmLabel: string;
  isBusy?: boolean;
  /** Whether the input is complete. Confirming shows what is missing otherwise, see {@link useSubmission}. */
  isReady?: boolean;
  /** Confirming was tried while the input is incomplete: shows problems that the fields don't find by themselves. */
  onIncomplete?: (() => void) | undefined;
  isDestructive?: boolean;
  /** The content has the button that leads on, so this one is not filled. */
  isSecondary?: boolean;
  /** The dialog has input, so a click outside must not close it. */
  keepsWork?: boolean;
  /** Enter in a field confirms. Not for destructive actions. */
  isForm?: boolean;
  /** Width; `md` by default. */
  size?: 'lg' | 'xl';
  cancelLabel?: string;
  onConfirm: () => void;
  onClose: () => void;
  /** Replaces the content after the action; a click outside does not close the dialog then. */
  outcome?: ReactNode;
  /** Gets the focus on closing if the opener was removed, such as a deleted row or a menu item. */
  focusFallback?: RefObject<HTMLElement | null>;
  children: ReactNode;
};

/**
 * Confirmation dialog. `onConfirm` may be called twice before the dialog is rendered as busy. The focus starts in the first
 * element with `data-autofocus`, such as the reason, else on "Cancel", so that Enter does not confirm by accident. Enter in
 * an element with `data-confirms` confirms. It cannot be closed while busy.
 */
export function ConfirmDialog(props: Props) {
  const { isOpen, focusFallback } = props;
  useFocusReturn(isOpen, focusFallback);
  // Not rendered before it is first opened, as pages have several dialogs and most are never opened.
  return useHasBeen(isOpen) && <DialogContent {...props} />;
}

function DialogContent(props: Props) {
  const { title, isOpen, isBusy = false, keepsWork = false, outcome, size } = props;
  const { t } = useTranslation();
  const close = () => {
    if (!isBusy) props.onClose();
  };
  return (
    <Modal
      opened={isOpen}
      onClose={close}
      closeOnClickOutside={outcome === undefined && !keepsWork}
      returnFocus={false}
      // No exit transition after an outcome, as the outcome may be reset at once and the confirmation would flash.
      transitionProps={{ transition: 'fade-down', duration: 200, exitDuration: outcome === undefined ? 200 : 0 }}
      title={title}
      {...(size !== undefined && { size })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {outcome ?? <Confirmation {...props} onClose={close} />}
    </Modal>
  );
}

/** Begins anew when the dialog opens. */
function Confirmation(props: Props) {
  const { isOpen, isBusy = false, isReady = true, isDestructive = false, isSecondary = false, isForm = false } = props;
  const { t } = useTranslation();
  const submission = useSubmission(isReady, props.onConfirm, props.onIncomplete);
  /** Ignored while closed: a dialog that fades out still receives keyboard input. */
  const confirm = () => {
    if (isOpen && !isBusy) submission.submit();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    confirm();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const isConfirming = event.target instanceof Element && event.target.matches('[data-confirms]');
    if (!isConfirming || event.key !== 'Enter' || event.shiftKey || isForInputMethod(event.nativeEvent)) return;
    event.preventDefault();
    confirm();
  };
  const content = (
    <SubmissionArea submission={submission}>
      <Stack onKeyDown={onKeyDown}>
        {props.children}
        <Group justify="flex-end">
          <Button variant="default" data-autofocus onClick={props.onClose}>
            {props.cancelLabel ?? t('common.cancel')}
          </Button>
          <SubmitButton
            submission={submission}
            variant={isSecondary ? 'default' : 'filled'}
            color={isDestructive ? 'red' : undefined}
            loading={isBusy}
            {...(isForm ? { type: 'submit' } : { onClick: confirm })}
          >
            {props.confirmLabel}
          </SubmitButton>
        </Group>
      </Stack>
    </SubmissionArea>
  );
  if (!isForm) return content;
  return (
    <form noValidate onSubmit={submit}>
      {content}
    </form>
  );
}

/**
 * Returns the focus to the element that had it before the dialog opened, or to `fallback` if that was removed, such as
 * a deleted row or a menu item. Mantine's own focus return reads the active element too late for dialogs that a URL
 * change opens.
 */
export function useFocusReturn(isOpen: boolean, fallback: RefObject<HTMLElement | null> | undefined): void {
  const opener = useRef<HTMLElement>(null);
  const wasOpen = useRef(false);
  useLayoutEffect(() => {
    const active = document.activeElement;
    if (isOpen) opener.current = active instanceof HTMLElement && active !== document.body ? active : null;
    else if (wasOpen.current) (opener.current?.isConnected ? opener.current : fallback?.current)?.focus();
    wasOpen.current = isOpen;
  }, [isOpen, fallback]);
}
