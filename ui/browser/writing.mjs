/** Today before and after an infusion; a fragment, what is written beside it, and what a kill leaves. */
import { clinic, course, prepare } from './course.mjs';
import { groggy } from './groggy.mjs';

async function go(page, place) {
  await page.evaluate((to) => (location.hash = to), `#/${place}`);
}

export async function today({ page, look, setNow, expect }) {
  await go(page, 'today');
  await page.getByRole('heading', { name: 'Plan your infusions' }).waitFor();
  await look('today-nothing');
  await course({ page, look, expect });
  await clinic({ page, look, expect });
  await go(page, 'today');
  setNow('2026-11-08T18:40:00-05:00');
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Infusion 1 is Monday at 10:30' }).waitFor();
  await look('today-before');
  await prepare({ page, look, expect });
  setNow('2026-11-09T11:05:00-05:00');
  await page.reload();
  await page.getByRole('button', { name: "It's over" }).click();
  await groggy({ page, look, setNow, expect });
  await page.getByRole('heading', { level: 1, name: '2 hours after infusion 1 of 6' }).waitFor();
  await page.getByText('water, light, slow').first().waitFor();
  await look('today-window');
}

export async function journal({ page, look, setNow, expect }) {
  setNow('2026-11-10T09:00:00-05:00');
  await go(page, 'journal');
  await page.getByRole('heading', { level: 1, name: 'Journal' }).waitFor();
  await look('journal');
  await page.getByRole('link', { name: /water, light, slow/ }).click();
  await page.getByRole('heading', { level: 1, name: 'Monday 9 November' }).waitFor();
  expect('a kept fragment has no field', (await page.getByRole('textbox').count()) === 0);
  await page.getByRole('button', { name: 'Write beside it' }).click();
  await page
    .getByRole('textbox')
    .fill('I noticed the kettle before I noticed the dread.\n\nIt had not gone. But it came in late.');
  await page.getByText(/^Draft saved/).waitFor();
  await look('journal-writing');
  await page.getByRole('button', { name: 'Keep this' }).click();
  await page.getByText('I noticed the kettle').last().waitFor();
  await page.getByRole('button', { name: 'Change it' }).waitFor();
  await look('journal-leaf');
  await page.getByRole('link', { name: 'Write', exact: true }).click();
  await page.getByRole('textbox').fill('水の音。 مَرْحَبًا 👩🏽‍🚀');
  await page.getByText(/^Draft saved/).waitFor();
  await look('journal-new');
  await page.getByRole('button', { name: 'Keep this' }).click();
  await page.getByRole('heading', { level: 1, name: 'Tuesday 10 November' }).waitFor();
  await page.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('button', { name: 'Put it back' }).click();
  await page.getByRole('heading', { level: 1, name: 'Tuesday 10 November' }).waitFor();
  await page.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('link', { name: 'Bin' }).click();
  await page.getByRole('heading', { level: 1, name: 'Bin' }).waitFor();
  await page.getByText('Stays until Thu 10 Dec.').waitFor();
  await page.getByRole('button', { name: /^Delete for good/ }).click();
  await page.getByText('Really delete this for good?').waitFor();
  await look('journal-bin');
  await page.getByRole('button', { name: 'Leave it here' }).click();
  await page
    .getByRole('button', { name: /^Put it back/ })
    .last()
    .click();
  await page.getByText('The bin is empty.').waitFor();
  await look('journal-bin-empty');
  await page.getByRole('link', { name: 'Read it' }).click();
  await page.getByRole('heading', { level: 1, name: 'Tuesday 10 November' }).waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('kettle');
  await page.getByText('1 entry', { exact: true }).waitFor();
  expect('what was looked for is marked', (await page.locator('mark').first().textContent()) === 'kettle');
  await look('journal-found');
  await page.getByLabel('Find in the journal').fill('水の');
  await page.locator('mark', { hasText: '水の' }).waitFor();
  await page.getByText('Narrow it down').click();
  const until = page.getByLabel('Until');
  await until.fill('soon');
  await until.press('Enter');
  await page.getByText('This is not a day that can be read.').waitFor();
  await look('journal-found-no-day');
  await until.fill('9 Nov');
  await until.press('Enter');
  await page.getByText('Nothing found.').waitFor();
  await page.getByText('0 entries, until Mon 9 Nov').waitFor();
  await look('journal-found-nothing');
  await page.getByLabel('Find in the journal').press('Escape');
  await page.getByRole('link', { name: /water, light, slow/ }).waitFor();
  await page.getByRole('link', { name: /水の音/ }).click();
  await page.getByRole('heading', { level: 1, name: 'Tuesday 10 November' }).waitFor();
  // The screen stays dark for a day after an infusion.
  setNow('2026-11-10T18:00:00-05:00');
  await page.reload();
}
