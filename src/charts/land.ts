import { geoArea, geoAzimuthalEqualArea, geoCentroid, geoPath, type GeoProjection } from 'd3-geo';
import type { Feature, FeatureCollection, Geometry, Polygon } from 'geojson';
import { feature } from 'topojson-client';
import atlas from 'world-atlas/countries-50m.json' with { type: 'json' };
import type { Position } from './places.ts';

/** A country and what is around it, in a frame. */
export interface Land {
  /** Of the frame, in pixels. */
  readonly height: number;
  /** Outlines of countries as paths of SVG, the host country last. */
  readonly outlines: readonly { readonly path: string; readonly host: boolean }[];
  /** Where a place is in the frame. */
  at(place: Position): Position;
}

type Box = readonly [Position, Position];

let countries: readonly Feature[] | undefined;
function readCountries(): readonly Feature[] {
  const topology = atlas as unknown as Parameters<typeof feature>[0];
  return (feature(topology, topology.objects['countries']!) as FeatureCollection).features;
}

const HEIGHTS = { least: 280, most: 440 } as const;
/** Between the land that is shown and the frame. */
const MARGIN = 28;

/** The Earth's radius: projected with it, lengths are kilometres. */
const RADIUS = 6371;
/** A part of a country further than this from the others is looked at only where it has a pin. */
const NEAR = 200;
/** What is seen around a pin in each direction, at least. */
const AROUND = 50;

/**
 * The map of a country, of its main land and all places that are to be seen.
 * @param shape its number in ISO 3166-1, or the name of one that has none
 * @returns undefined where no borders are known
 */
export function landOf(shape: string, places: readonly Position[], width: number): Land | undefined {
  countries ??= readCountries();
  const host = countries.find(({ id, properties }) => (id ?? properties?.['name']) === shape);
  if (!host) return undefined;
  const parts = mainParts(partsOf(host.geometry));
  const seen = (projection: GeoProjection): Box =>
    boxOf([
      ...parts.map((part) => geoPath(projection).bounds(part)),
      ...places.map((place) => grown([projection([...place])!, projection([...place])!], AROUND)),
    ]);
  const rough = around(geoCentroid(parts[0]!));
  const projection = around(rough.invert!(middleOf(seen(rough)))!);
  const { height } = fit(projection, seen(projection), width);
  const path = geoPath(projection).digits(1);
  const others = countries.filter((country) => country !== host);
  const outlines = [...others, host].flatMap((country) => {
    const drawn = path(country);
    return drawn === null ? [] : [{ path: drawn, host: country === host }];
  });
  return { height, outlines, at: (place) => projection([...place])! };
}

const around = ([longitude, latitude]: readonly [number, number]): GeoProjection =>
  geoAzimuthalEqualArea()
    .rotate([-longitude, -latitude])
    .scale(RADIUS)
    .translate([0, 0])
    .precision(RADIUS / 2000);

function partsOf(geometry: Geometry): Polygon[] {
  if (geometry.type === 'Polygon') return [geometry];
  if (geometry.type !== 'MultiPolygon') return [];
  return geometry.coordinates.map((coordinates) => ({ type: 'Polygon', coordinates }));
}

/** The biggest part of a country, and all that is near to it or to what is near to it. */
function mainParts(all: readonly Polygon[]): Polygon[] {
  const [biggest, ...parts] = all.toSorted((a, b) => geoArea(b) - geoArea(a));
  const path = geoPath(around(geoCentroid(biggest!)));
  const near = [biggest!];
  const left = new Map(parts.map((part) => [part, path.bounds(part)]));
  for (const part of near) {
    const reach = grown(path.bounds(part), NEAR);
    for (const [other, box] of left)
      if (meet(reach, box)) {
        near.push(other);
        left.delete(other);
      }
  }
  return near;
}

/** Makes the frame as high as what is to be seen asks for, and puts that into its middle. */
function fit(projection: GeoProjection, [[left, top], [right, bottom]]: Box, width: number): { height: number } {
  const [across, down] = [right - left, bottom - top];
  const room = width - 2 * MARGIN;
  const asked = (room / across) * down + 2 * MARGIN;
  const height = Math.round(Math.min(HEIGHTS.most, Math.max(HEIGHTS.least, asked)));
  const scale = Math.min(room / across, (height - 2 * MARGIN) / down);
  projection
    .scale(RADIUS * scale)
    .translate([width / 2 - (scale * (left + right)) / 2, height / 2 - (scale * (top + bottom)) / 2])
    .precision(0.5)
    .clipExtent([
      [0, 0],
      [width, height],
    ]);
  return { height };
}

const middleOf = ([a, b]: Box): [number, number] => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
const grown = ([a, b]: Box, by: number): Box => [
  [a[0] - by, a[1] - by],
  [b[0] + by, b[1] + by],
];
const meet = (a: Box, b: Box): boolean =>
  [0, 1].every((side) => a[0][side]! <= b[1][side]! && b[0][side]! <= a[1][side]!);
const boxOf = (boxes: readonly Box[]): Box => [
  [Math.min(...boxes.map(([a]) => a[0])), Math.min(...boxes.map(([a]) => a[1]))],
  [Math.max(...boxes.map(([, b]) => b[0])), Math.max(...boxes.map(([, b]) => b[1]))],
];
