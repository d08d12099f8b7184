/** A course made in one step, and its first day lived with one tap a step, in a vault of its own. */
import { asking } from './ask.mjs';
import { passphrase } from './entrance.mjs';

export async function day({ page, base, setNow, look, expect }) {
  setNow('2026-11-07T09:00:00-05:00');
  await page.goto(base);
  const ask = asking(page);
  await ask('vault.create', { passphrase, region: 'US', theme: 'dusk' });
  await ask('vault.recoveryLater', {});
  await page.reload();
  /** From the top: what the bars cover there is nothing one looks for. */
  const fromTop = async (name, how) => {
    await page.evaluate(() => window.scrollTo(0, 0));
    await look(name, how);
  };
  const tools = { page, setNow, look: fromTop, expect, ask };
  await series(tools);
  await phases(tools);
  await rest(tools);
  await lived(tools);
}

async function go(page, place) {
  await page.evaluate((to) => (location.hash = to), `#/${place}`);
}

async function series({ page, look, expect }) {
  await go(page, 'day');
  await page.getByText('No infusion is planned, so there is no day to show.').waitFor();
  await look('day-none');
  await go(page, 'course');
  await page.getByText('As a series').click();
  await page.getByLabel('First day').fill('9 Nov');
  await page.getByLabel('Time', { exact: true }).fill('half past ten');
  await page.getByLabel('Mon', { exact: true }).check();
  await page.getByLabel('Thu', { exact: true }).check();
  await page.getByText('This is not a time of day.').waitFor();
  await look('series-refused');
  await page.getByLabel('Time', { exact: true }).fill('10:30');
  await page.getByText('6 infusions, Mon 9 Nov to Thu 26 Nov').waitFor();
  await page.getByRole('button', { name: /^Leave out ?: Thu 26 Nov/ }).click();
  await page.getByText('6 infusions, Mon 9 Nov to Mon 30 Nov').waitFor();
  await page.getByRole('button', { name: /^Other time ?: Mon 16 Nov/ }).click();
  await page.getByLabel('Its own time').fill('2 pm');
  await page.getByLabel('Its own time').press('Enter');
  await page.getByText('Mon 16 Nov, 14:00', { exact: true }).waitFor();
  await page.getByLabel('Minutes to get there').fill('25');
  await page.getByLabel('Minutes there before it starts').fill('30');
  await page.getByLabel('Minutes watched').fill('30');
  await look('series');
  await page.getByRole('button', { name: 'Plan 6 infusions' }).click();
  await page.getByText('6 infusions are planned.').waitFor();
  // The list is asked for anew once they are planned.
  await page.locator('li time').nth(5).waitFor();
  const dates = await page.locator('li time').allTextContents();
  expect(
    'what was shown is what is planned',
    dates.join() ===
      'Mon 9 Nov, 10:30,Thu 12 Nov, 10:30,Mon 16 Nov, 14:00,Thu 19 Nov, 10:30,Mon 23 Nov, 10:30,Mon 30 Nov, 10:30',
    dates.join()
  );
}

async function phases({ page, look }) {
  await page.getByRole('button', { name: /^Times ?: Infusion 6/ }).click();
  const form = page.locator('form', { has: page.getByRole('button', { name: 'Keep these times' }) });
  await form.getByLabel('How it is given').selectOption('nasal');
  await form.getByLabel('Minutes watched').fill('3000');
  await form.getByLabel('About how many minutes').fill('15');
  await form.getByRole('button', { name: 'Keep these times' }).click();
  await page.getByText('from 0 to 1,440').waitFor();
  await look('course-times');
  await form.getByLabel('Minutes watched').fill('120');
  await form.getByRole('button', { name: 'Keep these times' }).click();
  await page.getByText('The times are kept.').waitFor();
  await page.getByText('Planned · Nasal spray').waitFor();
}

async function rest({ page, look }) {
  await page.getByRole('button', { name: /^Move ?: Infusion 3/ }).click();
  await page.getByLabel('New date and time').fill('2026-11-17 10:30');
  await page.getByLabel('The 3 after it move by as many days').check();
  await look('course-move-rest');
  await page.getByRole('button', { name: 'Move it' }).click();
  await page.getByText('Infusion 3 and those after it are moved.').waitFor();
  await page.getByText('Tue 1 Dec, 10:30').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('Mon 16 Nov, 14:00', { exact: true }).waitFor();
  await page.getByText('Mon 30 Nov, 10:30', { exact: true }).waitFor();
}

