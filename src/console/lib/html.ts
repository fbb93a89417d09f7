/** HTML text that is safe to insert: written by {@link html}. */
export class SafeHtml {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** Texts are escaped; undefined inserts nothing. */
type HtmlValue = string | number | SafeHtml | readonly SafeHtml[] | undefined;

/** Template tag that escapes every value, also in quoted attributes. */
export const html = (texts: TemplateStringsArray, ...values: HtmlValue[]): SafeHtml =>
  new SafeHtml(texts.map((text, index) => text + inserted(values[index])).join(''));

function inserted(value: HtmlValue): string {
  if (value === undefined) return '';
  if (value instanceof SafeHtml) return value.text;
  if (typeof value === 'object') return value.map(({ text }) => text).join('\n');
  return String(value).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
