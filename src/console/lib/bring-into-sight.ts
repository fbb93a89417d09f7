/** Scrolls a link to the middle of a navigation that is wider than the screen. */
export const bringIntoSight = (link: Element | null | undefined): void =>
  link?.scrollIntoView({ block: 'nearest', inline: 'center' });
