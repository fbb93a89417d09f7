import { Avatar, Badge, Button } from '@mantine/core';
import { IconDeviceMobile, IconFingerprint, IconListNumbers, IconShieldLock } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';

import { deviceOfAgent } from '#console/lib/device-of-agent.ts';
import { insertable } from '#console/lib/insertable.ts';
import { Allowed } from '#console/shared/operator/allowed.tsx';
import { Fact, Facts } from '#console/ui/facts.tsx';
import { Timestamp } from '#console/ui/timestamp.tsx';
import { backupCodeCount, type MfaVerification } from '#contract/mfa.ts';

import { mfaFactorName } from './factors.ts';
import { Method } from './method-list.tsx';

type Props = { userId: string; factor: MfaVerification; onRemove: () => void };

const icons: Record<string, typeof IconShieldLock> = {
  Totp: IconDeviceMobile,
  WebAuthn: IconFingerprint,
  BackupCode: IconListNumbers,
};

/** Below this number of remaining backup codes, the badge is a warning. */
const fewCodes = 3;

export function Factor({ userId, factor, onRemove }: Props) {
  const { t } = useTranslation();
  const { type, createdAt, lastUsedAt, agent, remainCodes } = factor;
  const name = mfaFactorName(factor, t);
  const Icon = icons[type] ?? IconShieldLock;
  return (
    <Method
      picture={
        <Avatar color="gray" size={32} radius="sm" aria-hidden>
          <Icon size={18} />
        </Avatar>
      }
      name={name}
      marks={
        remainCodes !== undefined && (
          <Badge color={remainCodes < fewCodes ? 'orange' : 'gray'} variant="light" tt="none">
            {t('signInMethods.mfa.codesLeft', { left: remainCodes, total: backupCodeCount })}
          </Badge>
        )
      }
      action={
        <Allowed action="mfa:reset" userId={userId}>
          <Button
            variant="default"
            size="xs"
            aria-label={t('signInMethods.removeFactor.openNamed', { name })}
            onClick={onRemove}
          >
            {t('signInMethods.removeFactor.open')}
          </Button>
        </Allowed>
      }
    >
      <Facts>
        <Fact label={t('signInMethods.mfa.added')}>
          <Timestamp value={Date.parse(createdAt)} />
        </Fact>
        {type === 'WebAuthn' && (
          <Fact label={t('signInMethods.mfa.lastUsed')}>
            {lastUsedAt === undefined ? t('common.never') : <Timestamp value={Date.parse(lastUsedAt)} />}
          </Fact>
        )}
        {agent !== undefined && (
          <Fact label={t('signInMethods.mfa.device')}>
            <span title={insertable(agent)}>{insertable(deviceText(agent, t))}</span>
          </Fact>
        )}
      </Facts>
    </Method>
  );
}

/** Browser and system with which a passkey was created, else the raw user agent. */
function deviceText(agent: string, t: TFunction): string {
  const { browser, system } = deviceOfAgent(agent);
  if (browser !== undefined && system !== undefined) return t('signInMethods.mfa.browserOn', { browser, system });
  return browser ?? system ?? agent;
}
