import { Skeleton, Text } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import classes from './palette.module.css';

export type Option = { key: string; to: string; content: ReactNode };

export type OptionGroup = {
  label: string;
  options: readonly Option[];
  /** Results of the previous text, which cannot be opened. */
  isStale?: boolean;
};

type Props = {
  id: string;
  groups: readonly OptionGroup[];
  /** Shows placeholders while the first results load. */
  isWaiting: boolean;
  activeKey: string | undefined;
  idOf: (key: string) => string;
  onActive: (key: string) => void;
  onGo: (to: string) => void;
};

/** Options of the palette. The focus stays in the input, which refers to the active option. */
export function PaletteList({ id, groups, isWaiting, activeKey, idOf, onActive, onGo }: Props) {
  const { t } = useTranslation();
  return (
    <div role="listbox" id={id} aria-label={t('palette.results')} className={classes.list}>
      {groups
        .filter((group) => group.options.length > 0)
        .map(({ label, options, isStale = false }) => (
          <div key={label} role="group" aria-label={label} aria-busy={isStale} className={classes.group}>
            <Text size="xs" fw={600} c="dimmed" className={classes.heading} aria-hidden>
              {label}
            </Text>
            {options.map(({ key, to, content }) =>
              isStale ? (
                <div key={key} role="option" aria-selected={false} aria-disabled className={classes.option}>
                  {content}
                </div>
              ) : (
                // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
                <div
                  key={key}
                  id={idOf(key)}
                  role="option"
                  aria-selected={key === activeKey}
                  className={classes.option}
                  onMouseMove={() => onActive(key)}
                  onClick={() => onGo(to)}
                >
                  {content}
                </div>
              ),
            )}
          </div>
        ))}
      {isWaiting && [1, 2, 3].map((row) => <Skeleton key={row} height={32} my={8} />)}
    </div>
  );
}

type ActionProps = { key: string; to: string; icon: Icon; label: string };

export const actionOption = ({ key, to, icon: ActionIcon, label }: ActionProps): Option => ({
  key,
  to,
  content: (
    <>
      <ActionIcon size={18} aria-hidden />
      <span className={classes.text}>{label}</span>
    </>
  ),
});
