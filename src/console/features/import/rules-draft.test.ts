import { describe, expect, it } from 'vitest';

import { importRules } from '#contract/imports.ts';

import type { ImportMapping, MappingTarget } from './mapping.ts';
import { firebaseHash, initialDraft, problemsOf, rulesOf, type RulesDraft } from './rules-draft.ts';

const mapped = (source: ImportMapping['source'], ...targets: MappingTarget[]): ImportMapping => ({
  source,
  columns: targets.map((target) => ({ column: target, target })),
});
const project = { signerKey: 'c2VjcmV0', saltSeparator: 'Bw==', rounds: '8', memoryCost: '14' };

describe('the rules of an import', () => {
  it('are those of the contract', () => {
    const rules = rulesOf(
      { ...initialDraft, roles: [{ id: 'r1', name: 'Editor' }] },
      'auth0',
      `${'a'.repeat(300)}\n.csv`,
    );
    expect(importRules.safeParse(rules).success).toBe(true);
    expect(rules).toMatchObject({ source: 'auth0', existing: 'skip', updates: [], sourceKey: 'importedFrom' });
    expect(rules.roleIds).toEqual(['r1']);
    expect(rules.fileName).toMatch(/^a+ \.csv$/);
  });

  it('have fields to update only for updates, and no key if the source is not kept', () => {
    expect(rulesOf({ ...initialDraft, existing: 'update' }, 'table', 'a').updates).toEqual(initialDraft.updates);
    expect(rulesOf({ ...initialDraft, keepsSource: false }, 'table', 'a').sourceKey).toBeNull();
  });
});

describe('the parameters of a Firebase project', () => {
  it('are read as they are typed', () => {
    expect(firebaseHash({ ...project, signerKey: ' c2VjcmV0\n' })).toEqual({
      signerKey: 'c2VjcmV0',
      saltSeparator: 'Bw==',
      rounds: 8,
      memoryCost: 14,
    });
    // A project may have no separator.
    expect(firebaseHash({ ...project, saltSeparator: '' })).toBeDefined();
  });

  it.each([
    ['signerKey', ''],
    ['signerKey', 'no base64!'],
    ['saltSeparator', '?'],
    ['rounds', ''],
    ['rounds', '0'],
    ['memoryCost', '1.5'],
  ])('are refused with the %s “%s”', (name, value) => {
    expect(firebaseHash({ ...project, [name]: value })).toBeUndefined();
  });
});

describe('what is missing', () => {
  it.each<[string, ImportMapping, Partial<RulesDraft>]>([
    ['', mapped('table', 'primaryEmail'), {}],
    ['', mapped('table', 'identities.google'), {}],
    ['identifier', mapped('table', 'name', 'sourceId'), {}],
    ['keyName', mapped('table', 'username', 'customData.'), {}],
    ['keyName', mapped('table', 'username', 'identities. '), {}],
    ['matchBy', mapped('table', 'username'), { matchBy: [] }],
    ['updates', mapped('table', 'username'), { existing: 'update', updates: [] }],
    ['', mapped('table', 'username'), { existing: 'skip', updates: [] }],
    ['sourceKey', mapped('table', 'username'), { sourceKey: ' ' }],
    ['sourceKey', mapped('table', 'username'), { sourceKey: 'x'.repeat(257) }],
    ['', mapped('table', 'username'), { sourceKey: '', keepsSource: false }],
    ['', mapped('firebase', 'primaryEmail', 'passwordDigest'), {}],
    ['', mapped('firebase', 'primaryEmail', 'passwordDigest'), { firebase: project }],
    ['firebase', mapped('firebase', 'primaryEmail', 'passwordDigest'), { firebase: { ...project, rounds: '' } }],
    ['', mapped('firebase', 'primaryEmail'), { firebase: { ...project, rounds: '' } }],
  ])('is named: “%s”', (problem, mapping, draft) => {
    expect([...problemsOf(mapping, { ...initialDraft, ...draft })].join()).toBe(problem);
  });
});
