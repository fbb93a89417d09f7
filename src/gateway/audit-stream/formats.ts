import { gatewayErrorCodes } from '#contract/errors.ts';

import type { Streamed, StreamedEvent } from './streamed-event.ts';

export const streamFormats = ['json', 'cef', 'ocsf'] as const;
export type StreamFormat = (typeof streamFormats)[number];

/** Formats one event as one line. */
export const formatters: Readonly<Record<StreamFormat, (event: Streamed) => string>> = {
  json: (event) => JSON.stringify(event),
  cef: asCef,
  ocsf: (event) => JSON.stringify(asOcsf(event)),
};

export const contentTypes: Readonly<Record<StreamFormat, string>> = {
  json: 'application/x-ndjson',
  cef: 'text/plain; charset=utf-8',
  ocsf: 'application/x-ndjson',
};

type Severity = 'information' | 'low' | 'high';

function severityOf(event: Streamed): Severity {
  if (event.type === 'anchor') return 'information';
  if (event.kind === 'alarm' || event.kind === 'gap') return 'high';
  return isRefused(event) ? 'low' : 'information';
}

const isRefused = (event: StreamedEvent): boolean =>
  event.status !== null && event.status >= 400 && !isApprovalRequest(event);

/** The action only requested another operator's approval, as it should. */
const isApprovalRequest = ({ code }: StreamedEvent): boolean => code === gatewayErrorCodes.approvalRequested;

const cefSeverities: Readonly<Record<Severity, number>> = { information: 3, low: 5, high: 9 };

/** ArcSight Common Event Format, version 0 (implementation standard, version 26). */
function asCef(event: Streamed): string {
  const name = event.type === 'anchor' ? 'anchor' : event.action;
  const header = ['CEF:0', 'Usher', 'Usher', '1', name, name, String(cefSeverities[severityOf(event)])];
  const extension = Object.entries({ ...cefFields(event), cs1Label: 'hash', cs1: event.hash })
    .filter(([, value]) => value !== null && value !== undefined && value !== '')
    .map(([key, value]) => `${key}=${escapeValue(String(value))}`);
  return `${header.map((part, index) => (index === 0 ? part : escapeHeader(part))).join('|')}|${extension.join(' ')}`;
}

function cefFields(event: Streamed): Record<string, string | number | null | undefined> {
  const common = { rt: Date.parse(event.time), externalId: event.sequence };
  if (event.type === 'anchor') return common;
  const { operator, target, status } = event;
  return {
    ...common,
    cat: event.kind,
    suid: operator?.subject,
    suser: operator?.name,
    spriv: operator?.role,
    duid: event.targetUserId,
    requestMethod: event.method,
    request: event.route,
    outcome: outcomeOf(event),
    reason: event.code ?? status,
    cnt: event.count,
    cs2Label: 'target',
    cs2: target && `${target.type} ${target.id}`,
    cs3Label: 'changedFields',
    cs3: event.changedFields.join(' '),
    cs4Label: 'requestId',
    cs4: event.requestId,
  };
}

function outcomeOf(event: StreamedEvent): string | undefined {
  if (event.status === null) return undefined;
  if (isApprovalRequest(event)) return 'approval requested';
  return isRefused(event) ? 'failure' : 'success';
}

const escapeHeader = (text: string): string => oneLine(text).replaceAll(/[\\|]/g, String.raw`\$&`);
const escapeValue = (text: string): string => oneLine(text).replaceAll(/[\\=]/g, String.raw`\$&`);
const oneLine = (text: string): string => text.replaceAll(/[\r\n]+/g, ' ');

const ocsfSeverities: Readonly<Record<Severity, number>> = { information: 1, low: 2, high: 4 };

/** OCSF 1.3, class API Activity (6003, https://schema.ocsf.io/1.3.0/classes/api_activity), activity "Other". */
function asOcsf(event: Streamed): object {
  const product = { name: 'Usher', vendor_name: 'Usher' };
  const common = {
    category_uid: 6,
    class_uid: 6003,
    activity_id: 99,
    type_uid: 600_399,
    time: Date.parse(event.time),
    severity_id: ocsfSeverities[severityOf(event)],
    metadata: { version: '1.3.0', product, sequence: event.sequence, uid: String(event.sequence) },
  };
  if (event.type === 'anchor') {
    return { ...common, activity_name: 'anchor', status_id: 1, unmapped: { hash: event.hash, expect: event.expect } };
  }
  const { operator, target, targetUserId, status, code } = event;
  return {
    ...common,
    activity_name: event.action,
    ...(isApprovalRequest(event)
      ? { status_id: 99, status: 'Approval requested' }
      : { status_id: status === null ? 0 : isRefused(event) ? 2 : 1 }),
    ...(status !== null && { status_code: String(status) }),
    ...(code !== null && { status_detail: code }),
    ...(event.count !== null && { count: event.count }),
    actor: operator === null ? {} : { user: { uid: operator.subject, name: operator.name, type: operator.role } },
    api: { operation: event.action, ...(event.requestId !== null && { request: { uid: event.requestId } }) },
    resources: [
      ...(targetUserId === null ? [] : [{ type: 'user', uid: targetUserId }]),
      ...(target === null ? [] : [{ type: target.type, uid: target.id }]),
    ],
    unmapped: {
      kind: event.kind,
      changedFields: event.changedFields,
      method: event.method,
      route: event.route,
      since: event.since,
      lost: event.lost,
      hash: event.hash,
    },
  };
}
