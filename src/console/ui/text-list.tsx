import type { ReactNode } from 'react';

import classes from './text-list.module.css';

/** Bulleted list of short texts: `<li>` elements. */
export const TextList = ({ children }: { children: ReactNode }) => <ul className={classes.list}>{children}</ul>;
