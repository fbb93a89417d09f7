import { Notifications } from '@mantine/notifications';
import { useEffect } from 'react';

import { keepFocus } from '#console/lib/keep-focus.ts';
import { openRows } from '#console/lib/open-row.ts';
import { printLight } from '#console/lib/print-light.ts';

/** What every page needs, but not at once: notifications, and listeners on the document. */
export function LateParts() {
  useEffect(() => {
    const stops = [openRows(), keepFocus(), printLight()];
    return () => {
      for (const stop of stops) stop();
    };
  }, []);
  return <Notifications position="bottom-center" />;
}
