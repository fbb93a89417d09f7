import { useState } from 'react';

import { visibleText } from '#console/lib/identifying-text.ts';

import { usePictureUrl } from './picture-hosts.ts';
import classes from './user-avatar.module.css';

type Props = {
  name: string;
  picture: string | null;
  size?: number;
  /** Address on this server of a picture that is not shown otherwise. */
  loaded?: string | undefined;
  onBroken?: (() => void) | undefined;
};

/** A person's picture, or their initials. Decorative: the name always stands beside it. */
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

/** Letters as people see them: one may be several characters of the encoding. */
const segmenter = new Intl.Segmenter();

/** Of the first two words, or of the only one. */
function initialsOf(name: string): string {
  const [first = '', second] = visibleText(name).split(/\s+/);
  const initials = second === undefined ? firstLetters(first, 2) : firstLetters(first, 1) + firstLetters(second, 1);
  return initials.toLocaleUpperCase();
}

const firstLetters = (word: string, letters: number): string =>
  Array.from(segmenter.segment(word), ({ segment }) => segment)
    .slice(0, letters)
    .join('');
