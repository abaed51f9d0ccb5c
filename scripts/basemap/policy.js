// The boundary policy as tables; the reasons stand in docs/decisions/0014-boundaries.md. Natural Earth draws who holds ground;
// a page draws what United Nations resolutions say where they say something, and else what the states agree on.
// Codes are Natural Earth's `sov_a3`: a line between two territories of one state is an admin-1 line.

/** Units that stand under another state than Natural Earth has them: `name` is the unit's, all of them where it is missing. */
const BELONGS = [
  { under: "RUS", name: "Crimea", to: "UKR", source: "A/RES/68/262, A/RES/ES-11/4" },
  { under: "RUS", name: "Sevastopol", to: "UKR", source: "A/RES/68/262, A/RES/ES-11/4" },
  { under: "CYN", to: "CYP", source: "S/RES/541 (1983), S/RES/550 (1984)" },
  { under: "SOL", to: "SOM", source: "S/RES/1816 (2008)" },
  { under: "ISR", name: "West Bank", to: "PSX", source: "S/RES/2334 (2016), A/RES/67/19" },
  { under: "ISR", name: "Gaza Strip", to: "PSX", source: "S/RES/1860 (2009), A/RES/67/19" },
];

/** Parts of units that stand under another state: cut off along a line of `disputed_borders`, or where another unit ends in the north. */
const PARTS = [
  { under: "ISR", name: "HaZafon", along: "Syrian claim", to: "SYR", part: "Golan", source: "S/RES/497 (1981)" },
  { under: "MAR", beside: "Western Sahara", to: "SAH", part: "west of the berm", source: "A/RES/34/37, S/RES/690 (1991)" },
];

/** What stands between two states (`states`) or units (`units`) where it is no settled border. The first that fits counts. */
const BETWEEN = [
  { units: ["Northern Cyprus"], within: "CYP", kind: "line-of-control", name: "UN buffer zone" },
  { units: ["Golan"], within: "SYR", kind: "line-of-control", name: "1974 disengagement line" },
  { units: ["west of the berm"], within: "SAH", kind: "line-of-control", name: "berm" },
  { units: ["Jammu and Kashmir", "Azad Kashmir"], kind: "line-of-control", name: "Line of Control" },
  { units: ["Jammu and Kashmir", "Northern Areas"], kind: "line-of-control", name: "Line of Control" },
  // S/RES/47 (1948), S/RES/91 (1951): the status is open; so is that of the line between China and India in the east.
  ...["Jammu and Kashmir", "Azad Kashmir", "Northern Areas", "Arunachal Pradesh"].map((unit) => ({ units: [unit], kind: "disputed" })),
  { states: ["KAS"], kind: "disputed" },
  { states: ["ISR", "PSX"], kind: "disputed", name: "Armistice line of 1949" },
  { states: ["MAR", "SAH"], kind: "disputed" },
  // S/RES/1244 (1999).
  { states: ["KOS", "SRB"], kind: "disputed" },
];

/** Lines of `disputed_borders` that are drawn otherwise or not at all: they lie inside of one state whose territory a resolution affirms. */
const UNDRAWN = [
  { name: "Ukrainian claim", source: "A/RES/ES-11/4" },
  { name: "Georgian claim", source: "S/RES/1808 (2008)" },
  { name: "Moldovan claim", source: "A/RES/72/282" },
  { name: "Former USSR oblast in 1991", source: "S/RES/884 (1993)" },
  { name: "Ceasefire Line 1994", source: "S/RES/884 (1993)" },
  // Drawn by the parts above.
  { name: "Syrian claim", source: "S/RES/497 (1981)" },
  { name: "Western Saharan claim", source: "A/RES/34/37" },
];

const covers = (rule, unit) => rule.under === unit.sov_a3 && (rule.name ?? unit.name) === unit.name;

/** Admin-1 units as `{ name, state, polygons }`. Fails where an entry of a table meets nothing: the data changed. */
export function units(provinces, disputed) {
  const used = new Set();
  const crossings = new Map();
  const all = provinces.flatMap((unit) => {
    const rule = BELONGS.find((one) => covers(one, unit));
    const cut = PARTS.find((one) => covers(one, unit));
    const whole = { name: unit.name, state: rule ? rule.to : unit.sov_a3, polygons: unit.polygons };
    used.add(rule);
    if (!cut) return [whole];
    const [kept, gone] = cut.along
      ? splitAlong(unit.polygons, joined(disputed.find(({ name }) => name === cut.along).lines))
      : splitAt(unit.polygons, northernmost(provinces.find(({ name }) => name === cut.beside)), crossings);
    if (gone.length > 0) used.add(cut);
    return [
      { ...whole, polygons: kept },
      { name: cut.part, state: cut.to, polygons: gone },
    ].filter(({ polygons }) => polygons.length > 0);
  });
  for (const rule of [...BELONGS, ...PARTS]) if (!used.has(rule)) throw new Error(`nothing fits ${JSON.stringify(rule)}`);
  const meeting = (ring) => ring.flatMap((b, at) => [...(at > 0 ? (crossings.get(edge(ring[at - 1], b)) ?? []) : []), b]);
  return all.map((unit) => ({ ...unit, polygons: unit.polygons.map((rings) => rings.map(meeting)) }));
}

