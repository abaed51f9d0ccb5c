// Places that lie together on the screen, as one mark each.

export interface Spot {
  /** Its place in the list of places. */
  place: number;
  x: number;
  y: number;
  n: number;
}

export interface Cluster {
  x: number;
  y: number;
  n: number;
  spots: Spot[];
}

/**
 * Greedy: the place with the most incidents draws in every place nearer than `apart`, then the next that is left. The mark
 * stands where the first one is, so that it never points between places. Order: most incidents first, ties in the order given.
 */
export function clusters(spots: Spot[], apart: number): Cluster[] {
  const ordered = [...spots].sort((one, other) => other.n - one.n);
  const made: Cluster[] = [];
  for (const spot of ordered) {
    const near = made.find((cluster) => Math.hypot(cluster.x - spot.x, cluster.y - spot.y) < apart);
    if (near) {
      near.spots.push(spot);
      near.n += spot.n;
    } else made.push({ x: spot.x, y: spot.y, n: spot.n, spots: [spot] });
  }
  return made;
}
