/** `display` of the elements that browsers do not show inline. Accessible names have spaces around these only. */
const displays = new Map(
  Object.entries({
    block:
      'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 ' +
      'HEADER HR HTML LEGEND MAIN NAV OL OPTION P PRE SECTION SUMMARY UL',
    none: 'DATALIST HEAD LINK META SCRIPT STYLE TEMPLATE TITLE',
    'inline-block': 'BUTTON INPUT METER PROGRESS SELECT TEXTAREA',
    'list-item': 'LI',
    table: 'TABLE',
    'table-caption': 'CAPTION',
    'table-row-group': 'TBODY TFOOT THEAD',
    'table-row': 'TR',
    'table-cell': 'TD TH',
  }).flatMap(([display, tags]) => tags.split(' ').map((tag) => [tag, display] as const)),
);

const declarations = {
  display: /(?:^|;)\s*display:\s*([\w-]+)/,
  visibility: /(?:^|;)\s*visibility:\s*([\w-]+)/,
};

/** Returns the value that the element's `style` attribute gives a property, if it does. */
const declared = (element: Element, property: keyof typeof declarations): string | undefined =>
  declarations[property].exec(element.getAttribute('style') ?? '')?.[1];

const displayOf = (element: Element): string =>
  declared(element, 'display') ??
  (element.hasAttribute('hidden') ? 'none' : (displays.get(element.tagName) ?? 'inline'));

function visibilityOf(element: Element): string {
  for (let at: Element | null = element; at !== null; at = at.parentElement) {
    const visibility = declared(at, 'visibility');
    if (visibility !== undefined) return visibility;
  }
  return 'visible';
}

function valueOf(element: HTMLElement | SVGElement, property: string): string {
  if (property === 'display') return displayOf(element);
  if (property === 'visibility') return visibilityOf(element);
  return element.style.getPropertyValue(property) || (property === 'opacity' ? '1' : '');
}

/**
 * Replaces `getComputedStyle` of the document, which took a tenth of the time of the tests: Testing Library asks for hundreds
 * of elements at each query whether they are shown. The tests load no style sheets, so it knows inline styles only.
 */
export const computedStyle = (element: Element): CSSStyleDeclaration => {
  if (!(element instanceof HTMLElement || element instanceof SVGElement)) throw new TypeError('It has no style.');
  return new Proxy(element.style, {
    get: (style, name) => {
      if (name === 'getPropertyValue') return (property: string) => valueOf(element, property);
      if (name === 'display' || name === 'visibility' || name === 'opacity') return valueOf(element, name);
      const value: unknown = Reflect.get(style, name, style);
      return value;
    },
  });
};
