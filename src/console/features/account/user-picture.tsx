import { Button } from '@mantine/core';
import { type RefObject, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { displayName } from '#console/api/display-name.ts';
import { pictureUrl, webUrl } from '#console/lib/safe-url.ts';
import { useOperator } from '#console/shared/operator/use-operator.ts';
import { UserAvatar } from '#console/ui/user-avatar.tsx';
import type { User } from '#contract/users.ts';

type Props = {
  user: User;
  /** Gets the focus when the button that had it is gone. */
  focusFallback: RefObject<HTMLElement | null>;
};

/**
 * Picture of the user. From an unknown host it is loaded only on request and through Usher's server, so that the host
 * learns nothing about the operator.
 */
export function UserPicture({ user, focusFallback }: Props) {
  const { t } = useTranslation();
  const { pictureHosts } = useOperator();
  const [state, setState] = useState<'requested' | 'broken'>();
  useEffect(() => {
    if (state === 'requested' && document.activeElement === document.body) focusFallback.current?.focus();
  }, [state, focusFallback]);
  const isForeign =
    webUrl(user.avatar ?? '')?.startsWith('https:') === true && pictureUrl(user.avatar, pictureHosts) === undefined;
  return (
    <>
      <UserAvatar
        name={displayName(user)}
        picture={user.avatar}
        size={48}
        loaded={isForeign && state !== undefined ? `/usher/users/${encodeURIComponent(user.id)}/picture` : undefined}
        onBroken={() => setState('broken')}
      />
      {isForeign && state !== 'requested' && (
        <Button
          size="compact-xs"
          variant="default"
          title={t('user.picture.hint')}
          disabled={state === 'broken'}
          onClick={() => setState('requested')}
        >
          {t(state === 'broken' ? 'user.picture.broken' : 'user.picture.load')}
        </Button>
      )}
    </>
  );
}
