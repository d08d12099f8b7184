import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import App from '../App.svelte';
import { CODE, fakeVault, PASSPHRASE } from './fake';
import Lock from './Lock.svelte';

const user = userEvent.setup();
const focused = () => document.activeElement?.id || document.activeElement?.tagName;

beforeEach(async () => {
  // As at a first start: nothing in the address yet.
  location.hash = '';
  await new Promise((done) => setTimeout(done));
});

async function toSpareKey() {
  const vault = fakeVault('none');
  render(App);
  await user.click(await screen.findByRole('button', { name: 'Continue' }));
  await user.type(await screen.findByLabelText('New passphrase'), PASSPHRASE);
  await user.type(screen.getByLabelText('Once more'), `${PASSPHRASE}{Enter}`);
  await screen.findByRole('heading', { name: 'Your spare key' });
  await screen.findByLabelText('Group 2');
  return vault;
}

test('two passphrases that differ make no journal', async () => {
  const vault = fakeVault('none');
  render(App);
  await user.click(await screen.findByRole('button', { name: 'Continue' }));
  await user.type(await screen.findByLabelText('New passphrase'), PASSPHRASE);
  await user.type(screen.getByLabelText('Once more'), 'another{Enter}');
  await screen.findByText(/The two are not the same/);
  expect(vault.times('vault.create')).toBe(0);
});

test('the suggestion is taken only when one says so', async () => {
  fakeVault('none');
  render(App);
  await user.click(await screen.findByRole('button', { name: 'Continue' }));
  await user.click(await screen.findByRole('button', { name: 'Suggest seven words' }));
  expect((await screen.findByTestId('suggestion')).textContent).toBe('one two three four five six seven');
  const field = screen.getByLabelText<HTMLInputElement>('New passphrase');
  expect(field.value).toBe('');
  await user.click(screen.getByRole('button', { name: 'Take these' }));
  expect(field.value).toBe('one two three four five six seven');
});

test('a wrong group is blamed on its field, which has the focus', async () => {
  await toSpareKey();
  await user.type(screen.getByLabelText('Group 2'), CODE[1] ?? '');
  await user.type(screen.getByLabelText('Group 4'), '0000');
  await user.click(screen.getByRole('button', { name: 'I have it on paper' }));
  await screen.findByText('That is not what the paper says.');
  expect(focused()).toBe('group-4');
});

test('Help now takes nothing away: the spare key and what was typed are still there', async () => {
  const vault = await toSpareKey();
  await user.type(screen.getByLabelText('Group 2'), '3RT');
  await user.keyboard('{F1}');
  await screen.findByRole('heading', { level: 1, name: 'You are not alone with this.' });
  expect(screen.queryByRole('heading', { name: 'Your spare key' })).toBeNull();
  await waitFor(() => expect(focused()).toBe('H1'));
  await user.keyboard('{Escape}');
  await screen.findByRole('heading', { name: 'Your spare key' });
  expect(screen.getByText('HB42')).toBeTruthy();
  expect(screen.getByLabelText<HTMLInputElement>('Group 2').value).toBe('3RT');
  await waitFor(() => expect(focused()).toBe('group-2'));
  expect(vault.times('vault.create')).toBe(1);
});

test('the lock waits at its field, and comes back to it after a wrong try', async () => {
  const vault = fakeVault('locked');
  render(Lock, { start: vault.start });
  const field = screen.getByLabelText<HTMLInputElement>('Passphrase');
  await waitFor(() => expect(focused()).toBe('passphrase'));
  await user.type(field, 'not this one{Enter}');
  await screen.findByText('That does not open it.');
  await waitFor(() => expect(focused()).toBe('passphrase'));
  expect(field.value).toBe('');
  expect(vault.times('vault.unlock')).toBe(1);
});

test('nothing typed is no try', async () => {
  const vault = fakeVault('locked');
  render(Lock, { start: vault.start });
  await user.click(screen.getByRole('button', { name: 'Unlock' }));
  expect(vault.times('vault.unlock')).toBe(0);
});
