import { useState, createContext, useContext } from 'react';

import { visibleText } from '#console/lib/identifying-text.ts';
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
        initialsOf(name)
      ) : (
        <img src={url} alt="" width={size} height={size} decoding="async" onError={fail} />
      )}
    </span>
  );
}

/** Splits into graphemes, as one may be several code units. */
const segmenter = new Intl.Segmenter();

/** Initials of the first two words, or two letters of a single word. */
function initialsOf(name: string): string {
  const [first = '', second] = visibleText(name).split(/\s+/);
  const initials = second === undefined ? firstLetters(first, 2) : firstLetters(first, 1) + firstLetters(second, 1);
  return initials.toLocaleUpperCase();
}

const firstLetters = (word: string, letters: number): string =>
  Array.from(segmenter.segment(word), ({ segment }) => segment)
    .slice(0, letters)
    .join('');

/** Hosts whose pictures are loaded. A picture from elsewhere would reveal the operator's visit to its host. */
export const PictureHosts = createContext<readonly string[]>([]);

/** Returns a function that returns the URL of a picture if it may be loaded without confirmation. */
export function usePictureUrl(): (picture: string | null) => string | undefined {
  const hosts = useContext(PictureHosts);
  return (picture) => pictureUrl(picture, hosts);
}
