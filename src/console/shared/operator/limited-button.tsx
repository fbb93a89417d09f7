import { Button, type ButtonProps } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link, type To } from 'react-router';

import { useRoleLimit } from './allowed.tsx';

type Props = ButtonProps & {
  isPermitted: boolean;
  /** Address of the page that it opens. */
  to?: To | undefined;
  /** Navigation state for that page. */
  state?: unknown;
  onClick?: (() => void) | undefined;
  onMouseEnter?: (() => void) | undefined;
  onFocus?: (() => void) | undefined;
  children: ReactNode;
};

/**
 * Button or link of an action. For operators whose role does not permit the action, it can be focused, says who can do it,
 * and does nothing.
 */
export function LimitedButton({ isPermitted, to, state, onClick, onMouseEnter, onFocus, ...button }: Props) {
  const limit = useRoleLimit();
  if (!isPermitted) return <Button {...button} aria-disabled data-disabled aria-description={limit} title={limit} />;
  const preload = { onMouseEnter, onFocus };
  if (to !== undefined) return <Button {...button} {...preload} component={Link} to={to} state={state} />;
  return <Button {...button} {...preload} onClick={onClick} />;
}
