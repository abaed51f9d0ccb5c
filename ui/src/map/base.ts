// The base map of the page, unpacked: outlines in degrees, and the projection that fits them to a width.
import { geoConicConformal, geoPath, type GeoPath, type GeoProjection } from "d3-geo";
import type { BaseMap } from "../edition";

export type Ring = [number, number][];

/** Longitude and latitude of each point, from whole units, each point the difference to the one before. */
export function ring(units: number[], scale: number): Ring {
  const points: Ring = [];
  let [lon, lat] = [0, 0];
  for (let at = 0; at + 1 < units.length; at += 2) {
    lon += units[at] ?? 0;
    lat += units[at + 1] ?? 0;
    points.push([lon / scale, lat / scale]);
  }
  return points;
}

export interface Base {
  projection: GeoProjection;
  path: GeoPath;
  /** The edge of the frame: straight in degrees, bent in the plane. */
  edge: string;
  width: number;
  height: number;
}

/**
 * The frame of a map on a width. Lambert's conformal conic with standard parallels a sixth of the height from either end
 * (Snyder, Map Projections: A Working Manual, 1987, p. 99, 104); about the equator it becomes Mercator's.
 */
export function fit(map: BaseMap, width: number): Base {
  const { west, south, east, north } = map;
  const sixth = (north - south) / 6;
  const projection = geoConicConformal()
    .parallels([south + sixth, north - sixth])
    .rotate([-(west + east) / 2, 0]);
  const edge: Ring = [...stepped([[west, south], [east, south], [east, north], [west, north], [west, south]])];
  const points = { type: "MultiPoint" as const, coordinates: edge };
  projection.fitWidth(width, points);
  const [[, top], [, bottom]] = geoPath(projection).bounds(points);
  const base = { projection, path: geoPath(projection).digits(1), edge: "", width, height: Math.ceil(bottom - top) };
  return { ...base, edge: outline(base, edge, true) };
}

/** A side as long as this (degrees) is followed in steps: parallels are bent. */
const LONG = 0.5;

function* stepped(points: Ring): Generator<[number, number]> {
  let last: [number, number] | undefined;
  for (const point of points) {
    if (last) {
      const [lon, lat] = [point[0] - last[0], point[1] - last[1]];
      const steps = Math.ceil(Math.max(Math.abs(lon), Math.abs(lat)) / LONG);
      for (let step = 1; step < steps; step += 1) yield [last[0] + (lon * step) / steps, last[1] + (lat * step) / steps];
    }
    yield point;
    last = point;
  }
}

/** A line or the outline of an area as an SVG path: points in the plane, not bent on a sphere, so that rings wind either way. */
export function outline(base: Base, points: Ring, closed: boolean): string {
  const out: string[] = [];
  let [lastX, lastY] = [Infinity, Infinity];
  for (const point of stepped(points)) {
    const [x, y] = base.projection(point) ?? [Number.NaN, Number.NaN];
    if (!Number.isFinite(x) || !Number.isFinite(y)) continue;
    const [shownX, shownY] = [Math.round(x * 10) / 10, Math.round(y * 10) / 10];
    if (shownX === lastX && shownY === lastY) continue;
    out.push(`${out.length === 0 ? "M" : "L"}${shownX} ${shownY}`);
    [lastX, lastY] = [shownX, shownY];
  }
  return out.join("") + (closed && out.length > 0 ? "Z" : "");
}

/** Metres of a degree of latitude on a sphere with the mean radius of GRS 80 (Moritz, 1980). */
export const DEGREE_M = 111_195;
