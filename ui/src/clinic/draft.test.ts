import { expect, test } from 'vitest';
import { amountOf, draftOf, empty, units } from './draft';

test('what was typed goes to the core as it was meant', () => {
  const typed = (amount: string, unit: 'hours' | 'minutes' | 'clock' | 'nextDay') => ({
    ...empty(),
    amount,
    unit
  });
  expect(amountOf(typed('2,5', 'hours'), 'before')).toEqual({ kind: 'minutes', minutes: 150 });
  expect(amountOf(typed('30', 'minutes'), 'early')).toEqual({ kind: 'minutes', minutes: 30 });
  expect(amountOf(typed('a while', 'hours'), 'before')).toEqual({ kind: 'minutes', minutes: -60 });
  expect(amountOf(typed('22:00', 'clock'), 'before')).toEqual({ kind: 'clock', time: '22:00' });
  expect(amountOf(typed('', 'nextDay'), 'after')).toEqual({ kind: 'nextDay' });
  expect(amountOf(typed('160 / 100', 'hours'), 'pressure')).toEqual({
    kind: 'pressure',
    systolic: 160,
    diastolic: 100
  });
  expect(amountOf(typed('high', 'hours'), 'pressure')).toEqual({
    kind: 'pressure',
    systolic: 0,
    diastolic: 0
  });
  expect(amountOf(typed('8', 'hours'), 'plain')).toEqual({ kind: 'plain' });
});

test('a rule taken back into the form says the same', () => {
  for (const amount of [
    { kind: 'minutes', minutes: 480 },
    { kind: 'minutes', minutes: 90 },
    { kind: 'clock', time: '22:00' }
  ] as const) {
    const draft = draftOf({ kind: 'noSolids', amount, anchor: 'infusion', sentence: 'x' });
    expect(amountOf(draft, 'before')).toEqual(amount);
    expect(units('before')).toContain(draft.unit);
  }
});
