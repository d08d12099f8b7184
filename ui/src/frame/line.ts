/** Lines through points: never beyond a value, broken at gaps, at most two points for each pixel. */

export interface Point {
  x: number;
  y: number;
}

const tenth = (value: number) => Math.round(value * 10) / 10;

/** A smooth line that never goes beyond a value (monotone cubic); a lone point is a dot. */
export function smooth(points: Point[]): string {
  const first = points[0];
  if (!first) return '';
  let path = `M${tenth(first.x)} ${tenth(first.y)}`;
  if (points.length === 1) return `${path}h0.1`;
  let out = 0;
  for (let i = 1; i < points.length; i += 1) {
    const [a, b] = [points[i - 1]!, points[i]!];
    const third = (b.x - a.x) / 3;
    const into = slope(a, b, points[i + 1]);
    path += `C${tenth(a.x + third)} ${tenth(a.y + third * out)} ${tenth(b.x - third)} ${tenth(b.y - third * into)} ${tenth(b.x)} ${tenth(b.y)}`;
    out = into;
  }
  return path;
}

/** Flat at both ends and at every turn; else the lesser of the slopes beside it. */
function slope(before: Point, here: Point, after: Point | undefined): number {
  if (!after) return 0;
  const left = (here.y - before.y) / Math.max(here.x - before.x, 1e-6);
  const right = (after.y - here.y) / Math.max(after.x - here.x, 1e-6);
  if (left * right <= 0) return 0;
  return Math.sign(left) * Math.min(Math.abs(left), Math.abs(right));
}

/** Runs of points without a gap, thinned to the least and the most of each column of pixels. */
export function runs(points: Point[], perDay: number): Point[][] {
  const found: Point[][] = [];
  let low: Point | null = null;
  let high: Point | null = null;
  let column = NaN;
  let last = -Infinity;
  function close() {
    const run = found.at(-1);
    if (!run || !low || !high) return;
    const [a, b] = low.x <= high.x ? [low, high] : [high, low];
    run.push(a);
    if (a !== b && (a.x !== b.x || a.y !== b.y)) run.push(b);
  }
  for (const point of points) {
    // In one column of pixels a gap cannot be seen, nor more than two heights.
    if (Math.floor(point.x) !== column) {
      close();
      [low, high] = [null, null];
      if (point.x - last >= perDay * 1.5) found.push([]);
      column = Math.floor(point.x);
    }
    if (!low || point.y < low.y) low = point;
    if (!high || point.y >= high.y) high = point;
    last = point.x;
  }
  close();
  return found;
}
