import { describe, expect, it } from 'vitest';
import type { TrendsPage } from '../generated/TrendsPage';
import { axisOf, ticks } from './axis';
import { dayName, isoOf } from './calendar';
import { Zoom } from './zoom.svelte';

function page(days: number): TrendsPage {
  return { today: days - 1, spans: [{ name: '', from: 0, to: days }], span: 0 } as unknown as TrendsPage;
}

describe('the zoom', () => {
  it('never leaves the days there are, whatever is pressed', () => {
    for (const days of [1, 3, 60, 3650]) {
      const zoom = new Zoom();
      zoom.take(page(days));
      expect([zoom.from, zoom.to]).toEqual([0, days]);
      const presses = [
        () => zoom.scale(0.5),
        () => zoom.scale(2),
        () => zoom.move(1),
        () => zoom.move(-1),
        () => zoom.read(zoom.days + 3),
        () => zoom.read(-4),
        () => zoom.pan(1e6),
        () => zoom.scale(1e-6)
      ];
      for (let turn = 0; turn < 200; turn += 1) {
        presses[(turn * 7 + (turn % 3)) % presses.length]!();
        expect(zoom.from).toBeGreaterThanOrEqual(0);
        expect(zoom.to).toBeLessThanOrEqual(days);
        expect(zoom.to).toBeGreaterThan(zoom.from);
      }
    }
  });

  it('keeps what is looked at when a day more comes', () => {
    const zoom = new Zoom();
    zoom.take(page(60));
    zoom.set(10, 40);
    zoom.take(page(61));
    expect([zoom.from, zoom.to]).toEqual([10, 40]);
    zoom.set(31, 61);
    zoom.take(page(62));
    expect(zoom.to).toBe(62);
  });
});

describe('days', () => {
  it('are said as people say them', () => {
    expect(isoOf('2026-11-07', 55)).toBe('2027-01-01');
    expect(dayName('2026-11-07', 12, 40)).toBe('Thu 19 Nov');
    expect(dayName('2026-11-07', 55, 40)).toBe('Fri 1 Jan 2027');
  });

  it('are marked without touching, from a week to ten years', () => {
    for (const days of [1, 7, 60, 365, 3650]) {
      const marks = ticks('2016-11-23', axisOf(0, days, 1056));
      const apart = marks.slice(1).map(({ x }, n) => x - marks[n]!.x);
      expect(Math.min(Infinity, ...apart)).toBeGreaterThan(60);
      expect(marks.length).toBeGreaterThan(0);
    }
  });
});
