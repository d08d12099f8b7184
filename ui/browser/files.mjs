/** In and out: a journal is looked at, brought in, taken out again; the own one goes out and comes back. */
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { passphrase } from './entrance.mjs';

const journals = join(import.meta.dirname, '../../tests/fixtures/journals');

/** The next dialog answers with this. */
function choose(link, target) {
  rmSync(link, { force: true });
  if (target) symlinkSync(target, link);
}

export async function files({ page, base, host, look, setNow, expect }) {
  setNow('2026-12-01T14:00:00-05:00');
  await page.goto(base);
  await page.evaluate(async (passphrase) => {
    for (const [name, request] of [
      ['vault.create', { passphrase, region: 'us', theme: 'dusk' }],
      ['vault.recoveryLater', {}]
    ])
      await fetch('/call', { method: 'POST', body: JSON.stringify({ name, request }) });
    location.hash = '#/journal';
  }, passphrase);
  await page.reload();
  await page.getByRole('link', { name: 'In and out' }).click();
  await page.getByRole('heading', { level: 1, name: 'In and out' }).waitFor();
  await look('files');
  await nothing({ page, host, look });
  await broughtIn({ page, host, look, expect });
  await left({ page, host, look });
  await takenOut({ page, host, look, expect });
}

async function nothing({ page, host, look }) {
  choose(host.open, null);
  await page.getByRole('button', { name: 'Choose a file' }).click();
  await page.getByText('Stopped. Nothing was changed.').waitFor();
  const empty = `${host.open}-empty.json`;
  writeFileSync(empty, '[]');
  choose(host.open, empty);
  await page.getByRole('button', { name: 'Choose a file' }).click();
  await page.getByText('There is no journal in this that could be read.').waitFor();
  await page.getByRole('button', { name: 'Take it out' }).click();
  await page.getByRole('heading', { name: 'These files are not sealed' }).waitFor();
  await look('files-not-sealed');
  await page.getByRole('button', { name: 'Choose where' }).click();
  await page.getByText('Stopped. Nothing was changed.').waitFor();
}

async function broughtIn({ page, host, look, expect }) {
  choose(host.open, join(journals, 'jrnl.txt'));
  await page.getByRole('button', { name: 'Choose a file' }).click();
  await page.getByRole('heading', { name: 'From jrnl.txt' }).waitFor();
  await page.getByText('6 entries would come, Mon 9 Nov to Sun 14 Mar 2027').waitFor();
  await look('files-arrival');
  await page.getByRole('button', { name: 'Bring in 6 entries' }).click();
  await page.getByText('6 entries came. They are private.').waitFor();
  await look('files-came');
  await page.getByRole('link', { name: 'To the journal' }).click();
  await page.getByRole('link', { name: /The ceiling was water/ }).click();
  await page.getByRole('heading', { level: 1, name: 'Monday 9 November' }).waitFor();
  await look('files-in-the-journal');
  await page.evaluate(() => (location.hash = '#/files'));
  await page.getByRole('button', { name: 'Choose a file' }).click();
  await page.getByText('6 are in your journal already.').waitFor();
  expect(
    'what is here is not offered again',
    (await page.getByRole('button', { name: /^Bring in/ }).count()) === 0
  );
  await page.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('button', { name: /^Take it out again/ }).click();
  await page.getByRole('button', { name: 'Move to the bin' }).waitFor();
  await look('files-again');
  await page.getByRole('button', { name: 'Move to the bin' }).click();
  await page.getByText('6 entries are in the bin now.').waitFor();
}

async function left({ page, host, look }) {
  const vault = `${host.folder}-vault`;
  mkdirSync(join(vault, '2026/11'), { recursive: true });
  writeFileSync(
    join(vault, '2026/11/09.md'),
    '---\ntags: [sleep, "the sea"]\n---\nIt rained, and the kettle came first.\n\n![](../../window.png)\n\n![](../../gone.png)'
  );
  writeFileSync(join(vault, 'مَرْحَبًا.md'), 'مَرْحَبًا 水の音 👩🏽‍🚀');
  writeFileSync(
    join(vault, 'An old one in another encoding.txt'),
    Buffer.from('2026: M\xfcdigkeit', 'latin1')
  );
  writeFileSync(join(vault, 'empty.md'), '');
  for (let number = 1; number < 12; number += 1)
    writeFileSync(
      join(vault, `A picture with a long name that is called a text ${number}.md`),
      Buffer.from([137, 80, 78, 71, 0, 0, 1])
    );
  await page.screenshot({ path: join(vault, 'window.png') });
  symlinkSync('/etc/hostname', join(vault, 'elsewhere.md'));
  choose(host.folder, vault);
  await page.getByRole('button', { name: 'Choose a folder' }).click();
  await page.getByText('3 entries would come').waitFor();
  await look('files-left');
  await page.getByRole('button', { name: 'Bring in 3 entries' }).click();
  await page.getByText('3 entries came.').waitFor();
  await page.getByText(/3 entries came, 3 are here as they came/).waitFor();
  await page.getByText('The picture isn’t there').waitFor();
  await look('files-came-without');
}

async function takenOut({ page, host, look, expect }) {
  const place = `${host.folder}-place`;
  mkdirSync(place);
  choose(host.folder, place);
  await page.getByRole('button', { name: 'Take it out', exact: true }).click();
  await page.getByRole('button', { name: 'Choose where' }).click();
  await page.getByText('3 entries are in “Afterglow journal 2026-12-01” now.').waitFor();
  await look('files-out');
  const folder = join(place, 'Afterglow journal 2026-12-01');
  expect('the folder has a page that says what is what', existsSync(join(folder, 'README.md')));
  expect('nothing half done lies beside it', readdirSync(place).length === 1);
  await page.getByLabel('One file with everything').check();
  await page.getByRole('button', { name: 'Take it out', exact: true }).click();
  await page.getByRole('button', { name: 'Choose where' }).click();
  await page.getByText(/^3 entries are in “packet.age” now\./).waitFor();
  const own = `${host.open}-own.zip`;
  cpSync(join(dirname(host.open), 'packet.age'), own);
  choose(host.open, own);
  await page.getByRole('button', { name: 'Choose a file' }).click();
  await page.getByText('3 are in your journal already.').waitFor();
}
