import { type FloatingPosition, Menu } from '@mantine/core';
import { useMounted } from '@mantine/hooks';
import { type ReactNode, type Ref, type RefObject, useImperativeHandle } from 'react';

/** Where a menu belongs, as its `MenuButton` says. */
export type MenuPlace = {
  id: string;
  /** The button, which stands elsewhere. */
  target: RefObject<HTMLButtonElement | null>;
  isOpen: boolean;
  onChange: (isOpen: boolean) => void;
};

type Props = MenuPlace & {
  position: FloatingPosition;
  /** Not where choosing leads to something that takes the focus. */
  returnFocus?: boolean;
  className?: string | undefined;
  children: ReactNode;
};

/** The menu of a `MenuButton`. */
export function OpenMenu({ id, target, isOpen, position, returnFocus = true, className, onChange, children }: Props) {
  // Mantine gives the focus back to where it was when it saw the menu open, not appear.
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

/** Tells Mantine of an element that is on the page already. */
function AtTarget({ target, ref }: { target: MenuPlace['target']; ref?: Ref<HTMLElement | null> }) {
  useImperativeHandle<HTMLElement | null, HTMLElement | null>(ref, () => target.current, [target]);
  return null;
}
