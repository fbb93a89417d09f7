import { Alert, Button, Modal, Stack, Text, Title } from '@mantine/core';
import {
  IconAt,
  IconBan,
  IconDeviceMobileOff,
  IconKey,
  IconLink,
  IconLockOpen,
  IconMessageCode,
  type IconProps,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import {
  type ComponentType,
  type ReactNode,
  type RefObject,
  useCallback,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';

import { displayName } from '#console/api/display-name.ts';
import { formatDateTime } from '#console/lib/format-date.ts';
import { useAllowed } from '#console/shared/operator/allowed.tsx';
import { UserIdentifierLine } from '#console/shared/write/write-dialog.tsx';
import { useFocusReturn } from '#console/ui/confirm-dialog.tsx';
import { ForeignText } from '#console/ui/foreign-text.tsx';
import type { User } from '#contract/users.ts';

import { CodeWay } from './code-way.tsx';
import { FactorWay } from './factor-way.tsx';
import { LinkWay } from './link-way.tsx';
import { PasswordWay } from './password-way.tsx';
import { signInHelpQueries } from './sign-in-help-api.ts';
import classes from './sign-in-help.module.css';
import { UnlockWay } from './unlock-way.tsx';
import { isWay, problemOf, type Way, type WayProblem, ways } from './ways.ts';

type Props = {
  user: User;
  /** What keeps the user from signing in now. */
  check: ReactNode;
  /** When a known lockout ends by itself, in milliseconds since the epoch; Infinity if it never does. */
  blockedUntil: number | undefined;
  isOpen: boolean;
  /** The open way; anything else shows all of them. */
  way: string | undefined;
  onWay: (way: Way | undefined) => void;
  /** Opens the correction of an address, which is a dialog of its own. */
  onCorrectAddress: () => void;
  onClose: () => void;
  focusFallback: RefObject<HTMLElement | null>;
};

/** What keeps the user from signing in now, the ways to help, and the form of the chosen one. */
export function SignInHelpDialog(props: Props) {
  const { user, check, blockedUntil, isOpen, way, onWay, onCorrectAddress, onClose, focusFallback } = props;
  const { t } = useTranslation();
  const { may, closed } = useAllowed(user.id);
  const [isHeld, setIsHeld] = useState(false);
  const links = useQuery({ ...signInHelpQueries.links(), enabled: isOpen && may('one-time-tokens:create') });
  useFocusReturn(isOpen, focusFallback);

  const known = { user, may, links: links.isError ? null : links.data };
  const openWay = isWay(way) && way !== 'address' && problemOf(way, known) === undefined ? way : undefined;
  const onHold = useCallback((isHeldNow: boolean) => setIsHeld(isHeldNow), []);
  const close = () => {
    if (!isHeld) onClose();
  };
  const wayProps = { user, onBack: () => onWay(undefined), onClose, onHold };

  return (
    <Modal
      opened={isOpen}
      size="lg"
      title={t('signInHelp.title')}
      // A click outside must not discard the input, nor anything a secret.
      closeOnClickOutside={openWay === undefined}
      withCloseButton={!isHeld}
      returnFocus={false}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      onClose={close}
    >
      <Stack gap="sm">
        <div>
          <Text fw={600} dir="auto">
            <ForeignText>{displayName(user)}</ForeignText>
          </Text>
          <UserIdentifierLine user={user} />
        </div>
        {openWay === undefined ? (
          <>
            <Title order={3} size="h6">
              {t('signInHelp.now')}
            </Title>
            {check}
            <Title order={3} size="h6">
              {t('signInHelp.ways')}
            </Title>
            {closed === undefined ? (
              <ul className={classes.ways}>
                {ways.map((one) => (
                  <WayRow
                    key={one}
                    way={one}
                    problem={problemOf(one, known)}
                    blockedUntil={one === 'unlock' ? blockedUntil : undefined}
                    onOpen={() => (one === 'address' ? onCorrectAddress() : onWay(one))}
                  />
                ))}
              </ul>
            ) : (
              <Alert color="orange" role="note">
                {t(closed === 'own' ? 'errors.ownAccount' : 'errors.protectedAccount')}
              </Alert>
            )}
          </>
        ) : (
          <OpenWay key={openWay} way={openWay} isSuspended={user.isSuspended}>
            {openWay === 'unlock' && <UnlockWay {...wayProps} blockedUntil={blockedUntil} />}
            {openWay === 'link' && <LinkWay {...wayProps} />}
            {openWay === 'code' && <CodeWay {...wayProps} />}
            {openWay === 'password' && <PasswordWay {...wayProps} />}
            {openWay === 'factor' && <FactorWay {...wayProps} />}
          </OpenWay>
        )}
      </Stack>
    </Modal>
  );
}

const icons: Record<Way, ComponentType<IconProps>> = {
  unlock: IconLockOpen,
  link: IconLink,
  code: IconMessageCode,
  password: IconKey,
  factor: IconDeviceMobileOff,
  address: IconAt,
};

type WayRowProps = {
  way: Way;
  problem: WayProblem | undefined;
  blockedUntil: number | undefined;
  onOpen: () => void;
};

/** A way, what it does, or why it can't be used. */
function WayRow({ way, problem, blockedUntil, onOpen }: WayRowProps) {
  const { t, i18n } = useTranslation();
  const description = useId();
  const Icon = icons[way];
  return (
    <li>
      <Button
        variant="default"
        justify="start"
        leftSection={<Icon size={16} aria-hidden />}
        disabled={problem !== undefined}
        aria-describedby={description}
        onClick={onOpen}
      >
        {t(`signInHelp.way.${way}.name`)}
      </Button>
      <Text id={description} size="sm" c={problem === undefined ? undefined : 'dimmed'}>
        {problem === undefined ? t(`signInHelp.way.${way}.does`) : t(`signInHelp.problem.${problem}`)}
        {t('common.gap')}
        {blockedUntil !== undefined &&
          Number.isFinite(blockedUntil) &&
          t('signInHelp.way.unlock.until', { time: formatDateTime(blockedUntil, i18n.language) })}
      </Text>
    </li>
  );
}

type OpenWayProps = { way: Way; isSuspended: boolean; children: ReactNode };

/**
 * Heading of the open way, which gets the focus from the button that opened it, and a warning that no way lets a suspended
 * user in.
 */
function OpenWay({ way, isSuspended, children }: OpenWayProps) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  // Before the browser handles further input, which would otherwise lose the focus again.
  useLayoutEffect(() => heading.current?.focus(), []);
  return (
    <Stack gap="sm">
      <Title order={3} size="h5" ref={heading} tabIndex={-1} data-autofocus>
        {t(`signInHelp.way.${way}.name`)}
      </Title>
      {isSuspended && (
        <Alert color="red" role="note" icon={<IconBan size={18} aria-hidden />} py={4} px="sm">
          <Text size="sm">{t('user.signIn.suspended')}</Text>
        </Alert>
      )}
      {children}
    </Stack>
  );
}
