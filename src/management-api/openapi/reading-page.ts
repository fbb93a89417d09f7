import { html } from 'hono/html';

import { needsNoToken, operations } from './document.ts';
import { type Operation, statusesOf } from './operation.ts';

/** Renders the API reference. */
export function readingPage() {
  const lines = Object.entries(operations);
  const groups = new Set(lines.map(([line]) => groupOf(line)));
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>Management API</title>
        <style>
          :root {
            color-scheme: light dark;
            font:
              16px/1.5 system-ui,
              sans-serif;
          }
          body {
            max-width: 60rem;
            margin: 2rem auto;
            padding: 0 1rem;
          }
          code {
            font-size: 0.9em;
            overflow-wrap: anywhere;
          }
          dt {
            margin-top: 0.75rem;
          }
        </style>
      </head>
      <body>
        <h1>Management API</h1>
        <p>
          Embedded in Usher, modeled on Logto 1.42. Routes require <code>Authorization: Bearer</code> with a token
          unless they say otherwise. OpenAPI document: <a href="/api/swagger.json">/api/swagger.json</a>. Messages that
          would have been sent: <a href="/usher/outbox">/usher/outbox</a>.
        </p>
        ${[...groups].map((group) => {
          const members = lines.filter(([line]) => groupOf(line) === group);
          return html`<h2>${group}</h2>
            <dl>${members.map(([line, operation]) => entry(line, operation))}</dl>`;
        })}
      </body>
    </html>`;
}

/** The first segment of the path below `/api`. */
const groupOf = (line: string) => line.split('/')[2] ?? '';

function entry(line: string, operation: Operation) {
  const { summary, query = [], paging } = operation;
  const names = [...query, ...(paging === undefined ? [] : ['page', 'page_size'])];
  const queryText = names.length === 0 ? '' : html` Query: <code>${names.join(', ')}</code>.`;
  const [, path = ''] = line.split(' ');
  return html`<dt><code>${line}</code></dt>
    <dd>
      ${summary}. Returns
      ${statusesOf(operation).join(' or ')}.${queryText}${needsNoToken(path) ? ' Needs no token.' : ''}
    </dd>`;
}
