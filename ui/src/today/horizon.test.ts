import { describe, expect, it } from 'vitest';
import type { Horizon } from '../generated/Horizon';
import { across, frame, ink, labels, moodPath } from './horizon';

const empty: Horizon = {
  label: '',
  suns: [],
  glows: [],
  now: null,
  waitUntil: null,
  ticks: [],
  mood: [],
  gaps: [],
  table: { headers: [], rows: [] }
};

describe('the horizon', () => {
  it('keeps everything inside the picture', () => {
    for (const width of [320, 390, 900, 1280]) {
      for (const at of [-1, 0, 0.5, 1, 2]) {
        const x = across(at, frame(width));
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x).toBeLessThanOrEqual(width);
      }
    }
  });

  it('draws a glow that starts steep and trails to the right', () => {
    const path = ink(72, 100, 600, frame(1056));
    expect(path.startsWith('M56 124')).toBe(true);
    expect(path.endsWith('600 124Z')).toBe(true);
  });

  it('never overshoots a mood', () => {
    const path = moodPath(
      [
        { at: 0, level: 0 },
        { at: 0.5, level: 1 },
        { at: 1, level: 0 }
      ],
      frame(1056)
    );
    const ys = [...path.matchAll(/[ C]-?[\d.]+ (-?[\d.]+)/g)].map((m) => Number(m[1]));
    expect(Math.min(...ys)).toBeGreaterThanOrEqual(44);
  });

  it('moves Now above the line when the labels below would touch', () => {
    const horizon: Horizon = {
      ...empty,
      now: 0.98,
      suns: [{ at: 1, state: 'next', label: 'Infusion 4', day: 'Thu 19 Nov, 10:30' }]
    };
    expect(labels(horizon, 'Now', frame(390)).now?.above).toBe(true);
    expect(labels({ ...horizon, now: 0.4 }, 'Now', frame(1056)).now?.above).toBe(false);
  });

  it('leaves out days that would touch', () => {
    const ticks = Array.from({ length: 40 }, (_, n) => ({ at: n / 40, label: 'Mon 16 Nov' }));
    expect(labels({ ...empty, ticks }, 'Now', frame(390)).ticks.length).toBeLessThan(6);
  });
});
