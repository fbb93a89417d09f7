import type { ComponentProps } from 'react';

import { SelectPage, SelectUser } from './select-cells.tsx';
import { SelectionBar } from './selection-bar.tsx';

/** The user of a row, or the users of the page; else the bar. */
type Props = ComponentProps<typeof SelectUser> | ComponentProps<typeof SelectPage> | { user?: never; users?: never };

/** A part of the selection: the checkbox of a row or of the page, or the bar. One component, so that the first load names one. */
export function SelectionPart(props: Props) {
  if (props.user !== undefined) return <SelectUser {...props} />;
  return props.users === undefined ? <SelectionBar /> : <SelectPage {...props} />;
}
