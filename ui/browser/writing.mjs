/** Today before and after an infusion; a fragment, what is written beside it, and what a kill leaves. */
import { clinic, course, prepare } from './course.mjs';

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
  setNow('2026-11-09T11:25:00-05:00');
  await page.reload();
  await page.getByRole('button', { name: "It's over" }).click();
  await page.getByText('Marked as over.').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('button', { name: "It's over" }).click();
  await page.getByRole('heading', { level: 1, name: 'Less than an hour after infusion 1 of 6' }).waitFor();
  expect('one tap opens the window', true);
  setNow('2026-11-09T14:00:00-05:00');
  await page.reload();
  const field = page.locator('textarea');
  await field.pressSequentially('water, light', { delay: 20 });
  await page.getByText(/^Draft saved/).waitFor();
  await look('today-window');
  await page.reload();
  await page.getByText('water, light').or(page.locator('textarea')).first().waitFor();
  expect('a draft goes on after a start', (await field.inputValue()) === 'water, light');
  await field.fill('water, light, slow');
  await page.getByRole('button', { name: 'Keep this' }).click();
  await page.getByText('Kept as it was. Nothing you write later changes it.').waitFor();
  await look('today-kept');
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
  expect('what was deleted can be put back', true);
  // The screen stays dark for a day after an infusion.
  setNow('2026-11-10T18:00:00-05:00');
  await page.reload();
}
