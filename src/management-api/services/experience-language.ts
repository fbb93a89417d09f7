import { experiencePhrases } from '#management-api/experience-phrases.ts';

/** Languages that a visitor of the sign-in page accepts, best first. */
type RequestedLanguages = {
  /** Languages in the request, separated by spaces. */
  lng: string | undefined;
  acceptLanguage: string | undefined;
  autoDetect: boolean;
  fallbackLanguage: string;
};

/** Returns the first language with texts; by default `en`. A tag also matches another region of its language. */
export function experienceLanguage({
  lng = '',
  acceptLanguage = '',
  autoDetect,
  fallbackLanguage,
}: RequestedLanguages): string {
  const wished = [...lng.split(/\s+/), ...(autoDetect ? byQuality(acceptLanguage) : []), fallbackLanguage];
  const languages = Object.keys(experiencePhrases);
  for (const tag of wished) {
    const exact = languages.find((each) => each.toLowerCase() === tag.toLowerCase());
    const match = exact ?? languages.find((each) => baseOf(each) === baseOf(tag));
    if (match !== undefined) return match;
  }
  return 'en';
}

const baseOf = (tag: string): string => tag.toLowerCase().replace(/-.*$/s, '');

/** The tags of `Accept-Language`. */
function byQuality(header: string): string[] {
  return header
    .split(',')
    .map((part) => {
      const [tag = '', quality] = part.trim().split(/\s*;\s*q=/);
      return { tag, quality: Number(quality ?? 1) };
    })
    .filter(({ quality }) => quality > 0)
    .toSorted((a, b) => b.quality - a.quality)
    .map(({ tag }) => tag);
}
