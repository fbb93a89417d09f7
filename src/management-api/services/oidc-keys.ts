import type { KeyRotation, OidcKey, OidcKeyType } from '#contract/system-settings.ts';
import type { Db } from '#management-api/db/tables.ts';
import { ApiError } from '#management-api/http/api-error.ts';
import { signingKeyId } from '#management-api/oidc/signing-key.ts';
import {
  defaultSigningAlgorithm,
  findCookieKeys,
  findSigningKeys,
  newCookieKey,
  newSigningKey,
  saveCookieKeys,
  saveSigningKeys,
} from '#management-api/oidc/stored-keys.ts';

/** Keys that are kept: the current and the previous one. */
const maxKeys = 2;

/** Keys without their secret parts, the current one first (logto-behavior.md#21.4). */
export async function listOidcKeys(db: Db, type: OidcKeyType): Promise<OidcKey[]> {
  if (type === 'cookie-keys') return (await findCookieKeys(db)).map(({ id, createdAt }) => ({ id, createdAt }));
  const keys = await findSigningKeys(db);
  return Promise.all(
    keys.map(async (key, index) => ({
      id: await signingKeyId(key),
      createdAt: key.createdAt,
      signingKeyAlgorithm: key.kty,
      status: index === 0 ? 'Current' : 'Previous',
    })),
  );
}

/** Makes a new key the current one. Tokens signed with the previous key stay valid. */
export async function rotateOidcKeys(db: Db, type: OidcKeyType, rotation: KeyRotation, now: Date): Promise<OidcKey[]> {
  const { signingKeyAlgorithm, rotationGracePeriod } = rotation;
  if (type === 'cookie-keys') {
    if (rotationGracePeriod !== undefined) throw new ApiError('oidc.invalid_request');
    await saveCookieKeys(db, [newCookieKey(now), ...(await findCookieKeys(db))].slice(0, maxKeys));
  } else {
    const algorithm = signingKeyAlgorithm === 'RSA' ? 'RS256' : defaultSigningAlgorithm;
    const created = await newSigningKey(algorithm, now);
    await saveSigningKeys(db, [created, ...(await findSigningKeys(db))].slice(0, maxKeys));
  }
  return listOidcKeys(db, type);
}

/** @throws {ApiError} if the key is the last one, unknown, or the current signing key */
export async function deleteOidcKey(db: Db, type: OidcKeyType, id: string): Promise<void> {
  const keys = await listOidcKeys(db, type);
  if (keys.length <= 1) throw new ApiError('oidc.key_required');
  const index = keys.findIndex((key) => key.id === id);
  if (index < 0) throw new ApiError('oidc.key_not_found');
  if (keys[index]?.status === 'Current') throw new ApiError('oidc.only_previous_key_can_be_deleted');
  if (type === 'cookie-keys') await saveCookieKeys(db, (await findCookieKeys(db)).toSpliced(index, 1));
  else await saveSigningKeys(db, (await findSigningKeys(db)).toSpliced(index, 1));
}
