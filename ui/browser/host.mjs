/** Starts the loopback host and waits until it says where it is. */
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';

const root = join(import.meta.dirname, '../..');

export async function startHost({ home, clock, zone, open = [], voice }) {
  writeFileSync(clock, '2026-11-07T09:00:00-05:00');
  const pick = join(dirname(clock), 'packet.age');
  // Links that a walk points at what it wants to have chosen; without one nothing is.
  const [opened, folder] = ['opened', 'folder'].map((name) => `${home}-${name}`);
  const child = spawn(
    join(root, 'target/debug/afterglow-host'),
    [
      ['--ui', join(root, 'ui/dist')],
      ['--home', home],
      ['--now', clock],
      ['--zone', zone],
      ['--pick', pick],
      ['--folder', folder],
      ...[opened, ...open].map((path) => ['--open', path]),
      voice ? ['--voice', voice] : []
    ].flat(),
    { stdio: ['ignore', 'pipe', 'inherit'] }
  );
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith('http://')) return { base: line, open: opened, folder, stop: () => child.kill() };
  }
  throw new Error('the loopback host did not start');
}
