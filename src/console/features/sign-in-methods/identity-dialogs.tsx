import { Alert, NativeSelect, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { displayName } from '#console/api/display-name.ts';
import { identityMutations, identityRequests } from '#console/api/identities.ts';
import { visibleText } from '#console/lib/identifying-text.ts';
import { useLast } from '#console/lib/use-last.ts';
import { connectorQueries, useSocialProvider } from '#console/shared/account/connectors.ts';
import { useWrite } from '#console/shared/write/use-write.ts';
import { WriteDialog } from '#console/shared/write/write-dialog.tsx';
import { CheckedField } from '#console/ui/submission.tsx';
import type { User } from '#contract/users.ts';

import { type SignInOption, useSignInOptions } from './sign-in-options.ts';
import { useSignInDialog } from './use-sign-in-dialog.ts';

type LinkIdentityDialogProps = { user: User };

/** Links a social account without proof that it belongs to the user: its owner can then sign in. */
export function LinkIdentityDialog({ user }: LinkIdentityDialogProps) {
  const { t } = useTranslation();
  const { isOpen, close } = useSignInDialog();
  const provider = useSocialProvider();
  const connectors = useQuery(connectorQueries.list());
  const [chosen, setChosen] = useState('');
  const [typed, setTyped] = useState('');
  const link = useWrite({ action: 'identities:link', user, mutation: identityMutations.link(user.id) });

  const social = (connectors.data ?? []).filter(({ type }) => type === 'Social');
  const targets = [...new Set(social.map(({ target }) => target))];
  const unlinkedTargets = targets.filter((target) => !Object.hasOwn(user.identities, target));
  const target = unlinkedTargets.includes(chosen) ? chosen : (unlinkedTargets[0] ?? '');
  const providerId = visibleText(typed);

  const finish = () => {
    close();
    setTyped('');
    link.reset();
  };
  const save = () =>
    link.run(
      { target, providerId },
      {
        notice: () => ({ message: t('signInMethods.link.done', { name: provider(target).name }) }),
        onDone: finish,
      },
    );
  return (
    <WriteDialog
      write={link}
      requests={[identityRequests.link(user.id, target, { userId: providerId || '<provider ID>' })]}
      title={t('signInMethods.link.title', { user: displayName(user) })}
      isOpen={isOpen('link-identity')}
      confirmLabel={t('signInMethods.link.confirm')}
      isReady={target !== '' && providerId !== ''}
      isDestructive
      onConfirm={save}
      onClose={finish}
    >
      <Alert color="orange" title={t('signInMethods.link.warningTitle')}>
        {t('signInMethods.link.warning', { user: displayName(user) })}
      </Alert>
      {unlinkedTargets.length === 0 ? (
        <Text size="sm" tabIndex={-1} data-problem>
          {t('signInMethods.link.noneFree')}
        </Text>
      ) : (
        <>
          <NativeSelect
            label={t('signInMethods.link.provider')}
            value={target}
            onChange={(event) => setChosen(event.currentTarget.value)}
            data={unlinkedTargets.map((value) => ({ value, label: provider(value).name }))}
          />
          <CheckedField problem={providerId === '' ? t('errors.field.required') : undefined}>
            {(error) => (
              <TextInput
                label={t('signInMethods.link.id')}
                description={t('signInMethods.link.idHint')}
                error={error}
                value={typed}
                autoComplete="off"
                spellCheck={false}
                onChange={(event) => setTyped(event.currentTarget.value)}
              />
            )}
          </CheckedField>
        </>
      )}
    </WriteDialog>
  );
}

type UnlinkIdentityDialogProps = { user: User; onUnlinked: () => void };

/** Confirms unlinking an account, and shows which sign-in options remain. */
export function UnlinkIdentityDialog({ user, onUnlinked }: UnlinkIdentityDialogProps) {
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
