/** Moods and a PHQ-9, by keyboard; Help now at item 9. */

export async function mood({ page, look }) {
  await page.getByRole('link', { name: 'Check-ins' }).first().click();
  await page.getByText('Nothing answered yet.').waitFor();
  await look('checkins-empty');
  await page.getByRole('button', { name: 'A little low' }).click();
  await page.getByText('Kept: A little low.').waitFor();
}

export async function checkin({ page, look, expect }) {
  await page.getByText('Begin PHQ-9', { exact: true }).click();
  await page.getByText('Question 1 of 9.').waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('Choose an answer, or leave it blank.').waitFor();
  for (const [number, key] of ['2', '2', '3'].entries()) {
    await page.getByText(`Question ${number + 1} of 9.`).waitFor();
    await page.keyboard.press(key);
    await page.keyboard.press('Enter');
  }
  await page.getByText('Question 4 of 9.').waitFor();
  await look('checkin-question');
  await page.keyboard.press('Backspace');
  await page.getByText('Question 3 of 9.').waitFor();
  expect('an answer is still there', await page.getByLabel('More than half the days').isChecked());

  // Taken up again where it was left, after the window was gone.
  await page.getByRole('link', { name: 'Save and close' }).click();
  await page.getByText('Not finished: 3 of 9 questions answered.').waitFor();
  await page.getByText('Go on with PHQ-9', { exact: true }).click();
  for (let number = 4; number <= 8; number += 1) {
    await page.getByText(`Question ${number} of 9.`).waitFor();
    await page.keyboard.press('2');
    await page.keyboard.press('Enter');
  }

  await page.getByText('Question 9 of 9.').waitFor();
  await page.keyboard.press('2');
  await page.getByText('This page is here because of your last answer').waitFor();
  await look('help-now-answer');
  await page.getByRole('button', { name: 'Back to where I was' }).click();
  await page.getByText('Question 9 of 9.').waitFor();
  expect('the answer that led there is kept', await page.getByLabel('Several days').isChecked());
  await page.getByRole('button', { name: 'Next' }).click();

  await page.getByText('One more, which is not part of the score.').waitFor();
  await look('checkin-difficulty');
  await page.getByRole('button', { name: 'Leave blank' }).click();
  await page.getByText('One more, which is not part of the score.').waitFor();
  await page.getByRole('button', { name: 'Finish' }).click();
  await page.getByText('10 of 27').waitFor();
  await page.getByText('Score range: moderate, 10 to 14.').waitFor();
  await look('checkin-result');
  await page.getByRole('link', { name: 'Done' }).click();
  await page.getByRole('link', { name: /PHQ-9, .*10 of 27/ }).waitFor();
  await look('checkins');
  await page.getByText('Begin PHQ-9', { exact: true }).click();
  await page.getByText(/Your last PHQ-9 was on/).waitFor();
  await look('checkins-overlap');
}

/** The next booster, set from a line as people write it. */
export async function booster({ page, look }) {
  await page.evaluate(() => (location.hash = '#/course'));
  const date = page.getByLabel('The date you and your clinic set');
  await date.fill('someday');
  await page.getByRole('button', { name: 'Set the date' }).click();
  await page.getByText('No date found in this line.').waitFor();
  await look('booster-unread');
  await date.fill('Fri 18 Dec 10:30');
  await page.getByText('Fri 18 Dec, 10:30').first().waitFor();
  await page.getByLabel('A note of your own, if you like').fill('second floor');
  await page.getByRole('button', { name: 'Set the date' }).click();
  await page.getByText('second floor').waitFor();
  await look('booster-set');
}
