// From units to what is drawn: land, and the lines between units, simplified together so that they still meet.
import { mesh, merge } from "topojson-client";
import { topology } from "topojson-server";
import { presimplify, simplify, sphericalTriangleArea } from "topojson-simplify";

import { between } from "./policy.js";

/** Mean radius of the earth (GRS 80; Moritz 1980), km. */
const RADIUS_KM = 6371.0088;
/** A corner goes where its triangle is smaller (Visvalingam and Whyatt 1993), km². */
const CORNER_KM2 = 1;
/** Rings of land and lakes that are smaller are left out, km². */
const RING_KM2 = 2;
/** As near as this, two lines are one, degrees: what `disputed_borders` and `states_provinces` differ by, and simplification. */
const NEAR = 0.03;
/** A run of a solid line that is shorter only meets the disputed one, degrees. */
const RUN = 3 * NEAR;

/** `{ land: rings, lines: [{ kind, name, points }] }`, of [lon, lat]. */
export function shapes(units, disputed) {
  const provinces = features(units, ({ polygons }) => ({ type: "MultiPolygon", coordinates: polygons }));
  const claims = features(disputed, ({ lines }) => ({ type: "MultiLineString", coordinates: lines }));
  // A million steps around the earth are 40 m, so that ends which differ in the last digits are one.
  const whole = topology({ provinces, claims }, 1e6);
  const thin = simplify(presimplify(whole, sphericalTriangleArea), CORNER_KM2 / RADIUS_KM ** 2);
  const claimed = thin.objects.claims.geometries.flatMap((claim) =>
    mesh(thin, claim).coordinates.map((points) => ({ kind: "disputed", name: claim.properties.name, points })),
  );
  const near = nearness(claimed);
  const solid = lines(thin).flatMap(({ points, ...line }) => runs(points, near).map((points) => ({ ...line, points })));
  const land = merge(thin, thin.objects.provinces.geometries).coordinates.flat().map((ring) => ring.map(toEdge));
  return { land: land.filter((ring) => areaKm2(ring) >= RING_KM2), lines: [...claimed, ...solid] };
}

/** GeoJSON of things, each with its own properties. */
function features(all, geometry) {
  const feature = ({ name, state, ...drawn }) => ({ type: "Feature", properties: { name, state }, geometry: geometry(drawn) });
  return { type: "FeatureCollection", features: all.map(feature) };
}

/** Every line between two units, by what it is. */
function lines(thin) {
  const kinds = new Map();
  mesh(thin, thin.objects.provinces, (a, b) => {
    if (a !== b) {
      const is = between(a.properties, b.properties);
      kinds.set(`${is.kind} ${is.name}`, is);
    }
    return false;
  });
  return [...kinds.values()].flatMap(({ kind, name }) => {
    const fits = (a, b) => {
      const is = between(a.properties, b.properties);
      return a !== b && is.kind === kind && is.name === name;
    };
    return mesh(thin, thin.objects.provinces, fits).coordinates.map((points) => ({ kind, name, points }));
  });
}

/** The data end a tenth of a degree before the edges of the world. */
function toEdge([lon, lat]) {
  return [Math.abs(lon) >= 179.89 ? 180 * Math.sign(lon) : lon, lat <= -89.89 ? -90 : lat];
}

/** The area of a ring on the sphere, as of its equal-area cylinder (Lambert 1772), km². */
function areaKm2(ring) {
  const flat = ring.map(([lon, lat]) => [(lon * Math.PI) / 180, Math.sin((lat * Math.PI) / 180)]);
  const twice = flat.slice(1).reduce((sum, [x, y], at) => sum + flat[at][0] * y - x * flat[at][1], 0);
  return (Math.abs(twice) / 2) * RADIUS_KM ** 2;
}

/** Whether a point lies near one of the lines. */
function nearness(lines) {
  const segments = lines.flatMap(({ points }) => points.slice(1).map((b, at) => [points[at], b]));
  return ([x, y]) => segments.some(([a, b]) => distance(x, y, a, b) < NEAR);
}

function distance(x, y, [ax, ay], [bx, by]) {
  const [dx, dy] = [bx - ax, by - ay];
  const along = ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1);
  const t = Math.max(0, Math.min(1, along));
  return Math.hypot(x - ax - t * dx, y - ay - t * dy);
}

/** The parts of a line that do not run beside one of those lines. */
function runs(points, near) {
  const dense = points.slice(0, 1);
  for (const [at, b] of points.slice(1).entries()) {
    const a = points[at];
    const n = Math.ceil(Math.hypot(b[0] - a[0], b[1] - a[1]) / NEAR);
    for (let i = 1; i <= n; i++) dense.push(i === n ? b : [a[0] + ((b[0] - a[0]) * i) / n, a[1] + ((b[1] - a[1]) * i) / n]);
  }
  const beside = dense.map(near);
  if (!beside.includes(true)) return [points];
  const length = (run) => run.slice(1).reduce((sum, p, at) => sum + Math.hypot(p[0] - run[at][0], p[1] - run[at][1]), 0);
  const kept = [[]];
  for (let from = 0; from < dense.length; ) {
    const is = beside[from];
    let to = from;
    while (to < dense.length && beside[to] === is) to++;
    // A run holds the point after it, so that it meets the next one.
    const run = dense.slice(from, to + 1);
    if (is && length(run) >= RUN) kept.push([]);
    else kept.at(-1).push(...(kept.at(-1).length > 0 ? run.slice(1) : run));
    from = to;
  }
  return kept.filter((run) => run.length > 1);
}
