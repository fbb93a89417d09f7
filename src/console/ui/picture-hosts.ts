import { createContext, useContext } from 'react';

import { pictureUrl } from '#console/lib/safe-url.ts';

/** Hosts whose pictures are shown; whoever chose a picture elsewhere would see who looks at it. */
export const PictureHosts = createContext<readonly string[]>([]);

/** The URL of a picture, if it may be shown without asking. */
export function usePictureUrl(): (picture: string | null) => string | undefined {
  const hosts = useContext(PictureHosts);
  return (picture) => pictureUrl(picture, hosts);
}
