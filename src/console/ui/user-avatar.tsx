import { Avatar } from '@mantine/core';

import { pictureUrl } from '#console/lib/safe-url.ts';

type Props = { name: string; picture: string | null; size?: number };

/** A person's picture, or their initials. Decorative: the name always stands beside it. */
export function UserAvatar({ name, picture, size = 32 }: Props) {
  return <Avatar src={pictureUrl(picture) ?? null} name={name} alt="" color="gray" size={size} aria-hidden />;
}
