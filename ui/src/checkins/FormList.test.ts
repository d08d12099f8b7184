import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { CheckinForms } from '../generated/CheckinForms';
import { say } from '../words';
import FormList from './FormList.svelte';

function list(count: number, earlier: boolean): CheckinForms {
  const forms = Array.from({ length: count }, (_, place) => ({
    id: `f-${place}`,
    scale: 'phq9',
    name: 'PHQ-9',
    begunOn: '2026-11-17',
    day: `day ${place}`,
    entered: null,
    done: true,
    goesOn: false,
    result: { total: 9, line: '9 of 27', range: null, parts: [] }
  }));
  return { forms, earlier, open: [] };
}

test('reading goes on at the first of the earlier forms', async () => {
  let asked = 0;
  const onearlier = () => (asked += 1);
  const { rerender } = render(FormList, { list: list(2, true), onearlier });
  const button = screen.getByRole('button', { name: say('checkins-answered-earlier') });
  await userEvent.click(button);
  expect(asked).toBe(1);
  expect(document.activeElement).toBe(button);
  await rerender({ list: list(4, false), onearlier });
  expect(document.activeElement).toBe(screen.getAllByRole('listitem')[2]);
  expect(screen.queryByRole('button')).toBeNull();
});

test('a list that is asked again leaves reading where it is', async () => {
  const onearlier = () => {};
  const { rerender } = render(FormList, { list: list(2, true), onearlier });
  await rerender({ list: list(3, true), onearlier });
  expect(document.activeElement).toBe(document.body);
});
