import { accessSync, closeSync, constants, openSync } from 'node:fs';
import { isAbsolute } from 'node:path';

import * as z from 'zod';

import type { AuditStreamSettings } from '#gateway/audit-stream/audit-stream.ts';
import type { StreamDestination } from '#gateway/audit-stream/destinations.ts';
import { streamFormats } from '#gateway/audit-stream/formats.ts';
import { defaultReadQuotas, parseReadQuotas, type ReadQuotas } from '#gateway/limits/read-quotas.ts';
import { isLoopback } from '#gateway/proxy/own-origin.ts';

import { SettingError, unsetWhenEmpty } from './setting.ts';

const minSecretLength = 16;

const readQuotas = z.string().transform((text, context): ReadQuotas => {
  const quotas = parseReadQuotas(text);
  if (quotas !== undefined) return quotas;
  context.addIssue('must be like support=20000/hour,100000/day;viewer=5000/hour');
  return z.NEVER;
});

export const auditEnvironment = {
  READ_QUOTAS: unsetWhenEmpty(readQuotas.default(defaultReadQuotas)),
  AUDIT_STREAM: unsetWhenEmpty(z.string().optional()),
  AUDIT_STREAM_SECRET: unsetWhenEmpty(
    z.string().min(minSecretLength, `must have at least ${minSecretLength} characters`).optional(),
  ),
  AUDIT_STREAM_FORMAT: unsetWhenEmpty(
    z.enum(streamFormats, `must be one of ${streamFormats.join(', ')}`).default('json'),
  ),
  AUDIT_ANCHOR_FILE: unsetWhenEmpty(
    z
      .string()
      .refine((path) => isAbsolute(path), 'must be an absolute path')
      .optional(),
  ),
};

type Environment = z.output<z.ZodObject<typeof auditEnvironment>>;

export type AuditSettings = {
  /** Number of records that each role may read. */
  readQuotas: ReadQuotas;
  /** Destination of audit events. */
  auditStream: AuditStreamSettings | undefined;
  /** File to which the head of the audit log's chain is appended every hour. */
  auditAnchorFile: string | undefined;
};

/** @throws {SettingError} */
export function auditSettings(env: Environment): AuditSettings {
  const destination = env.AUDIT_STREAM === undefined ? undefined : destinationOf(env.AUDIT_STREAM, env);
  return {
    readQuotas: env.READ_QUOTAS,
    auditStream: destination && { destination, format: env.AUDIT_STREAM_FORMAT },
    auditAnchorFile: env.AUDIT_ANCHOR_FILE,
  };
}

function destinationOf(text: string, { AUDIT_STREAM_SECRET: secret }: Environment): StreamDestination {
  if (text === 'stdout') return { kind: 'stdout' };
  const path = /^file:(?:\/\/)?(\/.+)$/.exec(text)?.[1];
  if (path !== undefined) return { kind: 'file', path };
  const url = URL.parse(text);
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
  if (url === null || !isSafe || url.username !== '') {
    throw new SettingError('AUDIT_STREAM must be stdout, file:/an/absolute/path or an https URL');
  }
  if (secret === undefined) {
    throw new SettingError('AUDIT_STREAM_SECRET is missing: it signs what is sent to the address of AUDIT_STREAM');
  }
  return { kind: 'webhook', url: url.href, secret };
}

/**
 * Checks that the files of the audit settings can be written.
 *
 * @throws {SettingError} if one cannot be written
 */
export function requireWritableAuditFiles({ auditStream, auditAnchorFile }: AuditSettings): void {
  const destination = auditStream?.destination;
  if (destination?.kind === 'file') requireWritable('AUDIT_STREAM', destination.path);
  if (auditAnchorFile !== undefined) requireWritable('AUDIT_ANCHOR_FILE', auditAnchorFile);
}

function requireWritable(setting: string, path: string): void {
  try {
    closeSync(openSync(path, 'a', 0o600));
    accessSync(path, constants.W_OK);
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    throw new SettingError(`${setting} ${path} cannot be written (${reason})`, { cause: error });
  }
}
