import { Alert, Button, Group, Stack } from '@mantine/core';
import { type ComponentProps, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { WriteDialog } from './write-dialog.tsx';

type Props<Secret> = Omit<ComponentProps<typeof WriteDialog>, 'write' | 'outcome'> & {
  /** Makes something that is shown once. It needs `gcTime: 0`: nothing may remember the secret longer than the screen. */
  write: { isPending: boolean; error: Error | null; data: Secret | undefined; reset: () => void };
  /** Shows what was made. */
  reveal: (secret: Secret) => ReactNode;
};

/** Asks before a secret is made, shows it, and asks again before it is gone for good. */
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
  // The button that had the focus is gone, each time.
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
