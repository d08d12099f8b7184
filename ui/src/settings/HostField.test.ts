import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import Closing from '../frame/Closing.svelte';
import { CallError, useHost, type Desktop, type Switches } from '../host';
import HostField from './HostField.svelte';

const off: Switches = { background: false, panel: true, login: false, timer: false, loginReminds: false };

function hosted(desktop?: Partial<Desktop>) {
  useHost({
    call: () => Promise.reject(),
    put: () => Promise.reject(),
    blob: () => Promise.reject(),
    listen() {},
    print() {},
    ...(desktop ? { desktop: desktop as Desktop } : {})
  });
}

test('a browser has no desktop, and shows no switches for one', async () => {
  hosted();
  const { container } = render(HostField);
  await Promise.resolve();
  expect(container.textContent).toBe('');
});

test('one switch may move another; what is not to be had is not offered', async () => {
  let now: Switches = { ...off, timer: null };
  hosted({
    switches: async () => now,
    set: async (one, on) => (now = { ...now, [one]: on, background: true })
  });
  render(HostField);
  const login = await screen.findByRole('checkbox', { name: /Start without a window/ });
  expect(screen.getAllByRole('checkbox')).toHaveLength(2);
  await userEvent.click(login);
  const icon = screen.getByRole<HTMLInputElement>('checkbox', { name: /Stay as an icon/ });
  await waitFor(() => expect(icon.checked).toBe(true));
});

test('what the system refuses stays off, and is said', async () => {
  hosted({
    switches: async () => off,
    set: () => Promise.reject(new CallError('unexpected', 'Your system did not take that.'))
  });
  render(HostField);
  const box = await screen.findByRole<HTMLInputElement>('checkbox', { name: /Let the system look/ });
  await userEvent.click(box);
  await screen.findByText('Your system did not take that.');
  expect(box.checked).toBe(false);
});

test('closing asks once, and takes either answer', async () => {
  let ask = () => {};
  const answers: boolean[] = [];
  HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
    this.open = true;
  };
  hosted({ onClosing: (ear) => void (ask = ear), close: async (quit) => void answers.push(quit) });
  render(Closing);
  for (const name of ['Keep open', 'Quit']) {
    ask();
    await userEvent.click(await screen.findByRole('button', { name, hidden: true }));
    await waitFor(() => expect(screen.queryByText('Quit, or keep open?')).toBeNull());
  }
  expect(answers).toEqual([false, true]);
});
