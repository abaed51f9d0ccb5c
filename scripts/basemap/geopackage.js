// Reads tables of a GeoPackage (OGC 12-128r19): its header before the geometry, and the geometry as well-known binary.
import Database from "better-sqlite3";

/** Rows of a table, with `polygons` (rings of [lon, lat]) or `lines` in place of the geometry. */
export function readTable(file, table) {
  const database = new Database(file, { readonly: true, fileMustExist: true });
  const rows = database.prepare(`SELECT * FROM "${table}" ORDER BY fid`).all();
  database.close();
  return rows.map(({ geom, ...row }) => ({ ...row, ...geometry(geom) }));
}

/** Bytes of the envelope, by its code in the header's flags. */
const ENVELOPE = [0, 32, 48, 48, 64];

function geometry(bytes) {
  let at = 8 + ENVELOPE[(bytes[3] >> 1) & 7];
  const count = () => bytes.readUInt32LE((at += 4) - 4);
  const degrees = () => bytes.readDoubleLE((at += 8) - 8);
  const many = (one) => Array.from({ length: count() }, one);
  const positions = () => many(() => [degrees(), degrees()]);
  const begin = () => {
    if (bytes[at] !== 1) throw new Error("a geometry is not little-endian");
    at += 1;
    return count();
  };
  const readers = {
    2: () => ({ lines: [positions()] }),
    3: () => ({ polygons: [many(positions)] }),
    5: () => ({ lines: many(() => (begin(), positions())) }),
    6: () => ({ polygons: many(() => (begin(), many(positions))) }),
  };
  const type = begin();
  if (!readers[type]) throw new Error(`a geometry is of type ${type}`);
  return readers[type]();
}
