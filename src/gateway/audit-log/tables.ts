import type { ColumnType, Kysely } from 'kysely';

/** PostgreSQL's bigint is read as text. All values here are safe integers. */
type BigInt = ColumnType<string, number, number>;
type OptionalBigInt = ColumnType<string | null, number | null, number | null>;

/**
 * `intent` is a write, which is called `write` everywhere else. The stored name stays, because hashes cover it.
 */
export type StoredKind = 'intent' | 'outcome' | 'event' | 'alarm' | 'gap' | 'erasure' | 'retention';

type EventTable = {
  sequence: BigInt;
  id: string;
  at: BigInt;
  kind: StoredKind;
  request_id: string | null;
  operator_subject: string | null;
  operator_name: string | null;
  operator_role: string | null;
  action: string;
  method: string | null;
  route: string | null;
  target_user_id: string | null;
  target_type: string | null;
  target_id: string | null;
  changed_fields: string[];
  status: number | null;
  code: string | null;
  duration_ms: number | null;
  count: number | null;
  lost: number | null;
  since: OptionalBigInt;
  anchor_sequence: OptionalBigInt;
  anchor_hash: string | null;
  /** The key that opens `sealed`. */
  key_id: string | null;
  /** AES-256-GCM: nonce, ciphertext and tag, in base64url. */
  sealed: string | null;
  /** Keyed digests of the reason and of its words with a digit, for searching by ticket. */
  ticket_marks: string[];
  /** ID of the guided flow that the event opens or is a step of. */
  flow_id: string | null;
  hash: string;
};

/** One row: the head of the chain. Appending locks it. */
type HeadTable = { id: number; sequence: BigInt; hash: string };

/** Keys that seal values, themselves sealed by the secret of the installation. */
type KeyTable = {
  id: string;
  owner: string;
  sealed: string;
  /** Fingerprint of the secret that sealed it. */
  sealed_by: string;
  created_at: BigInt;
};

export type AuditLogTables = {
  audit_events: EventTable;
  audit_log_head: HeadTable;
  audit_log_keys: KeyTable;
};

export type AuditLogDb = Kysely<AuditLogTables>;
