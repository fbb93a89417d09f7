import type { NamedItem } from '#console/api/do-for-each.ts';
import { fromBase64 } from '#console/lib/bytes.ts';
import { type ImportRules, importRules, type ImportSource } from '#contract/imports.ts';

import type { FirebaseHash } from './digests/digest.ts';
import type { MapOptions } from './map-row.ts';
import type { ImportMapping, MappingTarget } from './mapping.ts';

/** What an operator chose for all rows of an import, as they typed it. */
export type RulesDraft = Pick<
  ImportRules,
  'matchBy' | 'existing' | 'updates' | 'skipsUnverified' | 'suspends' | 'withoutPassword' | 'allowsPlainPasswords'
> & {
  keepsSource: boolean;
  sourceKey: string;
  roles: readonly NamedItem[];
  organizations: readonly NamedItem[];
  /** Parameters of a Firebase project; numbers as typed. */
  firebase: Record<keyof FirebaseHash, string>;
};

export const initialDraft: RulesDraft = {
  matchBy: ['primaryEmail', 'primaryPhone', 'username', 'sourceId'],
  existing: 'skip',
  updates: ['name', 'avatar', 'profile', 'customData'],
  keepsSource: true,
  sourceKey: 'importedFrom',
  skipsUnverified: false,
  roles: [],
  organizations: [],
  suspends: false,
  withoutPassword: 'none',
  allowsPlainPasswords: false,
  firebase: { signerKey: '', saltSeparator: '', rounds: '', memoryCost: '' },
};

/** Longest name of a file that the server keeps, in characters. */
const maxFileName = 256;

/** The rules of a draft, to be sent. */
export const rulesOf = (draft: RulesDraft, source: ImportSource, fileName: string): ImportRules => ({
  source,
  fileName: fileName.replace(/\p{Cc}/gu, ' ').slice(-maxFileName),
  matchBy: draft.matchBy,
  existing: draft.existing,
  updates: draft.existing === 'update' ? draft.updates : [],
  sourceKey: draft.keepsSource ? draft.sourceKey.trim() : null,
  skipsUnverified: draft.skipsUnverified,
  roleIds: draft.roles.map(({ id }) => id),
  organizationIds: draft.organizations.map(({ id }) => id),
  suspends: draft.suspends,
  withoutPassword: draft.withoutPassword,
  allowsPlainPasswords: draft.allowsPlainPasswords,
});

/** Parameters of a Firebase project; undefined if they are incomplete or can't be right. */
export function firebaseHash({
  signerKey,
  saltSeparator,
  ...numbers
}: RulesDraft['firebase']): FirebaseHash | undefined {
  const [rounds, memoryCost] = [numbers.rounds, numbers.memoryCost].map((text) => Number(text.trim()));
  const areNumbers = [rounds, memoryCost].every((number) => Number.isInteger(number) && Number(number) > 0);
  const isKey = signerKey.trim() !== '' && fromBase64(signerKey.trim()) !== undefined;
  if (!areNumbers || !isKey || fromBase64(saltSeparator.trim()) === undefined) return undefined;
  return {
    signerKey: signerKey.trim(),
    saltSeparator: saltSeparator.trim(),
    rounds: Number(rounds),
    memoryCost: Number(memoryCost),
  };
}

/** What the mapping of rows needs of a draft. */
export const mapOptions = (draft: RulesDraft, country: string, language: string): MapOptions => ({
  country,
  language,
  allowsPlainPasswords: draft.allowsPlainPasswords,
  firebase: firebaseHash(draft.firebase),
});

/** Problems that must be solved before the preview. The texts are in the namespace `importUsers`. */
export const draftProblems = ['identifier', 'keyName', 'matchBy', 'updates', 'sourceKey', 'firebase'] as const;
export type DraftProblem = (typeof draftProblems)[number];

/** What identifies a user, so that they can sign in. */
const isIdentifier = (target: MappingTarget): boolean =>
  ['username', 'primaryEmail', 'primaryPhone', 'identities'].includes(target) || target.startsWith('identities.');

/** Returns whether the digests of a file need the parameters of a Firebase project. */
export const needsFirebase = ({ source, columns }: ImportMapping): boolean =>
  source === 'firebase' && columns.some(({ target }) => target === 'passwordDigest');

/** Returns whether a target is without the key of the custom data or the name of the connector that it needs. */
export const lacksName = (target: MappingTarget): boolean => /^(?:customData|identities)\.\s*$/.test(target);

/** Returns what is missing in a mapping and a draft. */
export function problemsOf(mapping: ImportMapping, draft: RulesDraft): ReadonlySet<DraftProblem> {
  const { shape } = importRules;
  const isTyped = Object.values(draft.firebase).some((text) => text.trim() !== '');
  const found: Record<DraftProblem, boolean> = {
    identifier: !mapping.columns.some(({ target }) => isIdentifier(target)),
    keyName: mapping.columns.some(({ target }) => lacksName(target)),
    matchBy: draft.matchBy.length === 0,
    updates: draft.existing === 'update' && draft.updates.length === 0,
    sourceKey: draft.keepsSource && !shape.sourceKey.safeParse(draft.sourceKey.trim()).success,
    // Without any, the users have no password.
    firebase: needsFirebase(mapping) && isTyped && firebaseHash(draft.firebase) === undefined,
  };
  return new Set(draftProblems.filter((problem) => found[problem]));
}