/** The lines of `disputed_borders` that are drawn, as `{ name, lines }`. */
export function drawn(disputed) {
  for (const { name } of UNDRAWN) if (!disputed.some((one) => one.name === name)) throw new Error(`there is no ${name}`);
  return disputed.filter(({ name }) => !UNDRAWN.some((one) => one.name === name));
}

/** What the line between two units is: `{ kind, name }`. */
export function between(a, b) {
  const same = a.state === b.state;
  const rule = BETWEEN.find(({ units: names, states, within }) => {
    if (states) return [...states].every((state) => [a.state, b.state].includes(state)) && !same;
    const fits = names.every((name) => [a.name, b.name].includes(name)) && a.name !== b.name;
    return fits && (within ? same && a.state === within : names.length === 2 || !same);
  });
  return { kind: rule?.kind ?? (same ? "admin-1" : "international"), name: rule?.name ?? "" };
}

/** One line of pieces that meet end to end, in whatever order they stand. */
function joined(lines) {
  const rest = [...lines];
  let whole = rest.shift();
  const meets = (a, b) => Math.hypot(a[0] - b[0], a[1] - b[1]) < 1e-6;
  for (let at = 0; at >= 0; ) {
    at = rest.findIndex((piece) => [piece[0], piece.at(-1)].some((end) => meets(end, whole[0]) || meets(end, whole.at(-1))));
    if (at < 0) continue;
    const [piece] = rest.splice(at, 1);
    if (meets(piece[0], whole[0]) || meets(piece.at(-1), whole[0])) whole.reverse();
    whole = [...whole, ...(meets(piece[0], whole.at(-1)) ? piece : piece.toReversed()).slice(1)];
  }
  if (rest.length > 0) throw new Error("a line to cut along is in pieces that do not meet");
  return whole;
}

/** The polygon that a line crosses from edge to edge in two: what lies west of the line, and what lies east. */
function splitAlong(polygons, line) {
  const [ring] = polygons[0];
  const open = ring.slice(0, -1);
  const nearest = ([x, y]) => {
    const far = open.map(([lon, lat]) => Math.hypot(lon - x, lat - y));
    return far.indexOf(Math.min(...far));
  };
  const [from, to] = [nearest(line[0]), nearest(line.at(-1))];
  const walk = (i, j) => (i <= j ? open.slice(i, j + 1) : [...open.slice(i), ...open.slice(0, j + 1)]);
  const inner = line.slice(1, -1);
  const close = (points) => [[...points, points[0]]];
  const halves = [close([...walk(to, from), ...inner]), close([...walk(from, to), ...inner.toReversed()])];
  halves.sort(([a], [b]) => meanLon(a) - meanLon(b));
  return [[halves[0], ...polygons.slice(1)], [halves[1]]];
}

const meanLon = (ring) => ring.reduce((sum, [lon]) => sum + lon, 0) / ring.length;

/** Where a unit ends in the north, and a hundredth of a degree below, so that its edge there stays whole. */
const northernmost = ({ polygons }) => Math.max(...polygons.flat(2).map(([, lat]) => lat)) - 0.01;

const edge = (a, b) => [a, b].sort(([x, y], [u, v]) => x - u || y - v).join(" ");

/**
 * What lies north of a parallel, and what lies south (Sutherland and Hodgman 1974; each ring crosses it twice at most). What is
 * cut is noted in `crossings`, so that a neighbour gets the same point.
 */
function splitAt(polygons, lat, crossings) {
  const half = (isIn) =>
    polygons.map((rings) => rings.map((ring) => clip(ring, lat, isIn, crossings)).filter((ring) => ring.length > 3)).filter(({ length }) => length > 0);
  return [half((y) => y >= lat), half((y) => y < lat)];
}

function clip(ring, lat, isIn, crossings) {
  const points = ring.slice(1).flatMap((b, at) => {
    const a = ring[at];
    if (isIn(a[1]) === isIn(b[1])) return isIn(b[1]) ? [b] : [];
    const [low, high] = a[1] < b[1] ? [a, b] : [b, a];
    const crossing = [low[0] + ((high[0] - low[0]) * (lat - low[1])) / (high[1] - low[1]), lat];
    crossings.set(edge(a, b), [crossing]);
    return isIn(b[1]) ? [crossing, b] : [crossing];
  });
  return points.length > 0 ? [...points, points[0]] : [];
}
