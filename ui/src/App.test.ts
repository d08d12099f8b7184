import { render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import App from './App.svelte';
import { fakeVault } from './vault/fake';

beforeEach(() => vi.useFakeTimers({ shouldAdvanceTime: true }));
afterEach(() => vi.useRealTimers());

test('an answer that says the same again leaves the cursor where it is', async () => {
  fakeVault('locked');
  render(App);
  const spare = await screen.findByRole('button', { name: 'Use the spare key' });
  await vi.advanceTimersByTimeAsync(100);
  spare.focus();
  expect(document.activeElement).toBe(spare);
  await vi.advanceTimersByTimeAsync(46_000);
  expect(document.activeElement).toBe(spare);
});
