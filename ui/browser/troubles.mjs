/** What keeps a journal from being opened: a page each, with what to do, and the file as it was. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startHost } from './host.mjs';

const root = join(import.meta.dirname, '../..');
const headers = ['vault.hdr', 'vault.hdr2'];

/** What lies in the home folder, the page's title, and what brings it about. */
const cases = [
  [
    'plain',
    'This is not an encrypted journal',
    { 'vault.db': () => Buffer.from('SQLite format 3\0'.padEnd(4096, '\0')) }
  ],
  ['empty', 'The journal’s file is empty', { 'vault.db': () => Buffer.alloc(0) }],
  ['newer', 'This journal is from a newer Afterglow', each(headers, later)],
  ['damaged', 'This journal can’t be read', each(headers, (bytes) => bytes.subarray(0, 100))],
  ['in-use', 'Afterglow is open already', {}]
];

function each(names, change) {
  return Object.fromEntries(names.map((name) => [name, change]));
}

/** The header's version is a small number right after its name. */
function later(bytes) {
  const changed = Buffer.from(bytes);
  changed[changed.indexOf('version') + 'version'.length] = 9;
  return changed;
}

/** A home with a whole vault in it, then changed file by file. */
function prepare(folder, changes) {
  const [home, passphrase] = [join(folder, 'vault'), join(folder, 'passphrase')];
  writeFileSync(passphrase, 'six quiet words, kept close');
  mkdirSync(home);
  const words = ['--home', home, '--passphrase-file', passphrase, 'init'];
  execFileSync(join(root, 'target/debug/afterglow-cli'), words);
  for (const [name, change] of Object.entries(changes)) {
    const file = join(home, name);
    writeFileSync(file, change(readFileSync(file)));
  }
  return home;
}

export async function troubles({ page, base, look, expect }) {
  for (const [name, title, changes] of cases) {
    const folder = mkdtempSync(join(tmpdir(), 'afterglow-trouble-'));
    const home = prepare(folder, changes);
    const before = ['vault.db', ...headers].map((file) => readFileSync(join(home, file)));
    const place = { home, clock: join(folder, 'now'), zone: 'America/New_York' };
    // Whoever looks first at a home holds it until it ends.
    const other = name === 'in-use' ? await startHost(place) : null;
    if (other) {
      await page.goto(other.base);
      await page.getByRole('heading', { name: 'Afterglow is locked' }).waitFor();
    }
    const host = await startHost(place);
    try {
      await page.goto(host.base);
      await page.getByRole('heading', { name: title }).waitFor();
      await look(`trouble-${name}`);
      await page.keyboard.press('F1');
      await page.getByRole('heading', { name: 'You are not alone with this.' }).waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Look again' }).click();
      await page.getByRole('heading', { name: title }).waitFor();
      const after = ['vault.db', ...headers].map((file) => readFileSync(join(home, file)));
      expect(
        `${name}: the files are as they were`,
        after.every((bytes, at) => bytes.equals(before[at]))
      );
    } finally {
      host.stop();
      other?.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  }
  await page.goto(base);
}
