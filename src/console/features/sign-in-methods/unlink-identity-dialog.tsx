import { Alert, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { displayName } from '#console/api/display-name.ts';
import { useLast } from '#console/lib/use-last.ts';
import { useWrite } from '#console/shared/write/use-write.ts';
import { WriteDialog } from '#console/shared/write/write-dialog.tsx';
import type { User } from '#contract/users.ts';

import { identityMutations, identityRequests } from './identities.ts';
import { type SignInOption, useSignInOptions } from './sign-in-options.ts';
import { useSocialProvider } from './use-provider.ts';
import { useSignInDialog } from './use-sign-in-dialog.ts';

type Props = { user: User; onUnlinked: () => void };

/** Confirms unlinking an account, and shows which sign-in options remain. */
export function UnlinkIdentityDialog({ user, onUnlinked }: Props) {
  const { t } = useTranslation();
  const { subjectOf, close } = useSignInDialog();
  const openTarget = subjectOf('unlink-identity');
  const isLinked = openTarget !== undefined && Object.hasOwn(user.identities, openTarget);
  const target = useLast(isLinked ? openTarget : undefined);
  const provider = useSocialProvider();
  const unlink = useWrite({ action: 'identities:unlink', user, mutation: identityMutations.unlink(user.id) });
  if (target === undefined) return null;

  const userName = displayName(user);
  const { name } = provider(target);
  const remove = () =>
    unlink.run(target, {
      notice: () => ({ message: t('signInMethods.unlink.done', { name }) }),
      onDone: () => {
        close();
        onUnlinked();
      },
    });
  return (
    <WriteDialog
      write={unlink}
      requests={[identityRequests.unlink(user.id, target)]}
      title={t('signInMethods.unlink.title', { name, user: userName })}
      isOpen={openTarget === target}
      confirmLabel={t('signInMethods.unlink.confirm')}
      isDestructive
      onConfirm={remove}
      onClose={() => {
        unlink.reset();
        close();
      }}
    >
      <WhatRemains user={user} target={target} />
    </WriteDialog>
  );
}

function WhatRemains({ user, target }: { user: User; target: string }) {
  const { t } = useTranslation();
  const provider = useSocialProvider();
  const { options, nameOf, isCertain } = useSignInOptions(user);
  const { name } = provider(target);
  const userName = displayName(user);
  const isTarget = (option: SignInOption) => option.kind === 'social' && option.target === target;
  if (!options.some(isTarget))
    return <Text size="sm">{t('signInMethods.unlink.notOpen', { name, user: userName })}</Text>;
  const remaining = options.filter((option) => !isTarget(option)).map(nameOf);
  if (remaining.length > 0) {
    return (
      <Text size="sm">{t('signInMethods.unlink.remains', { name, ways: remaining, count: remaining.length })}</Text>
    );
  }
  return (
    <Alert color="orange" title={t(isCertain ? 'signInMethods.unlink.lastTitle' : 'signInMethods.unlink.unknownTitle')}>
      {t(isCertain ? 'signInMethods.unlink.last' : 'signInMethods.unlink.unknown', { name, user: userName })}
    </Alert>
  );
}
