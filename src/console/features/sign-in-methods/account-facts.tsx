import { useTranslation } from 'react-i18next';
import * as z from 'zod/mini';

import { CopyableFact, Fact, Facts } from '#console/ui/facts.tsx';
import { ForeignText } from '#console/ui/foreign-text.tsx';
import { Timestamp } from '#console/ui/timestamp.tsx';
import { UserAvatar } from '#console/ui/user-avatar.tsx';
import { isMasked } from '#contract/masking.ts';

type Props = {
  /** The account's ID at the provider. */
  id: string;
  details: Readonly<Record<string, unknown>>;
  issuer?: string;
  /** Milliseconds since the epoch. */
  linkedAt?: number;
};

const text = z.catch(z.optional(z.string()), undefined);
/** Common members of the details of a provider, which have no fixed schema. */
const usualDetails = z.object({ name: text, email: text, phone: text, avatar: text });

/** Facts of a linked account, as far as its provider supplies them. */
export function AccountFacts({ id, details, issuer, linkedAt }: Props) {
  const { t } = useTranslation();
  const { name, email, phone, avatar } = usualDetails.parse(details);
  return (
    <Facts>
      <CopyableFact
        label={t('signInMethods.account.id')}
        value={id}
        isNotCopyable={isMasked(id)}
        copyLabel={(value) => t('signInMethods.account.copyId', { value })}
      />
      {issuer !== undefined && (
        <CopyableFact
          label={t('signInMethods.account.issuer')}
          value={issuer}
          copyLabel={(value) => t('signInMethods.account.copyIssuer', { value })}
        />
      )}
      {name !== undefined && (
        <Fact label={t('signInMethods.account.name')}>
          {avatar !== undefined && <UserAvatar name={name} picture={avatar} size={20} />}
          <ForeignText>{name}</ForeignText>
        </Fact>
      )}
      {email !== undefined && (
        <CopyableFact
          label={t('user.facts.email')}
          value={email}
          copyLabel={(value) => t('users.copy.email', { value })}
        />
      )}
      {phone !== undefined && (
        <CopyableFact
          label={t('user.facts.phone')}
          value={phone}
          copyLabel={(value) => t('users.copy.phone', { value })}
        />
      )}
      {linkedAt !== undefined && (
        <Fact label={t('signInMethods.account.linked')}>
          <Timestamp value={linkedAt} as="date" />
        </Fact>
      )}
    </Facts>
  );
}
