// The file: cells of ten degrees, each deflated apart, so that a map inflates only what it shows. Read by
// crates/publish/src/basemap/atlas.rs.
import { deflateRawSync } from "node:zlib";

/** Units to a degree. */
const SCALE = 1000;
/** Side of a cell, units. */
const CELL = 10 * SCALE;
const MAGIC = "basemap1";
const TAGS = { land: 0, international: 1, "admin-1": 2, disputed: 3, "line-of-control": 4, town: 5 };

/**
 * The file: `MAGIC`, the number of blocks, for each block west, south, east, north and its length when packed (32 bits each,
 * little-endian), then the blocks. A block is records one after the other: tag, length of the name, the name, a number (the
 * population of a town), how many positions, the positions; numbers as LEB128, positions as differences, zigzag.
 */
export function pack({ land, lines }, towns) {
  const records = [
    ...land.map((points) => record("land", points)),
    ...lines.flatMap(({ kind, name, points }) => pieces(units(points)).map((piece) => record(kind, piece, name))),
    ...towns.map(({ name, lon, lat, population }) => record("town", units([[lon, lat]]), name, population)),
  ].filter(({ points, kind }) => points.length > (kind === "land" ? 3 : kind === "town" ? 0 : 1));
  const blocks = new Map();
  for (const one of records) {
    const [west, south, east, north] = one.box;
    const cell = ([x, y]) => `${Math.floor(x / CELL)} ${Math.floor(y / CELL)}`;
    const isLarge = east - west > CELL || north - south > CELL;
    const key = isLarge ? `large ${blocks.size}` : cell([(west + east) / 2, (south + north) / 2]);
    blocks.set(key, [...(blocks.get(key) ?? []), one]);
  }
  const packed = [...blocks.values()].map((all) => ({
    box: bounds(all.flatMap(({ box: [w, s, e, n] }) => [[w, s], [e, n]])),
    bytes: deflateRawSync(Buffer.from(all.flatMap(({ bytes }) => bytes)), { level: 9, memLevel: 9 }),
  }));
  const word = (value) => {
    const bytes = Buffer.alloc(4);
    bytes.writeInt32LE(value);
    return bytes;
  };
  const index = packed.flatMap(({ box, bytes }) => [...box, bytes.length].map(word));
  return Buffer.concat([Buffer.from(MAGIC), word(packed.length), ...index, ...packed.map(({ bytes }) => bytes)]);
}

function record(kind, points, name = "", number = 0) {
  const positions = kind === "land" ? units(points) : points;
  const text = Buffer.from(name);
  const bytes = [TAGS[kind], ...leb(text.length), ...text, ...leb(number), ...leb(positions.length)];
  let [x, y] = [0, 0];
  for (const [lon, lat] of positions) {
    bytes.push(...leb(zigzag(lon - x)), ...leb(zigzag(lat - y)));
    [x, y] = [lon, lat];
  }
  return { kind, points: positions, box: bounds(positions), bytes };
}

/** Degrees to units, without a point that repeats the one before. */
function units(points) {
  const rounded = points.map(([lon, lat]) => [Math.round(lon * SCALE), Math.round(lat * SCALE)]);
  return rounded.filter(([x, y], at) => at === 0 || x !== rounded[at - 1][0] || y !== rounded[at - 1][1]);
}

/** A line cut at points where it goes from one cell to the next. */
function pieces(points) {
  const cell = ([x, y]) => `${Math.floor(x / CELL)} ${Math.floor(y / CELL)}`;
  const cut = [];
  for (const point of points) {
    const last = cut.at(-1);
    last?.push(point);
    if (!last || cell(last[0]) !== cell(point)) cut.push([point]);
  }
  return cut.filter(({ length }) => length > 1);
}

function bounds(points) {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  }
  return box;
}

const zigzag = (value) => (value < 0 ? -2 * value - 1 : 2 * value);

function leb(value) {
  const bytes = [];
  for (; value > 127; value = Math.floor(value / 128)) bytes.push((value % 128) + 128);
  return [...bytes, value];
}
