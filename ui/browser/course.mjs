/** The course and the clinic's sheet: planned from a pasted table, a rule from a line, moved, cancelled, undone. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const fixtures = join(import.meta.dirname, '../../tests/fixtures');
const table = readFileSync(join(fixtures, 'course.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .join('\n');
const sheet = readFileSync(join(fixtures, 'clinic-sheets/2-eight-and-two.txt'), 'utf8');

export async function course({ page, look }) {
  await page.evaluate(() => (location.hash = '#/course'));
  await page.getByRole('heading', { level: 1, name: 'Your course' }).waitFor();
  await page.getByText('No infusions are planned yet').waitFor();
  await look('course-empty');
  const dates = page.getByLabel('Dates and times, one on each line');
  await dates.fill('2026-11-09 10:30\n2026-11-09 10:45\ntomorrow, perhaps');
  await page.getByText('No date found in this line.').waitFor();
  await page.getByRole('button', { name: 'Plan 2 infusions' }).click();
  await page.getByText('This falls within another infusion.').waitFor();
  await look('course-refused');
  await dates.fill(table);
  await page.getByRole('button', { name: 'Plan 6 infusions' }).click();
  await page.getByText('6 infusions are planned.').waitFor();
  await page.getByRole('heading', { name: 'Infusion 6 of 6' }).waitFor();
  await look('course-planned');

  const second = page.locator('li', { has: page.getByRole('heading', { name: 'Infusion 2 of 6' }) });
  await second.getByRole('button', { name: 'Move' }).click();
  await second.getByLabel('New date and time').fill('2026-11-16 10:30');
  await second.getByRole('button', { name: 'Move it' }).click();
  await second.getByText('There is an infusion at this time already.').waitFor();
  await look('course-move');
  await second.getByLabel('New date and time').fill('Fri 13 Nov 9:15 am');
  await second.getByRole('button', { name: 'Move it' }).click();
  await page.getByText('Fri 13 Nov, 09:15').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await second.getByText('Thu 12 Nov, 10:30').waitFor();
  await second.getByRole('button', { name: /^Cancel/ }).click();
  await page.getByText('Infusion 2 is cancelled.').waitFor();
  await page.getByRole('heading', { name: 'Infusion 5 of 5' }).waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('heading', { name: 'Infusion 6 of 6' }).waitFor();
}

export async function clinic({ page, look, expect }) {
  await page.getByLabel('The sheet, in their words').fill(sheet);
  await page.getByLabel('Received on').fill('2026-11-31');
  await page.getByRole('button', { name: 'Keep this sheet' }).click();
  await page.getByText('has not come yet').waitFor();
  await page.getByLabel('Received on').fill('2026-11-05');
  await page.getByRole('button', { name: 'Keep this sheet' }).click();
  await page.getByText('Pick a line to take a rule from it.').waitFor();
  await page.getByText('None yet. Nothing is counted until you enter one.').waitFor();
  const remove = (rule) => page.getByRole('button', { name: new RegExp(`^Remove ?: ${rule}`) });
  await look('sheet-suggestions');
  for (const rule of [
    'No solid food for 8 hours before',
    'An adult comes inside the clinic',
    'No driving for 24 hours after'
  ]) {
    await page.getByRole('button', { name: new RegExp(`^That’s right ?: ${rule}`) }).click();
    await remove(rule).waitFor();
  }
  // One is corrected in the form, one is left and can be brought back.
  await page.getByRole('button', { name: /^Correct it ?: Clear liquids until/ }).click();
  await page.getByLabel('How long').fill('3');
  await page.getByRole('button', { name: 'Keep this rule' }).click();
  await remove('Clear liquids until 3 hours before').waitFor();
  await page.getByRole('button', { name: 'You may have sips of clear fluids' }).click();
  await page.getByLabel('What the rule is about').selectOption('clearLiquidsUntil');
  await page.getByLabel('How long').fill('2');
  await page.getByRole('button', { name: 'Keep this rule' }).click();
  await remove('Clear liquids until 2 hours before').waitFor();
  await page.getByRole('button', { name: /^Leave it ?: No alcohol after/ }).click();
  await page.getByText('1 left out').click();
  await page.getByRole('button', { name: /^Bring it back ?: No alcohol after/ }).waitFor();
  await page.getByText('Sets that many clinics use').click();
  await look('sheet-rules');
  await page.getByText('Sets that many clinics use').click();
  await page.getByLabel('How long').fill('a while');
  await page.getByRole('button', { name: 'Keep this rule' }).click();
  await page.getByText('lies between 0 and 72 hours').waitFor();
  await page.getByRole('button', { name: /^Remove ?: No driving for 24 hours after/ }).click();
  await page.getByText('The rule is removed.').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('button', { name: /^Remove ?: No driving for 24 hours after/ }).waitFor();
  await page.getByLabel('Clinic or person').fill('Harbor Street Clinic');
  await page.getByLabel('Phone number', { exact: true }).fill('(617) 555-0100');
  await page.getByRole('button', { name: 'Keep', exact: true }).click();
  await page.getByText('Kept.').first().waitFor();
  await look('course');
  expect(
    'four rules stand beside the sheet',
    (await page.getByRole('button', { name: /^Remove ?:/ }).count()) === 4
  );
}

/** On Today, the evening before: until when, the ride, the list. */
export async function prepare({ page, look, expect }) {
  await page.getByText('7 h 50 min left').waitFor();
  const until = await page.locator('.clock time').allTextContents();
  expect('solids until 02:30, liquids until 08:30', until.join() === '02:30,08:30', until.join());
  await page.getByLabel('Who takes you home').fill('Dana');
  await page.getByLabel('Their phone number').fill('(617) 555-0142');
  await page.getByRole('button', { name: 'I asked them' }).click();
  await page.getByText('waiting for Dana').waitFor();
  await page.getByRole('button', { name: 'Eye mask' }).click();
  await page.getByRole('checkbox', { name: 'Eye mask' }).waitFor();
  await page.getByRole('button', { name: 'An adult inside the clinic' }).click();
  await page.getByLabel('In your own words').fill('“Slow water” playlist');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByRole('checkbox', { name: 'playlist' }).waitFor();
  await look('today-list');
  await page.getByRole('button', { name: 'Done changing' }).click();
  await page.getByRole('checkbox', { name: 'Eye mask' }).check();
  await look('today-asked');
  await page.getByRole('button', { name: 'I had something to eat or drink' }).click();
  await page.getByLabel('What it was').fill('Coffee with milk');
  await page.getByLabel('When', { exact: true }).fill('soon');
  await page.getByRole('button', { name: 'Keep this', exact: true }).click();
  await page.getByText('not a time on the clock').waitFor();
  await page.getByLabel('When', { exact: true }).fill('18:10');
  await page.getByRole('button', { name: 'Keep this', exact: true }).click();
  await page.getByText('Tell your clinic. They know what to do with it.').waitFor();
  await page.getByText('(617) 555-0100').first().waitFor();
  await page.getByLabel('What you would like to keep in mind').fill('To stay with the quiet.');
  await page.getByLabel('A question to ask them').fill('How long will I be watched?');
  await page.getByRole('button', { name: 'Note it' }).click();
  await page.getByRole('button', { name: /^They answered ?: How long/ }).click();
  await page.getByLabel('What they said').fill('About half an hour.');
  await look('today-along');
  await page.locator('li').getByRole('button', { name: 'Keep this', exact: true }).click();
  await page.getByText('1 answered').click();
  await page.getByText('About half an hour.').waitFor();
  await page.getByRole('button', { name: /^Remove ?: Coffee with milk/ }).click();
  await page.getByText('Tell your clinic.').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Dana said yes' }).click();
  await page.getByRole('heading', { name: 'Your ride home with Dana' }).waitFor();
  await page.getByText('Not confirmed', { exact: true }).waitFor({ state: 'detached' });
  await details({ page, look });
}

