/** Which days are looked at, and the one that is read. */
import type { TrendsPage } from '../generated/TrendsPage';

/** No stretch is shorter. */
const LEAST = 7;

export class Zoom {
  from = $state(0);
  /** The day after the last. */
  to = $state(1);
  cursor = $state<number | null>(null);
  /** There are so many days. */
  days = $state(1);

  /** Takes a page: the stretch it is shown with at first, later only that there may be a day more. */
  take(page: TrendsPage) {
    const before = this.days;
    const first = before === 1 && this.to === 1;
    this.days = page.today + 1;
    if (first) {
      const span = page.spans[page.span];
      if (span) this.set(span.from, span.to);
    } else if (this.to === before) this.to = this.days;
    else this.set(this.from, this.to);
  }

  set(from: number, to: number) {
    const width = Math.min(this.days, Math.max(LEAST, Math.round(to - from)));
    const begin = Math.round(Math.min(Math.max(0, from), this.days - width));
    [this.from, this.to] = [begin, begin + width];
  }

  /** Earlier or later by a part of what is shown. */
  move(part: number) {
    this.pan(Math.sign(part) * Math.max(1, Math.round(Math.abs(part) * (this.to - this.from))));
  }

  pan(days: number) {
    this.set(this.from + days, this.to + days);
  }

  /** Closer (under 1) or wider (over 1), round a day that stays where it is. */
  scale(by: number, round = this.cursor ?? (this.from + this.to) / 2) {
    const width = Math.max(LEAST, (this.to - this.from) * by);
    const part = (round - this.from) / (this.to - this.from);
    this.set(round - part * width, round - part * width + width);
  }

  /** Reads a day, and brings it into view. */
  read(day: number) {
    const wanted = Math.min(this.days - 1, Math.max(0, day));
    this.cursor = wanted;
    if (wanted < this.from) this.pan(wanted - this.from);
    if (wanted >= this.to) this.pan(wanted - this.to + 1);
  }

  shows(from: number, to: number): boolean {
    return this.from === from && this.to === to;
  }
}
