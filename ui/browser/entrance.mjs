/** First run, settings, Help now, the lock. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const passphrase = 'it stays with me, always';

export async function firstRun({ page, look, expect }) {
  await page.getByRole('heading', { name: 'This stays with you' }).waitFor();
  await page.getByRole('option').first().waitFor({ state: 'attached' });
  await look('first-run-welcome');
  await page.getByLabel('Help numbers for').selectOption('us');
  await page.getByRole('button', { name: 'Continue' }).click();

  await page.getByRole('heading', { name: 'A passphrase for every day' }).waitFor();
  await page.getByRole('button', { name: 'Suggest seven words' }).click();
  const words = await page.getByTestId('suggestion').textContent();
  expect('seven words are suggested', words.trim().split(' ').length === 7, words);
  await look('first-run-passphrase');
  await page.getByLabel('New passphrase').fill(passphrase);
  await page.getByLabel('Once more').fill('something else');
  await page.getByRole('button', { name: 'Make my journal' }).click();
  await page.getByText('The two are not the same').waitFor();
  await look('first-run-differs');
  await page.getByLabel('Once more').fill(passphrase);
  await page.getByRole('button', { name: 'Make my journal' }).click();

  await page.getByRole('heading', { name: 'Your spare key' }).waitFor();
  const groups = await page.locator('.key-code .num').allTextContents();
  expect('seven groups of four are shown', groups.length === 7 && groups.every((g) => g.length === 4));
  await page
    .getByLabel(/^Group /)
    .first()
    .waitFor();
  await printed({ page, groups, expect });
  const fields = page.getByLabel(/^Group /);
  // Help now lies over this step and takes nothing away: the key is shown only here.
  await fields.last().fill('AB');
  await page.keyboard.press('F1');
  await page.getByRole('heading', { name: 'You are not alone with this.' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { name: 'Your spare key' }).waitFor();
  const after = await page.locator('.key-code .num').allTextContents();
  expect('Help now leaves the spare key as it was', after.join() === groups.join());
  expect('and what was typed', (await fields.last().inputValue()) === 'AB');
  const there = await fields.last().evaluate(async (field) => {
    await new Promise((done) => setTimeout(done, 100));
    return document.activeElement === field;
  });
  expect('and the focus where it was', there);
  await fields.first().fill('0000');
  await page.getByRole('button', { name: 'I have it on paper' }).click();
  await page.getByText('That is not what the paper says').waitFor();
  await look('first-run-recovery');
  for (const field of await fields.all()) {
    const number = Number((await field.getAttribute('id')).replace('group-', ''));
    await field.fill(groups[number - 1].toLowerCase());
  }
  await page.getByRole('button', { name: 'I have it on paper' }).click();
  await page.locator('nav.rail').waitFor();
}

/** What a printer gets: the sheet alone. */
async function printed({ page, groups, expect }) {
  const folder = mkdtempSync(join(tmpdir(), 'afterglow-print-'));
  const file = join(folder, 'sheet.pdf');
  try {
    await page.pdf({ path: file, format: 'A4' });
    const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
    const lines = text.split(/[\n\f]/).filter((line) => line.trim());
    expect(
      'the printed sheet has the whole code',
      text.replace(/\s+/g, ' ').includes(groups.join(' ')),
      text
    );
    expect(
      'the printed sheet has its three lines only',
      lines.length === 3 && text.split('\f').length === 2,
      text
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export async function settings({ page, look, expect }) {
  await page.getByRole('link', { name: 'Settings' }).first().click();
  await page.getByRole('heading', { name: 'Settings' }).waitFor();
  await page.getByText('You have a spare key on paper.').waitFor();
  await page.getByRole('radio', { name: 'Larger' }).check();
  await page.getByText('Saved.', { exact: true }).waitFor();
  await look('settings-larger');
  await page.getByRole('radio', { name: 'Normal' }).check();
  await page.getByRole('radio', { name: 'Paper' }).check();
  await page.waitForFunction(() => document.documentElement.dataset.theme === 'paper');
  await look('settings');
  await page.getByRole('radio', { name: 'Dusk' }).check();
  expect('the theme is kept', true);
}

export async function helpNow({ page, look, expect }) {
  await page.keyboard.press('F1');
  await page.getByText('988', { exact: true }).first().waitFor();
  await look('help-now');
  await page.getByRole('button', { name: 'Yes', exact: true }).click();
  await page.getByText('Call 911 now').waitFor();
  await look('help-now-danger');
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { name: 'Settings' }).waitFor();
  expect('Escape leads back', true);
}

export async function lock({ page, look, expect }) {
  await page.getByRole('button', { name: 'Lock', exact: true }).click();
  await page.getByRole('heading', { name: 'Afterglow is locked' }).waitFor();
  const arrived = await page
    .waitForFunction(() => document.activeElement?.id === 'passphrase', null, { timeout: 20000 })
    .then(() => true)
    .catch(() => false);
  expect('the lock waits at its field', arrived);
  await look('lock', { themes: ['dusk'] });
  await page.getByRole('button', { name: 'Three words' }).click();
  await look('lock-words', { themes: ['dusk'] });
  await page.getByRole('button', { name: 'Back' }).click();
  await page.keyboard.press('F1');
  await page.getByText('988', { exact: true }).first().waitFor();
  await page.getByRole('button', { name: 'Back to where I was' }).click();
  await page.getByLabel('Passphrase', { exact: true }).fill('not this one at all');
  await page.getByRole('button', { name: 'Unlock' }).click();
  await page.getByText('That does not open it').waitFor();
  await look('lock-wrong', { themes: ['dusk'] });
  await page.getByRole('button', { name: 'Use the spare key' }).click();
  await page.getByRole('heading', { name: 'Back in with the spare key' }).waitFor();
  await look('lock-recover', { themes: ['dusk'] });
  await page.getByRole('button', { name: 'Back' }).click();
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await page.getByRole('button', { name: 'Unlock' }).click();
  await page.locator('nav.rail').waitFor();
}
