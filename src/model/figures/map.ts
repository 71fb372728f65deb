import type { CountryCode } from '../country.ts';
import type { Framed } from '../figure.ts';

/** A sort of mission and how it stands: `mixed` where it opened and closed, or sources differ. */
export interface Mark {
  readonly sort: 'embassy' | 'consulate' | 'honorary-consulate' | 'mission';
  readonly state: 'open' | 'closed' | 'mixed';
}

/** Missions in one host country, by the cities in which the texts place them. */
export interface MissionMap extends Framed {
  readonly chart: 'map';
  readonly country: CountryCode;
  /** Under which its borders are kept: its number in ISO 3166-1, or its name where it has none. */
  readonly shape: string;
  readonly pins: readonly {
    readonly city: string;
    /** One for each sort and state that is there. */
    readonly marks: readonly Mark[];
    /** What stands at the pin, below the city: "consulate, closed since August 2021". */
    readonly text: string;
    /** What is said instead where the city is in no list of places. */
    readonly unplaced: string;
  }[];
  /** What the marks on this map mean. */
  readonly key: readonly (Partial<Mark> & { readonly label: string })[];
}
