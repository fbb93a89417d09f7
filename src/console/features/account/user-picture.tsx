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
 * The picture of the user whose page this is. One from a host that is not known is loaded by Usher's server when the operator
 * asks for it, so that its host learns nothing of the operator.
 */
export function UserPicture({ user, focusFallback }: Props) {
  const { t } = useTranslation();
  const { pictureHosts } = useOperator();
  const [state, setState] = useState<'asked' | 'broken'>();
  useEffect(() => {
    if (state === 'asked' && document.activeElement === document.body) focusFallback.current?.focus();
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
      {isForeign && state !== 'asked' && (
        <Button
          size="compact-xs"
          variant="default"
          title={t('user.picture.hint')}
          disabled={state === 'broken'}
          onClick={() => setState('asked')}
        >
          {t(state === 'broken' ? 'user.picture.broken' : 'user.picture.load')}
        </Button>
      )}
    </>
  );
}
