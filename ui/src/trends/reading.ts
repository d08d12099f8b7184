/** What a day says, in one line: for the eye beside the chart, and read out. */
import type { TrendsPage } from '../generated/TrendsPage';
import { say } from '../words';
import { dayName } from './calendar';

/** "−1.5": the core's number with a true minus. */
export const signed = (value: number) => String(value).replace('-', '\u2212');

const whoseIs = (page: TrendsPage) => (page.mood.theirs ? 'theirs' : 'own');

function moodOf(page: TrendsPage, day: number): string {
  const value = page.mood.values[day] ?? null;
  if (value !== null) {
    const above = page.mood.above[day] ?? null;
    if (above === null) return say('trends-cursor-value-plain', { value: signed(value) });
    const whose = whoseIs(page);
    const side = above ? say('trends-side-above', { whose }) : say('trends-side-below', { whose });
    return say('trends-cursor-value', { value: signed(value), side });
  }
  if (page.mood.gaps.some(({ from, to }) => from <= day && day < to)) return say('trends-cursor-missing');
  return day === page.today ? say('trends-cursor-today') : say('trends-cursor-before');
}

function infusionOf(page: TrendsPage, day: number): string {
  const last = page.infusions.filter((one) => one.day <= day).at(-1);
  if (!last) return '';
  if (last.day === day) return say('trends-cursor-infusion', { name: last.within });
  return say('trends-cursor-after', { days: day - last.day, name: last.within });
}

/** The totals that ask about this day: of each measure the one of the form that came first. */
function totalsOf(page: TrendsPage, day: number): string[] {
  return page.measures.flatMap(({ name, steps }) => {
    const step = steps.find((one) => one.from <= day && day <= one.day);
    if (!step) return [];
    const total = String(step.total);
    if (!step.range) return [say('trends-cursor-no-range', { name, total })];
    return [say('trends-cursor-total', { name, total, range: step.range })];
  });
}

/** What somebody told of this very day. */
function toldOf(page: TrendsPage, day: number): string[] {
  return page.told.flatMap(({ measure, marks }) =>
    marks
      .filter((mark) => mark.day === day)
      .map(({ line, by }) => say('trends-cursor-told', { measure, line, by }))
  );
}

export function reading(page: TrendsPage, day: number): string {
  const date = dayName(page.first, day, page.today);
  const what = [moodOf(page, day), infusionOf(page, day), ...totalsOf(page, day), ...toldOf(page, day)]
    .filter(Boolean)
    .join(' ');
  return say('trends-cursor', { day: date, what });
}

/** The mood chart in a sentence. */
export function summary(page: TrendsPage, from: number, to: number): string {
  const values = page.mood.values.slice(from, to);
  const sides = page.mood.above.slice(from, to);
  const title = say('trends-mood-chart', {
    from: dayName(page.first, from, page.today),
    to: dayName(page.first, to - 1, page.today)
  });
  const counts = say('trends-mood-summary', {
    recorded: String(values.filter((value) => value !== null).length),
    days: String(to - from),
    infusions: page.infusions.filter(({ day }) => day >= from && day < to).length
  });
  const parts = [`${title}.`, counts];
  if (page.mood.baseline !== null) {
    const above = String(sides.filter((side) => side === true).length);
    const below = String(sides.filter((side) => side === false).length);
    parts.push(say('trends-mood-summary-above', { above, below, whose: whoseIs(page) }));
  }
  return [...parts, say('trends-same-in-table')].join(' ');
}
