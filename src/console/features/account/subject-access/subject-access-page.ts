import type { TFunction } from 'i18next';

import { displayPhone } from '#console/api/display-name.ts';
import { hasText } from '#console/i18n/has-text.ts';
import { html, SafeHtml } from '#console/lib/html.ts';
import {
  maxPartRecords,
  type SubjectAccess,
  type SubjectAccessPart,
  subjectAccessParts,
  type SubjectAccessPartName,
} from '#contract/subject-access.ts';
import { accountMembers, addressMembers, profileMembers } from '#contract/users.ts';

import { code, type DataRecord, partColumns, memberOf, time, type Wording } from './part-tables.ts';

type Options = Wording & {
  /** Display name of the user. */
  name: string;
  /** Name of the file with the same records as JSON. */
  dataFile: string;
  direction: 'ltr' | 'rtl';
};

/**
 * Writes the page of a subject access file: one HTML document without scripts and without links to other files, for screen
 * and paper.
 */
export function subjectAccessPage(data: SubjectAccess, options: Options): string {
  const { t, language, name, dataFile, direction } = options;
  const title = t('subjectAccess.file.title', { name });
  const facts: [string, string | SafeHtml][] = [
    [t('subjectAccess.file.userId'), data.userId],
    [t('subjectAccess.file.madeAt'), time(data.madeAt, language)],
    [t('subjectAccess.file.madeBy'), data.madeBy.name],
    [t('subjectAccess.file.requestId'), data.requestId],
  ];
  return html`<!doctype html>
    <html lang="${language}" dir="${direction}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <title>${title}</title>
        <style>
          ${new SafeHtml(style)}
        </style>
      </head>
      <body>
        <header>
          <h1>${title}</h1>
          ${factList(facts)}
          <p>${t('subjectAccess.file.intro', { file: dataFile })}</p>
          <p>${t('subjectAccess.file.secrets')}</p>
          ${missingList(data, t)}
        </header>
        <nav aria-labelledby="contents">
          <h2 id="contents">${t('subjectAccess.file.contents')}</h2>
          <ul>
            ${subjectAccessParts.map(
              (part) =>
                html`<li>
                  <a href="#${part}">
                    ${t('controls.withAddition', {
                      text: t(`subjectAccess.part.${part}`),
                      addition: t('subjectAccess.file.records', { count: data.parts[part].records.length }),
                    })}
                  </a>
                </li>`,
            )}
          </ul>
        </nav>
        <main>${subjectAccessParts.map((part) => section(part, data.parts[part], options))}</main>
      </body>
    </html>`.text;
}

/** Explains why records of a part are missing; undefined if it is complete. */
export const missingText = ({ missing }: SubjectAccessPart, t: TFunction): string | undefined =>
  missing === null ? undefined : t(`subjectAccess.missing.${missing}`, { max: maxPartRecords });

/** Sentences that name the incomplete parts. */
export const missingParts = (data: SubjectAccess, t: TFunction): string[] =>
  subjectAccessParts.flatMap((part) => {
    const reason = missingText(data.parts[part], t);
    if (reason === undefined) return [];
    return [t('subjectAccess.file.partMissing', { part: t(`subjectAccess.part.${part}`), reason })];
  });

function missingList(data: SubjectAccess, t: TFunction): SafeHtml {
  const missing = missingParts(data, t);
  if (missing.length === 0) return html`<p>${t('subjectAccess.file.complete')}</p>`;
  return html`<section class="missing">
    <h2>${t('subjectAccess.file.missingTitle')}</h2>
    <ul>
      ${missing.map((text) => html`<li>${text}</li>`)}
    </ul>
  </section>`;
}

function section(name: SubjectAccessPartName, part: SubjectAccessPart, options: Options): SafeHtml {
  const { t } = options;
  const missing = missingText(part, t);
  return html`<section aria-labelledby="${name}">
    <h2 id="${name}">${t(`subjectAccess.part.${name}`)}</h2>
    ${missing === undefined ? undefined : html`<p class="missing">${missing}</p>`} ${content(name, part, options)}
  </section>`;
}

