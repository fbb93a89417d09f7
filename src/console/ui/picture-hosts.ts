import { createContext, useContext } from 'react';

import { pictureUrl } from '#console/lib/safe-url.ts';

/** Hosts whose pictures are loaded. A picture from elsewhere would reveal the operator's visit to its host. */
export const PictureHosts = createContext<readonly string[]>([]);

/** Returns a function that returns the URL of a picture if it may be loaded without confirmation. */
export function usePictureUrl(): (picture: string | null) => string | undefined {
  const hosts = useContext(PictureHosts);
  return (picture) => pictureUrl(picture, hosts);
}