async function lived({ page, setNow, look, expect, ask }) {
  const at = async (time) => {
    setNow(`2026-11-09T${time}:00-05:00`);
    await page.reload();
  };
  const tap = (name) => page.getByRole('button', { name, exact: true }).click();
  const course = await ask('course.read', {});
  const id = course.infusions[0].id;
  const sheet = { words: 'Ring us if you are above 160/100.', givenBy: '', receivedDay: '2026-11-02' };
  const sheets = await ask('clinic.addSheet', sheet);
  await ask('clinic.setRule', {
    sheetId: sheets.sheets[0].id,
    kind: 'callAbove',
    anchor: 'infusion',
    sentence: sheet.words,
    amount: { kind: 'pressure', systolic: 160, diastolic: 100 }
  });
  await ask('clinic.setContact', { name: 'Harbor Street Clinic', phone: '(617) 555-0100' });
  await ask('ride.set', { sessionId: id, state: 'confirmed', who: 'Dana', phone: '(617) 555-0142' });
  await go(page, 'today');
  await at('09:20');
  const way = page.getByRole('link', { name: 'Step by step through the day' });
  await way.waitFor();
  await look('today-day');
  await way.click();
  await page.getByRole('heading', { level: 1, name: 'Before you leave' }).waitFor();
  // The list to leave with stands beside the step that leaves, and goes with it.
  await page.getByRole('heading', { level: 2, name: 'Before you leave' }).waitFor();
  await look('day-morning');
  await page.getByRole('button', { name: 'Add a reading' }).click();
  await page.getByText('My own device').click();
  await page.getByLabel('Blood pressure, upper').fill('900');
  await page.getByLabel('When', { exact: true }).fill('8:05');
  await page.getByRole('button', { name: 'Keep this reading' }).click();
  await page.getByText('lies between 40 and 300').waitFor();
  await look('day-reading');
  await page.getByLabel('Blood pressure, upper').fill('171');
  await page.getByLabel('Blood pressure, lower').fill('96');
  await page.getByRole('button', { name: 'Keep this reading' }).click();
  await page.getByText('Your own device, 08:05').first().waitFor();
  await page.getByText('The last reading is above your clinic’s number.').waitFor();
  await look('day-above');
  // By keyboard: what is pressed goes away, the place in the day stays.
  const focused = async (what) => {
    await page.waitForTimeout(300);
    const where = await page.evaluate(() => document.activeElement?.closest('main')?.id ?? 'nowhere');
    expect(`the focus stays in the day after ${what}`, where === 'main', where);
  };
  await page.getByRole('button', { name: 'I’m leaving', exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('Left 09:20').first().waitFor();
  await focused('a tap');
  await page.getByRole('button', { name: /^Correct ?: Left 09:20/ }).focus();
  await page.keyboard.press('Enter');
  await page.getByLabel('When it was').waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('9:15');
  await page.keyboard.press('Enter');
  await page.getByText('Left 09:15').first().waitFor();
  await focused('a correction');
  await tap('Undo');
  await page.getByRole('heading', { level: 1, name: 'Before you leave' }).waitFor();
  await at('10:12');
  await tap('I’m leaving');
  await page.getByRole('button', { name: /^Correct ?: Left 10:12/ }).click();
  await page.getByLabel('When it was').fill('11:40');
  await page.getByRole('button', { name: 'Keep this time' }).click();
  await page.getByText('This time has not come yet.').waitFor();
  await page.getByLabel('When it was').fill('9.41');
  await page.getByRole('button', { name: 'Keep this time' }).click();
  await page.getByText('Left 09:41').first().waitFor();
  await tap('I’m here');
  await page.getByText('Arrived 10:12').first().waitFor();
  expect('what was to be taken along is past', (await page.getByLabel('In your own words').count()) === 0);
  await at('10:22');
  await page.getByRole('heading', { level: 1, name: 'Now: blood pressure and pulse' }).waitFor();
  await page.getByRole('button', { name: 'Add another reading' }).click();
  for (const [label, number] of [
    ['Blood pressure, upper', '128'],
    ['Blood pressure, lower', '82'],
    ['Pulse', '74'],
    ['Oxygen, %', '98']
  ])
    await page.getByLabel(label).fill(number);
  await page.getByRole('button', { name: 'Keep this reading' }).click();
  await page.getByText('Told to you by staff, 10:22').first().waitFor();
  await page.getByText('The last reading is above').waitFor({ state: 'detached' });
  await look('day-vitals');
  await tap('They are taken');
  await page.getByText('Taken 10:22').first().waitFor();
  await at('10:36');
  await tap('It begins');
  await page.getByRole('heading', { level: 1, name: 'Now: Infusion 1' }).waitFor();
  await look('day-infusion');
  const rows = await page.locator('ol.day time').allTextContents();
  expect(
    'what follows is counted from what really was',
    rows.join() === '09:41,10:12,10:22,10:36,11:16,11:46,12:11,Tue 11:10',
    rows.join()
  );
  await at('11:20');
  await tap('It’s over');
  // From here on the day goes on in the quiet hours, a step at a time.
  await page.getByRole('heading', { level: 1, name: 'Rest.' }).waitFor();
  await look('groggy-next', { themes: ['dusk'] });
  const after = await ask('course.read', {});
  expect('the tap is the infusion’s end', after.infusions[0].ended === '2026-11-09T11:20:00.000-05:00');
  await at('16:30');
  await page.evaluate((to) => (location.hash = to), `#/day/${id}`);
  await page.waitForTimeout(500);
  await look('day-after');
}
