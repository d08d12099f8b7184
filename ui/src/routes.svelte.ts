/** Where in the window one is: the part of the address behind #/ . */

const HELP = 'help';

function read(): string[] {
  return location.hash.replace(/^#\/?/, '').split('/').filter(Boolean).map(decodeURIComponent);
}

let help = $state.raw<string[] | null>(null);
let room = $state.raw<string[]>([]);
let roomHash = '';
const place = $derived(room[0] ?? 'today');
const id = $derived(room[1] ?? null);
const step = $derived(room[2] ?? null);

/** Help now lies over a room; the room stays what and where it was. */
function settle() {
  const parts = read();
  help = parts[0] === HELP ? parts : null;
  if (help) return;
  roomHash = location.hash;
  room = parts;
}
settle();
window.addEventListener('hashchange', settle);

export const route = {
  /** The place: today, journal, … */
  get place(): string {
    return place;
  },
  /** What of it, when the address says. */
  get id(): string | null {
    return id;
  },
  /** Where within it. */
  get step(): string | null {
    return step;
  },
  /** Is Help now open, over whatever place this is? */
  get helping(): boolean {
    return help !== null;
  },
  /** What opened Help now, when nobody pressed it. */
  get why(): string | null {
    return help?.[1] ?? null;
  },
  go(path: string) {
    location.hash = `#/${path}`;
  },
  /** Opens Help now; `why` is what opened it, when nobody pressed it. */
  help(why?: 'answer' | 'mood') {
    // The address may have been put right without a word (replaceState).
    settle();
    this.go(why ? `${HELP}/${why}` : HELP);
  },
  /** Back to where one was before Help now. */
  back() {
    location.hash = roomHash || '#/today';
  }
};
