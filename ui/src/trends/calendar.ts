/** Days by their number from the first: which date that is, and how people say it. */
import { say } from '../words';

export interface Calendar {
  year: number;
  month: number;
  day: number;
  /** 1 is Monday. */
  weekday: number;
}

const DAY = 86_400_000;

/** The date so many days after `first`, a day as YYYY-MM-DD. */
export function dateOf(first: string, days: number): Calendar {
  const at = new Date(Date.parse(`${first}T00:00:00Z`) + days * DAY);
  return {
    year: at.getUTCFullYear(),
    month: at.getUTCMonth() + 1,
    day: at.getUTCDate(),
    weekday: ((at.getUTCDay() + 6) % 7) + 1
  };
}

/** That day as YYYY-MM-DD. */
export function isoOf(first: string, days: number): string {
  const { year, month, day } = dateOf(first, days);
  return [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join(
    '-'
  );
}

/** "Thu 19 Nov", with the year when it is not that of `today`. */
export function dayName(first: string, days: number, today: number): string {
  const { year, month, day, weekday } = dateOf(first, days);
  const args = {
    weekday: say('date-weekday-short', { weekday }),
    day: String(day),
    month: say('date-month-short', { month })
  };
  if (year === dateOf(first, today).year) return say('date-day', args);
  return say('date-day-in-year', { ...args, year: String(year) });
}

/** "19 Nov" */
export function dayShort(first: string, days: number): string {
  const { month, day } = dateOf(first, days);
  return say('trends-tick-day', { day: String(day), month: say('date-month-short', { month }) });
}
