/** Suns, glow, dots and hatched stretches as paths. */
import type { TrendsInfusion } from '../generated/TrendsInfusion';
import type { TrendsGap } from '../generated/TrendsGap';
import { sunPath } from '../today/horizon';
import { at, holds, type Axis } from './axis';

/** The glow's inks, outermost first: class, hours, height of the whole. */
const GLOW = [
  ['g4', 72, 1],
  ['g3', 48, 0.76],
  ['g2', 24, 0.51],
  ['g1', 4, 0.3]
] as const;

const n = (value: number) => Math.round(value * 10) / 10;

/** One ink: steep before, trailing after. */
export function glowPath(x: number, ground: number, left: number, right: number, height: number): string {
  return `M${n(x - left)} ${n(ground)}A${n(left)} ${n(height)} 0 0 1 ${n(x)} ${n(ground - height)}A${n(right)} ${n(height)} 0 0 1 ${n(x + right)} ${n(ground)}Z`;
}

/** The glow of all infusions, one path for each ink. */
export function glows(infusions: TrendsInfusion[], axis: Axis, ground: number, top: number) {
  const whole = Math.min(94, Math.max(30, ground - top + 40));
  const shown = infusions.filter((one) => holds(one.at, axis));
  return GLOW.flatMap(([ink, hours, height]) => {
    const right = (hours / 24) * axis.perDay;
    if (right < 4 || shown.length === 0) return [];
    const left = Math.max(2, Math.min(right * 0.54, 35 * (0.5 + height / 2)));
    const paths = shown.map((one) => {
      const x = at(one.at, axis);
      return glowPath(x, ground, left, Math.max(0.1, Math.min(right, axis.width - x)), whole * height);
    });
    return [{ ink, path: paths.join('') }];
  });
}

/** All suns in one path: as large as the next one leaves room for. */
export function suns(infusions: TrendsInfusion[], axis: Axis, ground: number): string {
  const places = infusions.filter((one) => holds(one.at, axis)).map((one) => at(one.at, axis));
  return places
    .map((x, place) => {
      const room = Math.min(x - (places[place - 1] ?? -Infinity), (places[place + 1] ?? Infinity) - x);
      return sunPath(n(x), n(Math.min(11, Math.max(2.5, room * 0.45))), n(ground));
    })
    .join('');
}

/** Dots in one path. */
export function dots(points: { x: number; y: number }[], radius: number): string {
  const r = radius;
  return points
    .map(({ x, y }) => `M${n(x - r)} ${n(y)}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`)
    .join('');
}

/** Stretches that were not recorded, as boxes to be hatched; narrower than a pixel they are not seen. */
export function gapBoxes(gaps: TrendsGap[], axis: Axis, top: number, bottom: number): string {
  let path = '';
  for (const gap of gaps) {
    if (gap.to <= axis.from || gap.from >= axis.to) continue;
    const from = Math.max(axis.left, at(gap.from, axis));
    const to = Math.min(axis.right, at(gap.to, axis));
    if (to - from >= 1) path += `M${n(from)} ${top}H${n(to)}V${bottom}H${n(from)}Z`;
  }
  return path;
}
