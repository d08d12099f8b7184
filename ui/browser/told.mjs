/** Scores told by others, in Trends: kept through the commands, then looked at in chart and table. */

/** Scores that others told: of a measure that is not here, of one with a long name, and a PHQ-9 of 2. */
export async function tell(ask) {
  const long = 'The clinic’s own twelve questions about the week, as they are asked at every visit';
  for (const [measure, total, day, by] of [
    ['MADRS-S', 34, '2026-11-05', 'Dr Okafor'],
    ['MADRS-S', 21, '2026-11-20', 'Dr Okafor'],
    ['MADRS-S', 19, '2026-11-21', 'Harbor Street Clinic'],
    ['MADRS-S', 17, '2026-12-30', 'Harbor Street Clinic'],
    ['PHQ-9', 2, '2026-12-20', 'my therapist'],
    [long.slice(0, 80), 40, '2026-12-15', 'Harbor Street Clinic, the nurse who sits with me']
  ]) {
    await ask('checkins.addTold', { measure, total, day, by });
  }
}

/** They stand apart, with who told them, and are in no sentence and no curve. */
export async function told({ page, look, expect }) {
  const section = page.getByRole('region', { name: 'Scores told to you' });
  const text = await section.textContent();
  expect(
    'a told score says its measure, day and teller',
    text.includes('Wed 30 Dec: 17 of 54. Told by Harbor'),
    text
  );
  const lead = await page.locator('.hero .lead').allTextContents();
  expect('no sentence knows a told score', !lead.join(' ').includes('from 19 to 2'), lead.join(' '));
  expect('told marks are drawn', (await section.locator('svg .below-dot').count()) === 3);
  await page.getByRole('radio', { name: 'Table' }).check();
  const table = page.getByRole('table', { name: 'Scores told to you, apart from your own answers' });
  expect('all of them are in a table of their own', (await table.locator('tbody tr').count()) === 6);
  await look('trends-told-table');
  await page.getByRole('radio', { name: 'Chart' }).check();
}
