import { expect, it } from 'vitest';

import { html } from './html.ts';

it('escapes texts in content and attributes, and inserts safe HTML as it is', () => {
  const hostile = `"><script>alert('1')</script>&amp;`;
  const escaped = '&#34;&#62;&#60;script&#62;alert(&#39;1&#39;)&#60;/script&#62;&#38;amp;';
  expect(html`<a title="${hostile}">${hostile}</a>`.text).toBe(`<a title="${escaped}">${escaped}</a>`);
  const items = [1, 2].map((number) => html`<li>${number}</li>`);
  expect(html`${items}${undefined}`.text).toBe('<li>1</li>\n<li>2</li>');
});