/** Where and when, who stays, who else; and the page for whoever drives. */
async function details({ page, look }) {
  await page.getByRole('button', { name: 'Where, when, who stays' }).click();
  await page.getByLabel('Pick-up time').fill('09:00');
  await page.getByLabel('Pick-up place').fill('Main door, 12 Elm Street');
  await page.getByRole('button', { name: 'Dana stays too' }).click();
  await page.getByLabel('Who could drive instead', { exact: true }).fill('Tom');
  await page.getByLabel('Phone number of who could drive instead').fill('(617) 555-0177');
  await page.getByRole('button', { name: 'Keep this', exact: true }).click();
  await page.getByText('lies before the infusion').waitFor();
  await look('ride-details');
  await page.getByLabel('Pick-up time').fill('12:30');
  await page.getByRole('button', { name: 'Keep this', exact: true }).click();
  await page.getByText('12:30, Main door, 12 Elm Street').waitFor();
  await look('ride-agreed');
  await page.getByRole('button', { name: 'Tom drives instead' }).click();
  await page.getByRole('heading', { name: 'Your ride home with Tom' }).waitFor();
  await page.getByText('Not asked yet').waitFor();
  await look('ride-backup');
  await page.getByRole('button', { name: 'Dana drives instead' }).click();
  await page.getByRole('button', { name: 'Dana said yes' }).click();
  await page.getByRole('link', { name: 'A page for them' }).click();
  await page.getByRole('heading', { level: 1, name: 'For the person who takes me home' }).waitFor();
  await look('companion');
  await page.goBack();
  await page.getByRole('heading', { name: 'Your ride home with Dana' }).waitFor();
}
