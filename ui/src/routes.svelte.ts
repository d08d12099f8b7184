/** Where in the window one is: the part of the address behind #/ . */

function read(): string[] {
  return location.hash.replace(/^#\/?/, '').split('/').filter(Boolean).map(decodeURIComponent);
}

let parts = $state.raw(read());
let before = $state.raw<string | null>(null);
window.addEventListener('hashchange', () => (parts = read()));

export const route = {
  /** The place: today, journal, … */
  get place(): string {
    return parts[0] ?? 'today';
  },
  /** What of it, when the address says. */
  get id(): string | null {
    return parts[1] ?? null;
  },
  /** Where within it. */
  get step(): string | null {
    return parts[2] ?? null;
  },
  go(path: string) {
    location.hash = `#/${path}`;
  },
  /** Opens Help now and remembers where one was; `why` is what opened it, when nobody pressed it. */
  help(why?: 'answer') {
    if (this.place !== 'help') before = location.hash || '#/today';
    this.go(why ? `help/${why}` : 'help');
  },
  /** Back to where one was before Help now. */
  back() {
    location.hash = before ?? '#/today';
    before = null;
  }
};
