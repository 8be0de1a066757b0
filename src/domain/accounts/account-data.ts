import { type AccountFacts, SECRET_DAYS, SECRET_WARNING_DAYS } from '../../model/account.ts';
import { addDays, daysBetween, type IsoDate } from '../../model/period.ts';

/** An account of a profile as programs read it; nothing secret is in it. */
export interface AccountData {
  readonly profile: string;
  /** `none` where nothing is kept, `environment` where variables hold the credentials. */
  readonly place: AccountFacts['place'] | 'environment' | 'none';
  readonly clientId: string | null;
  readonly region: string | null;
  /** Days since the client secret was issued, or first kept here. */
  readonly secretAge: number | null;
  /** Last day on which Amazon takes the secret, if it was issued on the day that is known. */
  readonly secretEnds: IsoDate | null;
  /** False: the day is that on which it was kept, and the secret may be older. */
  readonly secretDayGiven: boolean;
  readonly secretState: 'ok' | 'ends-soon' | 'ended' | 'unknown';
  /** ISO instant of the last test that went well. */
  readonly testedAt: string | null;
  readonly marketplaces: readonly string[];
}

/** What is known of an account on a day. */
export function accountData(
  profile: string,
  account: AccountFacts | null,
  { asOf, inEnvironment }: { readonly asOf: IsoDate; readonly inEnvironment: boolean },
): AccountData {
  if (account === null || inEnvironment) {
    return {
      profile,
      place: inEnvironment ? 'environment' : 'none',
      clientId: null,
      region: null,
      secretAge: null,
      secretEnds: null,
      secretDayGiven: false,
      secretState: 'unknown',
      testedAt: null,
      marketplaces: [],
    };
  }
  const { clientId, marketplaces, place, region, secretFrom, secretFromGiven, testedAt } = account;
  const secretAge = daysBetween(secretFrom, asOf);
  const left = SECRET_DAYS - secretAge;
  return {
    profile,
    place,
    clientId,
    region,
    secretAge,
    secretEnds: addDays(secretFrom, SECRET_DAYS),
    secretDayGiven: secretFromGiven,
    secretState: left < 0 ? 'ended' : left <= SECRET_WARNING_DAYS ? 'ends-soon' : 'ok',
    testedAt,
    marketplaces,
  };
}

/** What to do about the age of a secret; null where nothing is. */
export function secretAdvice({ secretDayGiven, secretEnds, secretState }: AccountData): string | null {
  const known = secretDayGiven ? '' : ', or earlier: it may have been issued before it was kept here';
  const renew = 'Make a new one in Seller Central (Apps and Services > Develop Apps) and log in once more.';
  if (secretState === 'ended') return `By its age Amazon takes it no more since ${secretEnds}${known}. ${renew}`;
  return secretState === 'ends-soon' ? `It ends on ${secretEnds}${known}. ${renew}` : null;
}
