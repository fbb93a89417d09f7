import type { Address, Profile } from '#contract/users.ts';

import type { Culture, Name } from './cultures/culture.ts';
import type { Random } from './random.ts';

type ProfileOwner = { culture: Culture; given: Name; family: Name; username: string | null };

/** A random selection of standard claims. */
export function createProfile(random: Random, { culture, given, family, username }: ProfileOwner): Profile {
  const profile: Profile = {};
  if (random.chance(0.8)) {
    profile.givenName = given.native;
    profile.familyName = family.native;
  }
  if (random.chance(0.25)) profile.nickname = capitalized(given.latin);
  if (username !== null && random.chance(0.2)) profile.preferredUsername = username;
  if (username !== null && random.chance(0.15)) profile.profile = `https://people.example.com/${username}`;
  if (random.chance(0.12)) profile.website = `https://${family.latin}.example/`;
  if (random.chance(0.35)) profile.birthdate = birthdate(random);
  if (random.chance(0.6)) profile.zoneinfo = random.pick(culture.zones);
  if (random.chance(0.7)) profile.locale = culture.locale;
  if (random.chance(0.4)) profile.address = createAddress(random, culture);
  return profile;
}

function createAddress(random: Random, { country, places, streets }: Culture): Address {
  const place = random.pick(places);
  if (random.chance(0.25)) return { country };
  if (random.chance(0.25)) return { locality: place.locality, country };
  const streetAddress = random.pick(streets).replace('#', String(random.between(1, 120)));
  const { locality, region, postalCode } = place;
  const formatted = [streetAddress, `${postalCode} ${locality}`, country].join('\n');
  return { formatted, streetAddress, locality, region, postalCode, country };
}

function birthdate(random: Random): string {
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${random.between(1948, 2007)}-${pad(random.between(1, 12))}-${pad(random.between(1, 28))}`;
}

const capitalized = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
