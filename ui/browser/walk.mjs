/** One person's way through the interface, in the order of the days. */
import { layers } from './layers.mjs';
import { booster, checkin, mood } from './checkins.mjs';
import { firstRun, helpNow, lock, settings } from './entrance.mjs';
import { sharing } from './sharing.mjs';
import { troubles } from './troubles.mjs';
import { journal, today } from './writing.mjs';

export async function walk(tools) {
  tools.setNow('2026-11-07T09:00:00-05:00');
  await troubles(tools);
  await firstRun(tools);
  // Before the first infusion: the day after one is dark whatever was chosen.
  await settings(tools);
  await helpNow(tools);
  await lock(tools);
  await mood(tools);
  await checkin(tools);
  await today(tools);
  await journal(tools);
  await layers(tools);
  await booster(tools);
  await sharing(tools);
}
