import clsx from 'clsx';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { CopyButton } from './copy-button.tsx';
import classes from './facts.module.css';
import { spelledOut } from './foreign-text.tsx';

/** Names and values, side by side in columns. Holds {@link Fact}s. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className={classes.facts}>{children}</dl>;
}

type FactProps = {
  label: string;
  /** Takes two columns: a value that would not fit in one. */
  isWide?: boolean;
  children: ReactNode;
};

export function Fact({ label, isWide = false, children }: FactProps) {
  return (
    <div className={clsx(classes.fact, isWide && classes.wide)}>
      <dt className={classes.label}>{label}</dt>
      <dd className={classes.value}>{children}</dd>
    </div>
  );
}

type CopyableFactProps = Pick<FactProps, 'label' | 'isWide'> & {
  value: string | null;
  copyLabel: (value: string) => string;
  /** Of no use elsewhere, such as one that is hidden. */
  isNotCopyable?: boolean;
};

/** A value one often needs elsewhere. */
export function CopyableFact({ label, value, copyLabel, isWide = false, isNotCopyable = false }: CopyableFactProps) {
  const { t } = useTranslation();
  return (
    <Fact label={label} isWide={isWide}>
      <bdi className={classes.text}>{value === null ? t('common.none') : spelledOut(value)}</bdi>
      {value !== null && !isNotCopyable && <CopyButton value={value} label={copyLabel(value)} />}
    </Fact>
  );
}
