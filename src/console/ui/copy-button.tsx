import { useClipboard } from '@mantine/hooks';
import clsx from 'clsx';
import { t } from 'i18next';

import classes from './copy-button.module.css';

type Props = { value: string; label: string; className?: string | undefined };

/** Copies `value` to the clipboard. A plain HTML button, because lists render hundreds of them. */
export function CopyButton({ value, label, className }: Props) {
  const { copied, copy } = useClipboard({ timeout: 1500 });
  return (
    <button
      type="button"
      className={clsx(classes.button, copied && classes.copied, className)}
      aria-label={copied ? t('common.copied') : label}
      title={label}
      onClick={() => copy(value)}
    />
  );
}
