import { Alert, Button, Group, Stack } from '@mantine/core';
import { type ComponentProps, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { type ShownWrite, WriteDialog } from './write-dialog.tsx';

type Props<Secret> = Omit<ComponentProps<typeof WriteDialog>, 'write' | 'outcome'> & {
  /**
   * Creates a secret that is shown once. Needs `gcTime: 0`, so that the secret is not cached after the dialog closes.
   */
  write: ShownWrite & { data: Secret | undefined; reset: () => void };
  /** Renders the secret. */
  reveal: (secret: Secret) => ReactNode;
};

/** Confirms before a secret is created, shows it, and confirms again before it is discarded. */
export function ShownOnceDialog<Secret>({ write, reveal, onClose, ...dialog }: Props<Secret>) {
  const [isLeaving, setIsLeaving] = useState(false);
  const isRevealed = write.data !== undefined;
  const { reset } = write;
  useEffect(() => {
    if (!dialog.isOpen) reset();
  }, [dialog.isOpen, reset]);
  return (
    <WriteDialog
      {...dialog}
      write={write}
      {...(write.data !== undefined && {
        outcome: (
          <Revealed
            isLeaving={isLeaving}
            onAsk={() => setIsLeaving(true)}
            onStay={() => setIsLeaving(false)}
            onLeave={() => {
              setIsLeaving(false);
              onClose();
            }}
          >
            {reveal(write.data)}
          </Revealed>
        ),
      })}
      onClose={() => (isRevealed ? setIsLeaving(true) : onClose())}
    />
  );
}

type RevealedProps = {
  isLeaving: boolean;
  onAsk: () => void;
  onStay: () => void;
  onLeave: () => void;
  children: ReactNode;
};

function Revealed({ isLeaving, onAsk, onStay, onLeave, children }: RevealedProps) {
  const { t } = useTranslation();
  const content = useRef<HTMLDivElement>(null);
  const stay = useRef<HTMLButtonElement>(null);
  // The focused button was removed in both cases.
  useEffect(() => (isLeaving ? stay : content).current?.focus(), [isLeaving]);
  return (
    <Stack>
      <Stack ref={content} tabIndex={-1}>
        {children}
      </Stack>
      {isLeaving ? (
        <Alert color="orange" title={t('common.shownOnce.title')}>
          <Stack gap="sm">
            {t('common.shownOnce.text')}
            <Group justify="flex-end">
              <Button ref={stay} size="xs" variant="default" onClick={onStay}>
                {t('common.shownOnce.stay')}
              </Button>
              <Button size="xs" color="red" onClick={onLeave}>
                {t('common.shownOnce.leave')}
              </Button>
            </Group>
          </Stack>
        </Alert>
      ) : (
        <Group justify="flex-end">
          <Button onClick={onAsk}>{t('common.shownOnce.done')}</Button>
        </Group>
      )}
    </Stack>
  );
}
