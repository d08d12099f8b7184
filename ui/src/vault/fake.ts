/** For tests only: a host that keeps just enough of a vault for the entrance. */
import type { Start } from '../generated/Start';
import type { Topic } from '../generated/Topic';
import { useHost, type Ear } from '../host';

export const CODE = ['K7QM', '3RTD', '9WXE', 'HB42', 'PN6C', 'VJ8S', 'D2FA'];
export const PASSPHRASE = 'it stays with me, always';

/** How things stand at the start, nothing chosen. */
export const standing = (vault: Start['vault']): Start => ({
  vault,
  kind: null,
  trouble: null,
  recoveryDone: null,
  recoveryDue: null,
  recoveryNote: null,
  theme: 'dusk',
  dusk: false,
  groggy: null,
  calm: false,
  textSize: 'normal',
  region: '',
  version: '0.0.1'
});

export function fakeVault(vault: Start['vault']) {
  const start = standing(vault);
  const asked: { name: string; request: Record<string, unknown> }[] = [];
  let ear: Ear = () => {};
  const lines = {
    region: 'us',
    regionName: 'United States',
    compared: 'Compared on 1 October.',
    regions: [{ code: 'us', name: 'United States', summary: '988, 911' }],
    shown: { people: [], lines: [], clinic: null, plan: [] },
    lines: []
  };
  const refuse = (code: string, message: string, field?: string) => ({ code, message, field });
  const commands: Record<string, (request: Record<string, unknown>) => unknown> = {
    'start.read': () => ({ ...start }),
    'support.lines': () => lines,
    'vault.suggest': () => ({ passphrase: 'one two three four five six seven' }),
    'vault.create'() {
      start.vault = 'open';
      start.recoveryDone = false;
      return {
        start,
        recoveryCode: CODE
      };
    },
    'vault.recoveryAsk': () => ({ groups: [2, 4, 7] }),
    'vault.recoveryConfirm'({ groups }) {
      for (const { group, text } of groups as { group: number; text: string }[])
        if (CODE[group - 1] !== text.toUpperCase())
          throw refuse('invalid', 'That is not what the paper says.', `group-${group}`);
      start.recoveryDone = true;
      return { confirmed: true };
    },
    'vault.recoveryLater': () => ({ until: '2026-11-14' }),
    'vault.unlock'({ passphrase }) {
      if (passphrase !== PASSPHRASE) throw refuse('wrong_passphrase', 'That does not open it.');
      start.vault = 'open';
      return {};
    }
  };
  useHost({
    async call(name, sent) {
      const request = sent as Record<string, unknown>;
      asked.push({ name, request });
      const command = commands[name];
      if (!command) throw refuse('not_found', name);
      const answer = command(request);
      const touched: Topic[] = ['vault.create', 'vault.unlock'].includes(name) ? ['vault'] : [];
      ear(touched);
      return { answer, touched };
    },
    put: () => Promise.reject(),
    blob: () => Promise.reject(new Error('none')),
    listen: (other) => void (ear = other),
    print: () => {}
  });
  const times = (name: string) => asked.filter((one) => one.name === name).length;
  return { asked, start, times };
}