function content(name: SubjectAccessPartName, part: SubjectAccessPart, options: Options): SafeHtml | undefined {
  const { t } = options;
  const [first] = part.records;
  if (first === undefined) return part.missing === null ? html`<p>${t('subjectAccess.file.none')}</p>` : undefined;
  if (name === 'profile') return factList(profileFacts(first, options));
  const columns = partColumns[name];
  return html`<div class="scroll" role="group" aria-labelledby="${name}" tabindex="0">
    <table aria-labelledby="${name}">
      <thead>
        <tr>
          ${columns.map(({ label }) => html`<th scope="col">${t(label)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${part.records.map(
          (record) =>
            html`<tr>
              ${columns.map(({ cell }) => html`<td>${isolated(cell(record, options))}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** The members of a profile that are shown one by one; others are in the file with the records. */
function profileFacts(profile: DataRecord, { t, language }: Options): [string, string | SafeHtml][] {
  const members = [
    ...accountMembers.map((name) => [name]),
    ...profileMembers.map((name) => ['profile', name]),
    ...addressMembers.map((name) => ['profile', 'address', name]),
  ];
  const timeOf = (name: string) => {
    const value = profile[name];
    return typeof value === 'number' ? time(value, language) : undefined;
  };
  const yesOrNo = (name: string) => {
    const value = profile[name];
    return typeof value === 'boolean' ? t(value ? 'subjectAccess.file.yes' : 'subjectAccess.file.no') : undefined;
  };
  const facts: [string, string | SafeHtml | undefined][] = [
    ...members.map((names): [string, string | undefined] => {
      const name = names.at(-1) ?? '';
      const label = `user.field.${name}`;
      const value = memberOf(profile, names);
      const shown = name === 'primaryPhone' && typeof value === 'string' && value !== '' ? displayPhone(value) : value;
      return [hasText(label) ? t(label) : name, typeof shown === 'string' && shown !== '' ? shown : undefined];
    }),
    [t('subjectAccess.column.created'), timeOf('createdAt')],
    [t('subjectAccess.column.changed'), timeOf('updatedAt')],
    [t('subjectAccess.column.lastSignIn'), timeOf('lastSignInAt')],
    [t('subjectAccess.column.suspended'), yesOrNo('isSuspended')],
    [t('subjectAccess.column.hasPassword'), yesOrNo('hasPassword')],
    [t('user.field.customData'), code(profile['customData'] ?? {})],
  ];
  return facts.flatMap(([label, value]) => (value === undefined ? [] : [[label, value]]));
}

const factList = (facts: readonly [string, string | SafeHtml][]): SafeHtml =>
  html`<dl>
    ${facts.map(
      ([label, value]) =>
        html`<div>
          <dt>${label}</dt>
          <dd>${isolated(value)}</dd>
        </div>`,
    )}
  </dl>`;

/** Keeps right-to-left values from reordering what surrounds them. */
const isolated = (value: string | SafeHtml | undefined): SafeHtml | undefined =>
  typeof value === 'string' ? html`<bdi>${value}</bdi>` : value;

const style = `
  :root { color-scheme: light; }
  body { max-width: 70rem; margin: 2rem auto; padding: 0 1rem; font: 16px/1.5 system-ui, sans-serif; color: #1a1b1e; background: #fff; }
  h1, h2 { line-height: 1.25; }
  a { color: #0b5394; }
  dl > div { display: grid; grid-template-columns: minmax(8rem, 16rem) 1fr; gap: 0 1rem; }
  dt { color: #495057; }
  dd { margin: 0; overflow-wrap: anywhere; }
  .scroll { overflow-x: auto; }
  table { border-collapse: collapse; width: 100%; font-size: 0.875rem; }
  th, td { padding: 0.25rem 0.5rem; border-bottom: 1px solid #ced4da; text-align: start; vertical-align: top; overflow-wrap: anywhere; }
  th { white-space: nowrap; }
  pre { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; font-size: 0.8125rem; }
  .lines { white-space: pre-line; }
  .missing { border-inline-start: 4px solid #e8590c; padding-inline-start: 0.75rem; }
  @media (max-width: 40rem) { dl > div { grid-template-columns: 1fr; } dd { margin-block-end: 0.5rem; } }
  @media print {
    body { max-width: none; margin: 0; font-size: 10pt; }
    nav { display: none; }
    thead { display: table-header-group; }
    tr, dl > div { break-inside: avoid; }
    h2 { break-after: avoid; }
    .scroll { overflow: visible; }
  }
`;
