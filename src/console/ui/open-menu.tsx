import { type FloatingPosition, Menu } from '@mantine/core';
import { useMounted } from '@mantine/hooks';
import { type ReactNode, type Ref, type RefObject, useImperativeHandle } from 'react';

/** Position and state of a menu, from its `MenuButton`. */
export type MenuPlace = {
  id: string;
  /** The button, which is rendered elsewhere. */
  target: RefObject<HTMLButtonElement | null>;
  isOpen: boolean;
  onChange: (isOpen: boolean) => void;
};

type Props = MenuPlace & {
  position: FloatingPosition;
  /** False if an item opens a dialog or page that takes the focus. */
  returnFocus?: boolean;
  className?: string | undefined;
  children: ReactNode;
};

/** The menu of a `MenuButton`. */
export function OpenMenu({ id, target, isOpen, position, returnFocus = true, className, onChange, children }: Props) {
  // Opens after mounting, because Mantine remembers the focused element only when `opened` changes.
  const isMounted = useMounted();
  return (
    <Menu id={id} opened={isOpen && isMounted} onChange={onChange} position={position} returnFocus={returnFocus}>
      <Menu.Target>
        <AtTarget target={target} />
      </Menu.Target>
      <Menu.Dropdown className={className}>{children}</Menu.Dropdown>
    </Menu>
  );
}

/** Passes an existing element to Mantine as the menu target. */
function AtTarget({ target, ref }: { target: MenuPlace['target']; ref?: Ref<HTMLElement | null> }) {
  useImperativeHandle<HTMLElement | null, HTMLElement | null>(ref, () => target.current, [target]);
  return null;
}
