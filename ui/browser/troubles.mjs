/** What keeps a journal from being opened: a page each, with what to do, and the file as it was. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startHost } from './host.mjs';

const files = [
  ['plain', 'This is not an encrypted journal', Buffer.from('SQLite format 3\0'.padEnd(4096, '\0'))],
  ['empty', 'The journal’s file is empty', Buffer.alloc(0)]
];

export async function troubles({ page, base, look, expect }) {
  for (const [name, title, bytes] of files) {
    const folder = mkdtempSync(join(tmpdir(), 'afterglow-trouble-'));
    const home = join(folder, 'vault');
    const file = join(home, 'vault.db');
    mkdirSync(home);
    writeFileSync(file, bytes);
    const host = await startHost({ home, clock: join(folder, 'now'), zone: 'America/New_York' });
    try {
      await page.goto(host.base);
      await page.getByRole('heading', { name: title }).waitFor();
      await look(`trouble-${name}`);
      await page.keyboard.press('F1');
      await page.getByRole('heading', { name: 'You are not alone with this.' }).waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Look again' }).click();
      await page.getByRole('heading', { name: title }).waitFor();
      expect(`${name}: the file is as it was`, readFileSync(file).equals(bytes));
    } finally {
      host.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  }
  await page.goto(base);
}
