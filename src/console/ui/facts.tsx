import clsx from 'clsx';
import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { CopyButton } from './copy-button.tsx';
import classes from './facts.module.css';
import { spelledOut } from './foreign-text.tsx';

/** Labels and values in columns. Contains {@link Fact}s. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className={classes.facts}>{children}</dl>;
}

type FactProps = {
  label: string;
  /** Spans two columns, for long values. */
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
  /** Hides the copy button, such as for a masked value. */
  isNotCopyable?: boolean;
};

/** Text that breaks after the `@` and the dots of an address rather than within its words. */
const withBreaks = (text: string): ReactNode =>
  text.split(/(?<=[@.])/).map((part, index) => (
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {spelledOut(part)}
    </Fragment>
  ));

/** A fact with a copy button. */
export function CopyableFact({ label, value, copyLabel, isWide = false, isNotCopyable = false }: CopyableFactProps) {
  const { t } = useTranslation();
  return (
    <Fact label={label} isWide={isWide}>
      <bdi className={classes.text}>{value === null ? t('common.none') : withBreaks(value)}</bdi>
      {value !== null && !isNotCopyable && <CopyButton value={value} label={copyLabel(value)} />}
    </Fact>
  );
}
