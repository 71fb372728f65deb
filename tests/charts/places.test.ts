import { describe, expect, it } from 'vitest';
import { OTHER_NAMES } from '../../src/charts/place-names.ts';
import { placeOf } from '../../src/charts/places.ts';

/** Whole degrees: the lists differ in the rest. */
const near = (city: string, country: string): number[] | undefined => placeOf(city, country)?.map(Math.round);

describe('the places of cities', () => {
  it.each([
    ['Tromso', 'NO', [19, 70]],
    ['İZMİR', 'TR', [27, 38]],
    ['Kiev', 'UA', [31, 50]],
    ['Gothenburg', 'SE', [12, 58]],
    ['St. Petersburg', 'RU', [30, 60]],
    ['Constantinople', 'TR', [29, 41]],
    ['Christiansand', 'NO', [8, 58]],
    ['Washington', 'US', [-77, 39]],
    ['Washington, D.C.', 'US', [-77, 39]],
    ['New York', 'US', [-74, 41]],
    ['Frankfurt', 'DE', [9, 50]],
    ['Newcastle', 'GB', [-2, 55]],
    ['Kuwait', 'KW', [48, 29]],
    ['Luxembourg City', 'LU', [6, 50]],
    ["Sana'a", 'YE', [44, 15]],
  ])('finds %s in %s', (city, country, at) => expect(near(city, country)).toEqual(at));

  it('looks in the country that is asked for, and in what belongs to it', () => {
    expect(near('Tripoli', 'LY')).toEqual([13, 33]);
    expect(near('Tripoli', 'LB')).toEqual([36, 34]);
    expect(near('Longyearbyen', 'NO')).toEqual([16, 78]);
    expect(near('Nuuk', 'DK')).toEqual([-52, 64]);
  });

  it('takes the biggest of several that are called so', () => expect(near('Portland', 'US')).toEqual([-123, 46]));

  it.each([
    ['Atlantis', 'GR'],
    ['', 'GR'],
    ['Oslo', 'ZZ'],
    ['Kyiv', 'NO'],
    ['Portland, Maine', 'US'],
    ['\u0000💥', 'US'],
  ])('finds nothing for "%s" in %s', (city, country) => expect(placeOf(city, country)).toBeUndefined());

  it('has no other name for what is listed under it, and each other name leads to a city somewhere', () => {
    const countries = [
      'AL',
      'AM',
      'AO',
      'AT',
      'AZ',
      'BD',
      'BE',
      'BG',
      'BO',
      'BR',
      'BY',
      'CA',
      'CD',
      'CH',
      'CN',
      'CZ',
      'DE',
      'DK',
      'DO',
      'EE',
      'ES',
      'FI',
      'FR',
      'GB',
      'GE',
      'GM',
      'GR',
      'HR',
      'ID',
      'IE',
      'IN',
      'IQ',
      'IR',
      'IT',
      'KG',
      'KP',
      'KR',
      'KZ',
      'LK',
      'LV',
      'MA',
      'MD',
      'MG',
      'MM',
      'MN',
      'MO',
      'MY',
      'MZ',
      'NL',
      'NO',
      'PE',
      'PH',
      'PL',
      'PT',
      'RO',
      'RU',
      'SA',
      'SE',
      'SK',
      'SO',
      'TD',
      'TJ',
      'TM',
      'TR',
      'TW',
      'UA',
      'UZ',
      'VN',
      'YE',
      'ZA',
      'ZW',
      'AF',
    ];
    const lost = [...OTHER_NAMES].filter(([, name]) => !countries.some((country) => placeOf(name, country)));
    expect(lost).toEqual([]);
  });
});
