import { describe, expect, it } from 'vitest';
import { runs, smooth, type Point } from './line';

/** Days' heights at so many pixels a day; null is a day that was not recorded. */
function days(heights: (number | null)[], perDay: number): Point[] {
  return heights.flatMap((y, day) => (y === null ? [] : [{ x: (day + 0.5) * perDay, y }]));
}

describe('a line', () => {
  it('is broken by a gap, and a gap is no zero', () => {
    const found = runs(days([1, 2, null, 3, null, null, 1], 20), 20);
    expect(found.map((run) => run.length)).toEqual([2, 1, 1]);
    expect(found.flat().some(({ y }) => y === 0)).toBe(false);
  });

  it('has at most two points in a column of pixels, and loses no peak', () => {
    const heights = Array.from({ length: 3650 }, (_, day) => (day % 11 === 4 ? null : ((day * 7) % 13) - 6));
    const perDay = 984 / 3650;
    const drawn = runs(days(heights, perDay), perDay).flat();
    const columns = new Map<number, number>();
    for (const { x } of drawn) columns.set(Math.floor(x), (columns.get(Math.floor(x)) ?? 0) + 1);
    expect(Math.max(...columns.values())).toBe(2);
    expect(drawn.length).toBeLessThanOrEqual(2 * 984);
    expect(Math.max(...drawn.map(({ y }) => y))).toBe(6);
    expect(Math.min(...drawn.map(({ y }) => y))).toBe(-6);
  });

  it('never goes beyond its points', () => {
    const points = days([0, 30, 30, -20, 5, 6, -30, 0], 12);
    const numbers = [...smooth(points).matchAll(/[ MC](-?[\d.]+) (-?[\d.]+)/g)].map((m) => Number(m[2]));
    expect(Math.max(...numbers)).toBeLessThanOrEqual(30);
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(-30);
  });
});
