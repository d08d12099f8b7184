/** The sheet's room: one arrives at the sheet once, and stays where one is when something of it changes. */
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { useHost } from '../host';
import { route } from '../routes.svelte';
import Clinic from './Clinic.svelte';

test('a rule confirmed does not take one back to the heading', async () => {
  const sheet = {
    id: 's1',
    words: 'Nothing to eat for 8 hours.',
    givenBy: '',
    receivedDay: '2026-11-12',
    received: '12 Nov'
  };
  const suggestion = {
    kind: 'noSolids',
    name: 'No solid food',
    text: 'No solid food for 8 hours before',
    amount: { kind: 'minutes', minutes: 480 },
    anchor: 'infusion',
    sentence: sheet.words,
    asks: null
  };
  const view = { contact: null, kinds: [], presets: [], rules: [], sheets: [sheet] };
  let touch: (topics: string[]) => void = () => {};
  useHost({
    async call(name) {
      if (name === 'clinic.suggestions') return { answer: { open: [suggestion], left: [] }, touched: [] };
      return { answer: structuredClone(view), touched: name === 'clinic.read' ? [] : ['course'] };
    },
    put: () => Promise.reject(),
    blob: () => Promise.reject(),
    listen: (listener) => void (touch = listener as typeof touch),
    print() {}
  });
  route.go('course/sheet');
  window.dispatchEvent(new HashChangeEvent('hashchange'));
  render(Clinic);
  const yes = await screen.findByRole('button', { name: /That’s right/ });
  await expect.poll(() => document.activeElement?.id).toBe('clinic');
  await userEvent.click(yes);
  touch(['course']);
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(document.activeElement?.id).not.toBe('clinic');
});
