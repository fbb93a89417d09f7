import {
  cloneElement,
  type ReactElement,
  type ReactNode,
  type Ref,
  type RefObject,
  Suspense,
  useId,
  useRef,
  useState,
} from 'react';

import type { MenuPlace } from './open-menu.tsx';

type Props = {
  button: ReactElement<ButtonProps>;
  /** Ref of the button, for returning the focus to it. */
  ref?: RefObject<HTMLButtonElement | null>;
  /** Loads the code of the menu. */
  preload: () => void;
  /** The menu: a lazy component around `OpenMenu`. */
  children: (place: MenuPlace) => ReactNode;
};

type ButtonProps = {
  ref?: Ref<HTMLButtonElement>;
  id?: string;
  'aria-haspopup'?: 'menu';
  'aria-expanded'?: boolean;
  'aria-controls'?: string | undefined;
  onMouseEnter?: () => void;
  onFocus?: () => void;
  onClick?: () => void;
};

/** Button that opens a menu. The menu's code is loaded on hover or focus. */
export function MenuButton({ button, ref, preload, children }: Props) {
  const id = useId();
  const own = useRef<HTMLButtonElement>(null);
  const target = ref ?? own;
  const [isOpen, setIsOpen] = useState(false);
  const [isWanted, setIsWanted] = useState(false);

  return (
    <>
      {cloneElement(button, {
        ref: target,
        // IDs as Mantine expects: its menu is labeled by this button.
        id,
        'aria-haspopup': 'menu',
        'aria-expanded': isOpen,
        'aria-controls': isOpen ? `${id}-dropdown` : undefined,
        onMouseEnter: preload,
        onFocus: preload,
        onClick: () => {
          setIsWanted(true);
          setIsOpen(!isOpen);
        },
      })}
      {isWanted && <Suspense fallback={null}>{children({ id, target, isOpen, onChange: setIsOpen })}</Suspense>}
    </>
  );
}
