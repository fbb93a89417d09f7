/** Characters of a URL that are shown. */
const shownLength = 120;

/** Shortens a URL for display; of a `data:` URL only the media type remains. */
export function shortUrl(url: string): string {
  if (/^data:/i.test(url)) return `${url.split(/[,;]/, 1)[0]?.slice(0, shownLength)}…`;
  return url.length > shownLength ? `${url.slice(0, shownLength)}…` : url;
}
