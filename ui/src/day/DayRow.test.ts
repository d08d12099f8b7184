/** A step of the day: one tap now, another time later, and what is behind without a time. */
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import type { DayStep } from '../generated/DayStep';
import type { DayTap } from '../generated/DayTap';
import type { DayView } from '../generated/DayView';
import { useHost } from '../host';
import DayRow from './DayRow.svelte';

let asked: unknown[];
let tapped: string[];

beforeEach(() => {
  [asked, tapped] = [[], []];
  useHost({
    async call(name, request) {
      asked.push([name, request]);
      return { answer: null, touched: [] };
    },
    put: () => Promise.reject(),
    blob: () => Promise.reject(),
    listen() {},
    print() {}
  });
});

function row(step: Partial<DayStep>, tap: Partial<DayTap>) {
  const taps: DayTap[] = [
    { step: 'arrive', action: 'I’m here', told: null, time: null, main: false, offer: 'none', ...tap }
  ];
  const whole: DayStep = {
    kind: 'arrive',
    name: 'Arrive',
    body: '',
    time: '10:00',
    real: false,
    state: 'ahead',
    taps,
    ...step
  };
  const day = { sessionId: 's1', vitals: [], limit: null, clinic: null } as unknown as DayView;
  const note = async (name: string) => void tapped.push(name);
  render(DayRow, { day, step: whole, ontap: note, onuntap: note });
}

test('the step one is at has one filled button, and one tap records it', async () => {
  row({ state: 'here' }, { main: true, offer: 'now' });
  const button = screen.getByRole('button', { name: 'I’m here' });
  expect(button.classList.contains('main')).toBe(true);
  await userEvent.click(button);
  expect(tapped).toEqual(['arrive']);
});

test('what lies ahead offers nothing', () => {
  row({}, {});
  expect(screen.queryByRole('button')).toBeNull();
  expect(screen.getByText('10:00')).toBeTruthy();
});

test('a planned time that went by is not shown as if it had been', () => {
  row({ state: 'untold' }, { offer: 'time' });
  expect(screen.getByText('Not recorded')).toBeTruthy();
  expect(screen.queryByText('10:00')).toBeNull();
});

test('a time is corrected as it is typed, or taken back', async () => {
  row({ state: 'done', real: true, time: '10:02' }, { told: 'Arrived 10:02', time: '10:02' });
  await userEvent.click(screen.getByRole('button', { name: /^Correct/ }));
  const field = screen.getByLabelText<HTMLInputElement>('When it was');
  expect(field.value).toBe('10:02');
  await userEvent.clear(field);
  await userEvent.type(field, '9.58');
  await userEvent.click(screen.getByRole('button', { name: 'Keep this time' }));
  expect(asked).toEqual([['day.tap', { id: 's1', step: 'arrive', time: '9.58' }]]);
  await userEvent.click(screen.getByRole('button', { name: /^Correct/ }));
  await userEvent.click(screen.getByRole('button', { name: 'Take it back' }));
  expect(tapped).toEqual(['arrive']);
});
