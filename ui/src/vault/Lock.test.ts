import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { useHost } from '../host';
import { standing } from './fake';
import Lock from './Lock.svelte';

test('a wrong passphrase is said, the field is empty and has the cursor again', async () => {
  const tried: unknown[] = [];
  useHost({
    async call(name, request) {
      if (name === 'vault.unlock') tried.push(request);
      throw { code: 'wrong_passphrase', message: 'That does not open it.' };
    },
    put: () => Promise.reject(),
    blob: () => Promise.reject(),
    listen() {},
    print() {}
  });
  render(Lock, { start: standing('locked') });
  const field = screen.getByLabelText('Passphrase') as HTMLInputElement;
  await userEvent.type(field, 'not this one');
  await userEvent.click(screen.getByRole('button', { name: 'Unlock' }));
  await screen.findByText('That does not open it.');
  expect(tried).toEqual([{ passphrase: 'not this one' }]);
  expect(field.value).toBe('');
  await waitFor(() => expect(document.activeElement).toBe(field));
  expect((screen.getByRole('button', { name: 'Unlock' }) as HTMLButtonElement).disabled).toBe(false);
  screen.getByRole('button', { name: 'Help now' });
});
