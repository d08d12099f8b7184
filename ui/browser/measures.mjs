/** The measures, their schedule, told scores, moods and what stands beside them; in a vault of its own. */
import { asking } from './ask.mjs';
import { passphrase } from './entrance.mjs';

export async function measures({ page, base, setNow, look, expect }) {
  setNow('2026-11-05T09:00:00-05:00');
  await page.goto(base);
  const ask = asking(page);
  const go = (hash) => page.evaluate((to) => (location.hash = to), hash);
  await ask('vault.create', { passphrase, region: 'US', theme: 'dusk' });
  await ask('vault.recoveryLater', {});
  const starts = ['2026-11-09', '2026-11-12', '2026-11-16'].map((day) => ({ day, time: '10:30' }));
  await ask('course.plan', { starts, minutes: 40 });
  await page.evaluate(() => (location.hash = '#/today'));
  await page.reload();

  // Baseline is the next step; both forms, one after the other, by keyboard alone.
  await page.getByText('PHQ-9 and GAD-7: 16 questions').waitFor();
  await look('measures-today');
  await go('#/checkins');
  await page.getByText('Before your first infusion, as something to compare with.').waitFor();
  await look('measures-due');
  await page.getByRole('link', { name: 'Begin PHQ-9' }).focus();
  await page.keyboard.press('Enter');
  for (let number = 1; number <= 9; number += 1) {
    await page.getByText(`Question ${number} of 9.`).waitFor();
    await page.waitForFunction(() => document.activeElement?.closest('form'));
    await page.keyboard.press(number === 9 ? '1' : '2');
    await page.keyboard.press('Enter');
  }
  await page.getByText('One more, which is not part of the score.').waitFor();
  await page.waitForFunction(() => document.activeElement?.closest('form'));
  await page.keyboard.press('2');
  await page.keyboard.press('Enter');
  await page.getByText('8 of 27').waitFor();
  await look('measures-result-next');
  await page.getByRole('link', { name: 'Go on with GAD-7' }).click();
  await page.getByText('Question 1 of 7.').waitFor();
  await look('measures-gad7');
  for (let number = 1; number <= 7; number += 1) {
    await page.getByText(`Question ${number} of 7.`).waitFor();
    await page.waitForFunction(() => document.activeElement?.closest('form'));
    if (number === 5) await page.getByRole('button', { name: 'Leave blank' }).click();
    else {
      await page.keyboard.press('3');
      await page.keyboard.press('Enter');
    }
  }
  await page.getByText('Not scored: 6 of 7 questions answered.').waitFor();
  await look('measures-not-scored');
  await page.getByRole('link', { name: 'Done' }).click();
  await page.getByText('Nothing is asked now. PHQ-2 and GAD-2 from Sun 8 Nov on.').waitFor();
  const text = await page.locator('main').innerText();
  expect('nothing speaks of what was not done', !/missed|overdue|late\b/i.test(text));

  // A form for an earlier day.
  await page.getByText('Enter one for an earlier day').click();
  await page.getByLabel('The day it is for').fill('2026-11-06');
  await page.getByRole('button', { name: 'PHQ-4', exact: true }).click();
  await page.getByText('This day has not come yet.').waitFor();
  await look('measures-day-ahead');
  await page.getByLabel('The day it is for').fill('2026-10-20');
  await page.getByRole('button', { name: 'PHQ-4', exact: true }).click();
  await page.getByText('For Tue 20 Oct, entered Thu 5 Nov.').waitFor();
  await look('measures-earlier-day');
  for (let number = 1; number <= 4; number += 1) {
    await page.getByText(`Question ${number} of 4.`).waitFor();
    await page.waitForFunction(() => document.activeElement?.closest('form'));
    await page.keyboard.press(String(number));
    await page.keyboard.press('Enter');
  }
  await page.getByText('6 of 12').waitFor();
  await page.getByText('GAD-2 within it: 1 of 6.').waitFor();
  await look('measures-phq4');

  // A score that was told.
  await go('#/checkins');
  await page.getByText('Add a score').click();
  await page.getByLabel('Measure', { exact: true }).fill('QIDS-SR16');
  await page.getByText('QIDS-SR16 goes from 0 to 27.').waitFor();
  await page.getByLabel('Total', { exact: true }).fill('99');
  await page.getByLabel('Its day').fill('2026-11-02');
  await page.getByLabel('Who told it').fill('Dr Okafor');
  await page.getByRole('button', { name: 'Keep it' }).click();
  await page.getByText('This measure has no such total.').waitFor();
  await look('measures-told-refused');
  await page.getByLabel('Total', { exact: true }).fill('14');
  await page.getByRole('button', { name: 'Keep it' }).click();
  await page.getByText('Kept: QIDS-SR16, Mon 2 Nov.').waitFor();
  await page.getByText('Told by Dr Okafor').waitFor();

  // Moods: beside them, undone, and the lowest one.
  await page.getByRole('button', { name: 'A little low' }).click();
  await page.getByText('Kept: A little low.').waitFor();
  await page.getByText('More beside it, if you like').click();
  const sleep = page.getByRole('group', { name: 'Last night’s sleep' });
  await sleep.getByText('So-so').click();
  await page.getByRole('group', { name: 'Energy' }).getByText('A little', { exact: true }).click();
  await look('measures-mood-beside');
  await page.getByRole('button', { name: 'Good', exact: true }).click();
  await page.getByText('Kept: Good.').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('Taken back. Nothing is noted.').waitFor();
  await page.getByRole('button', { name: 'Very low' }).click();
  await page.getByText('This page is here because of the mood you noted.').waitFor();
  await look('measures-help-mood');
  await page.getByRole('button', { name: 'Yes', exact: true }).click();
  await page.getByText('Call 911 now').waitFor();
  await page.getByRole('button', { name: 'Back to where I was' }).click();
  await page.getByText('Kept: Very low.').waitFor();
  await page.keyboard.press('F1');
  await page.getByText('Call 911 now').waitFor();
  expect('a yes stays', (await page.getByText('Are you in danger right now?').count()) === 0);
  await page.getByRole('button', { name: 'I’m safer now' }).click();
  await page.keyboard.press('Escape');
  await page.getByText('Moods of the last two weeks').waitFor();
  await page.getByText('2 noted, from Very low to A little low').click();
  await look('measures-all');

  // The schedule.
  await page.getByRole('link', { name: 'When check-ins are offered' }).click();
  await page.getByRole('heading', { name: 'When check-ins are offered' }).waitFor();
  await look('measures-schedule');
  await page.getByLabel('PHQ-8, the same without question 9').check();
  await page.getByText('Saved.').waitFor();
  await page.getByLabel('Then every').selectOption('28');
  await page.getByRole('button', { name: 'For 2 weeks' }).click();
  await page.getByText('The schedule rests until Thu 19 Nov.').first().waitFor();
  await look('measures-rest');
  await page.getByRole('button', { name: 'Go on now' }).click();
  await page.getByText('Nothing is asked now. PHQ-2 and GAD-2 from Sun 8 Nov on.').waitFor();

  // The day before an infusion the short ones are asked.
  setNow('2026-11-08T12:00:00-05:00');
  await go('#/checkins');
  await page.reload();
  await page.getByText('Before your next infusion.').waitFor();
  await look('measures-before');

  // Sharing: the measures and told scores are ticked one by one.
  await go('#/share');
  await page.getByText('QIDS-SR16').waitFor();
  await look('measures-share');

  // A mood from the lock screen, and its undo.
  await ask('vault.lock', {});
  await page.reload();
  await page.getByRole('button', { name: 'A mood' }).click();
  await page.getByRole('heading', { name: 'How is it right now?' }).waitFor();
  await look('measures-lock-mood', { themes: ['dusk'] });
  await page.getByRole('button', { name: 'Fairly good' }).click();
  await page.getByText('Kept. It is with your check-ins once you unlock.').waitFor();
  await look('measures-lock-kept', { themes: ['dusk'] });
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('Taken back. Nothing is noted.').waitFor();
  await page.getByRole('button', { name: 'Very low' }).click();
  await page.getByText('This page is here because of the mood you noted.').waitFor();
  await page.getByRole('button', { name: 'Back to where I was' }).click();
  await page.getByText('Kept. It is with your check-ins once you unlock.').waitFor();
}
