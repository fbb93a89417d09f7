import { useState, createContext, useContext } from 'react';

import { visibleText } from '#console/lib/identifying-text.ts';
import { initialsOf } from '#console/lib/initials.ts';
import { pictureUrl } from '#console/lib/safe-url.ts';

import classes from './user-avatar.module.css';

type Props = {
  name: string;
  picture: string | null;
  size?: number;
  /** URL on Usher's server of a picture from an unknown host. */
  loaded?: string | undefined;
  onBroken?: (() => void) | undefined;
};

/** Picture of a user, or their initials. Decorative, because the name is always shown beside it. */
export function UserAvatar({ name, picture, size = 32, loaded, onBroken }: Props) {
  const [broken, setBroken] = useState<string>();
  const pictureUrl = usePictureUrl();
  const url = loaded ?? pictureUrl(picture);
  const fail = () => {
    setBroken(url);
    onBroken?.();
  };
  return (
    <span className={classes.avatar} style={{ width: size, height: size, fontSize: size / 2.5 }} aria-hidden>
      {url === undefined || url === broken ? (
        initialsOf(visibleText(name))
      ) : (
        <img src={url} alt="" width={size} height={size} decoding="async" onError={fail} />
      )}
    </span>
  );
}

/** Hosts whose pictures are loaded. A picture from elsewhere would reveal the operator's visit to its host. */
export const PictureHosts = createContext<readonly string[]>([]);

/** Returns a function that returns the URL of a picture if it may be loaded without confirmation. */
export function usePictureUrl(): (picture: string | null) => string | undefined {
  const hosts = useContext(PictureHosts);
  return (picture) => pictureUrl(picture, hosts);
}
