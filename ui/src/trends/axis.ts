/** Time across a chart: days to pixels, and the marks below it. The saved picture does the same. */
import { say } from '../words';
import { dateOf, dayShort } from './calendar';

export interface Axis {
  /** The first day, and the day after the last. */
  from: number;
  to: number;
  left: number;
  right: number;
  width: number;
  perDay: number;
  narrow: boolean;
}

export interface Tick {
  x: number;
  label: string;
}

const APART = 76;
const DAY_STEPS = [1, 2, 7, 14];
const MONTH_STEPS = [1, 3, 6, 12, 24, 60, 120];
/** Room at the right for the names of the score ranges, and at the left for their numbers. */
const GUTTER = 140;

export function axisOf(from: number, to: number, width: number): Axis {
  const narrow = width < 640;
  const left = narrow ? 30 : 48;
  const right = Math.max(left + 1, width - (narrow ? 16 : GUTTER));
  return { from, to, left, right, width, narrow, perDay: (right - left) / Math.max(1, to - from) };
}

export const at = (day: number, axis: Axis) => axis.left + (day - axis.from) * axis.perDay;

export const holds = (day: number, axis: Axis) => day >= axis.from && day <= axis.to;

/** The day under a place, within the axis. */
export function dayUnder(x: number, axis: Axis): number {
  const day = Math.floor(axis.from + (x - axis.left) / axis.perDay);
  return Math.min(axis.to - 1, Math.max(axis.from, day));
}

/** Days since 1 January 1, which was a Monday: weeks begin where it divides by seven. */
function fromCommonEra(first: string): number {
  return Math.round(Date.parse(`${first}T00:00:00Z`) / 86_400_000) + 719_162;
}

export function ticks(first: string, axis: Axis): Tick[] {
  const step = DAY_STEPS.find((days) => days * axis.perDay >= APART);
  const months = MONTH_STEPS.find((months) => months * 30 * axis.perDay >= APART) ?? 120;
  const begin = fromCommonEra(first);
  const found: Tick[] = [];
  for (let day = Math.ceil(axis.from); day < axis.to; day += 1) {
    if (step) {
      if ((begin + day) % step === 0) found.push({ x: at(day + 0.5, axis), label: dayShort(first, day) });
      continue;
    }
    const date = dateOf(first, day);
    if (date.day !== 1) {
      // On to the first of a month: at most four looks for each.
      if (date.day < 25) day += 24 - date.day;
      continue;
    }
    if ((date.year * 12 + date.month - 1) % months !== 0) continue;
    const label = date.month === 1 ? String(date.year) : say('date-month-short', { month: date.month });
    found.push({ x: at(day + 0.5, axis), label });
  }
  const half = 24;
  return found.filter(({ x }) => x > half && x < axis.width - half);
}
