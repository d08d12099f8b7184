/** A rule while it is being put in: as typed, and as the core wants it. */
import type { Anchor } from '../generated/Anchor';
import type { Measure } from '../generated/Measure';
import type { RuleAmount } from '../generated/RuleAmount';
import type { RuleKind } from '../generated/RuleKind';

export type Unit = 'hours' | 'minutes' | 'clock' | 'nextDay';

export interface Draft {
  kind: RuleKind;
  /** As typed: a number, a time on the clock, a blood pressure. */
  amount: string;
  unit: Unit;
  /** Nothing chosen yet: the usual one of the kind. */
  anchor: Anchor | null;
  sentence: string;
}

export const empty = (): Draft => ({
  kind: 'noSolids',
  amount: '',
  unit: 'hours',
  anchor: null,
  sentence: ''
});

/** The units a kind's time may be given in. */
export function units(measure: Measure): Unit[] {
  switch (measure) {
    case 'before':
      return ['hours', 'minutes', 'clock'];
    case 'after':
      return ['hours', 'minutes', 'nextDay'];
    case 'early':
    case 'watched':
      return ['hours', 'minutes'];
    default:
      return [];
  }
}

/** What is no number or time becomes one that cannot be, so that the core says so. */
export function amountOf(draft: Draft, measure: Measure): RuleAmount {
  const text = draft.amount.trim().replace(',', '.');
  if (measure === 'plain') return { kind: 'plain' };
  if (measure === 'pressure') {
    const [, systolic, diastolic] = /^(\d{1,3})\s*\/\s*(\d{1,3})$/.exec(text) ?? [];
    return { kind: 'pressure', systolic: Number(systolic ?? 0), diastolic: Number(diastolic ?? 0) };
  }
  if (draft.unit === 'nextDay') return { kind: 'nextDay' };
  if (draft.unit === 'clock') return { kind: 'clock', time: text };
  const number = /^\d+(\.\d+)?$/.test(text) ? Number(text) : -1;
  return { kind: 'minutes', minutes: draft.unit === 'hours' ? Math.round(number * 6000) / 100 : number };
}

/** A rule or suggestion back in the form, to be corrected. */
export function draftOf(rule: {
  kind: RuleKind;
  amount: RuleAmount | null;
  anchor: Anchor | null;
  sentence: string;
}): Draft {
  const draft = { ...empty(), kind: rule.kind, anchor: rule.anchor, sentence: rule.sentence };
  const amount = rule.amount;
  switch (amount?.kind) {
    case 'minutes':
      return amount.minutes % 60 === 0
        ? { ...draft, amount: String(amount.minutes / 60) }
        : { ...draft, amount: String(amount.minutes), unit: 'minutes' };
    case 'clock':
      return { ...draft, amount: amount.time, unit: 'clock' };
    case 'nextDay':
      return { ...draft, unit: 'nextDay' };
    case 'pressure':
      return { ...draft, amount: `${String(amount.systolic)}/${String(amount.diastolic)}` };
    default:
      return draft;
  }
}
