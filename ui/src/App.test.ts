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
  await vi.advanceTimersByTimeAsync(150_000);
  expect(document.activeElement).toBe(spare);
});

test('what the hours change is asked each minute, and while nobody sees the window not at all', async () => {
  const { asked } = fakeVault('locked');
  const seen = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('visible');
  const starts = () => asked.filter((one) => one.name === 'start.read').length;
  const see = (state: DocumentVisibilityState) => {
    seen.mockReturnValue(state);
    document.dispatchEvent(new Event('visibilitychange'));
  };
  const { unmount } = render(App);
  await vi.advanceTimersByTimeAsync(100);
  const first = starts();
  await vi.advanceTimersByTimeAsync(180_000);
  expect(starts()).toBe(first + 3);
  see('hidden');
  await vi.advanceTimersByTimeAsync(180_000);
  expect(starts()).toBe(first + 3);
  see('visible');
  expect(starts()).toBe(first + 4);
  unmount();
  await vi.advanceTimersByTimeAsync(180_000);
  expect(starts()).toBe(first + 4);
  seen.mockRestore();
});

test('while no time is near, it is asked every five minutes', async () => {
  const { asked, start } = fakeVault('locked');
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('visible');
  const starts = () => asked.filter((one) => one.name === 'start.read').length;
  start.calm = true;
  const { unmount } = render(App);
  await vi.advanceTimersByTimeAsync(100);
  const first = starts();
  await vi.advanceTimersByTimeAsync(299_000);
  expect(starts()).toBe(first);
  start.calm = false;
  await vi.advanceTimersByTimeAsync(2_000);
  expect(starts()).toBe(first + 1);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(starts()).toBe(first + 2);
  unmount();
});
