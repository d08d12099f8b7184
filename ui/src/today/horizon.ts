/** Where things go on the horizon, at the measured width. The core says what; this only places it. */
import { smooth } from '../frame/line';
import type { Horizon } from '../generated/Horizon';
import type { HorizonMood } from '../generated/HorizonMood';

export interface Frame {
  width: number;
  height: number;
  /** The line: the patient's own baseline. */
  ground: number;
  narrow: boolean;
}

export type Anchor = 'start' | 'middle' | 'end';
export interface Label {
  x: number;
  anchor: Anchor;
  text: string;
}
interface Span {
  from: number;
  to: number;
}

const LETTER = 7.9;
const MARGIN = 12;
const HEIGHTS = { 72: 1, 48: 0.79, 24: 0.58, 4: 0.38 } as const;
const LEFTS = { 72: 44, 48: 38, 24: 32, 4: 26 } as const;
export const INKS = [72, 48, 24, 4] as const;

export function frame(width: number): Frame {
  const narrow = width < 640;
  return { width, height: narrow ? 160 : 192, ground: narrow ? 98 : 124, narrow };
}

/** The place across the width, with room for half a sun at both ends. */
export function across(at: number, { width, narrow }: Frame): number {
  const margin = narrow ? 36 : 76;
  return margin + Math.min(1, Math.max(0, at)) * (width - 2 * margin);
}

/** One ink: steep before, trailing after. */
export function ink(hours: number, sun: number, end: number, f: Frame): string {
  const key = (INKS.find((h) => h === hours) ?? 72) as keyof typeof HEIGHTS;
  const height = HEIGHTS[key] * (f.ground - 16);
  const right = Math.max(end - sun, 1);
  const left = Math.min(LEFTS[key], right);
  const top = f.ground - height;
  return `M${sun - left} ${f.ground}A${left} ${height} 0 0 1 ${sun} ${top}A${right} ${height} 0 0 1 ${sun + right} ${f.ground}Z`;
}

export function sunPath(x: number, radius: number, ground: number): string {
  return `M${x - radius} ${ground}A${radius} ${radius} 0 0 1 ${x} ${ground - radius}A${radius} ${radius} 0 0 1 ${x + radius} ${ground}Z`;
}

/** A line through the points that never overshoots a value (monotone cubic). */
export function moodPath(points: HorizonMood[], f: Frame): string {
  return points.length < 2
    ? ''
    : smooth(points.map(({ at, level }) => ({ x: across(at, f), y: moodY(level, f) })));
}

export function moodY(level: number, f: Frame): number {
  const room = f.ground - 44;
  return level >= 0 ? f.ground - 8 - level * (room - 8) : f.ground - level * (f.height - f.ground - 46);
}

function span(x: number, anchor: Anchor, text: string): Span {
  const width = text.length * LETTER;
  const from = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  return { from: from - MARGIN / 2, to: from + width + MARGIN / 2 };
}

function fits(wanted: Span, taken: Span[]): boolean {
  return taken.every(({ from, to }) => wanted.to <= from || wanted.from >= to);
}

/** Centred, unless that would leave the picture. */
function place(x: number, text: string, f: Frame): Label {
  const half = (text.length * LETTER) / 2;
  if (x - half < MARGIN) return { x: MARGIN, anchor: 'start', text };
  if (x + half > f.width - MARGIN) return { x: f.width - MARGIN, anchor: 'end', text };
  return { x, anchor: 'middle', text };
}

export interface Labels {
  suns: { name: Label; day: Label }[];
  ticks: Label[];
  /** Below the line, or above the stem when there is no room below. */
  now: { x: number; above: boolean } | null;
}

/** Labels that do not touch: the suns first, then now, then what days still fit. */
export function labels(horizon: Horizon, now: string, f: Frame): Labels {
  const taken: Span[] = [];
  const keep = (label: Label) => taken.push(span(label.x, label.anchor, label.text));
  const order = { next: 0, done: 1, later: 2 } as const;
  const suns: Labels['suns'] = [];
  for (const sun of [...horizon.suns].sort((a, b) => order[a.state] - order[b.state])) {
    const x = across(sun.at, f);
    const longest = sun.label.length > sun.day.length ? sun.label : sun.day;
    const spot = place(x, longest, f);
    if (!fits(span(spot.x, spot.anchor, longest), taken)) continue;
    keep(spot);
    suns.push({ name: { ...spot, text: sun.label }, day: { ...spot, text: sun.day } });
  }
  const nowLabel = horizon.now === null ? null : place(across(horizon.now, f), now, f);
  const below = nowLabel !== null && fits(span(nowLabel.x, nowLabel.anchor, now), taken);
  if (nowLabel && below) keep(nowLabel);
  const ticks = horizon.ticks
    .map((tick) => place(across(tick.at, f), tick.label, f))
    .filter((label) => {
      const free = label.anchor === 'middle' && fits(span(label.x, label.anchor, label.text), taken);
      if (free) keep(label);
      return free;
    });
  return { suns, ticks, now: horizon.now === null ? null : { x: across(horizon.now, f), above: !below } };
}
