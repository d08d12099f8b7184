/** The journal's list in blocks: only those near the eye are held and drawn, however long it is. */
import type { JournalPage } from '../generated/JournalPage';
import { call, CallError } from '../host';

/** How many blocks are held beyond those that are drawn, on either side. */
const HELD = 10;
/** About how high a line is before one was seen, in pixels. */
const LINE = 90;

export interface Block {
  /** Its last text. */
  key: string;
  /** The last text of the block before it. */
  after: string | null;
  /** Of how many lines. */
  lines: number;
  /** How many lines stand before it. */
  offset: number;
}

export class Rows {
  blocks = $state.raw<Block[]>([]);
  count = $state(0);
  /** The list is known, be it empty. */
  ready = $state(false);
  error = $state.raw<CallError | null>(null);
  /** The blocks that are held, by their last text. */
  held = $state.raw<ReadonlyMap<string, JournalPage>>(new Map());
  /** The blocks that are drawn. */
  from = $state(0);
  to = $state(-1);
  #heights = new Map<string, number>();
  #line = 0;
  #stale = new Set<string>();
  #asking = new Set<string>();
  #turn = 0;

  /** Asks anew how the list is; what is drawn stays until its new lines are there. */
  async refresh() {
    const mine = ++this.#turn;
    try {
      const { count, size, ends } = await call('journal.blocks', {});
      if (mine !== this.#turn) return;
      const newest = count - size * Math.max(0, ends.length - 1);
      this.blocks = ends.map((key, at) => ({
        key,
        after: ends[at - 1] ?? null,
        lines: at === 0 ? newest : size,
        offset: at === 0 ? 0 : newest + size * (at - 1)
      }));
      this.#stale = new Set(this.held.keys());
      [this.count, this.ready, this.error] = [count, true, null];
      this.see(this.from, Math.max(this.to, 0));
    } catch (thrown) {
      if (mine === this.#turn) this.error = CallError.from(thrown);
    }
  }

  /** These blocks are near the eye: they are fetched, and what is far is let go of. */
  see(from: number, to: number) {
    [this.from, this.to] = [Math.max(0, from), Math.min(this.blocks.length - 1, to)];
    const near = this.blocks.slice(Math.max(0, this.from - HELD), this.to + HELD + 1);
    const keys = new Set(near.map((block) => block.key));
    if ([...this.held.keys()].some((key) => !keys.has(key))) {
      this.held = new Map([...this.held].filter(([key]) => keys.has(key)));
    }
    for (const block of this.blocks.slice(this.from, this.to + 1)) {
      if (!this.held.has(block.key) || this.#stale.has(block.key)) void this.#fetch(block);
    }
  }

  async #fetch(block: Block) {
    const turn = this.#turn;
    const asking = `${turn} ${block.key}`;
    if (this.#asking.has(asking)) return;
    this.#asking.add(asking);
    try {
      const page = await call('journal.list', {
        ...(block.after ? { after: block.after } : {}),
        through: block.key
      });
      if (turn !== this.#turn) return;
      this.#stale.delete(block.key);
      this.held = new Map(this.held).set(block.key, page);
    } catch (thrown) {
      if (turn === this.#turn) this.error = CallError.from(thrown);
    } finally {
      this.#asking.delete(asking);
    }
  }

  /** How high a block is: as it was drawn, else about. */
  height(block: Block): number {
    return this.#heights.get(block.key) ?? block.lines * (this.#line || LINE);
  }

  /** A block was drawn; by how much it is higher than was thought. */
  measured(block: Block, height: number): number {
    if (height <= 0) return 0;
    const more = height - this.height(block);
    this.#heights.set(block.key, height);
    this.#line ||= height / block.lines;
    return more;
  }

  /** The width is another: nothing of what was measured holds. */
  forget() {
    this.#heights.clear();
    this.#line = 0;
  }

  /** The blocks between two heights of the list. */
  between(top: number, bottom: number): [number, number] {
    let below = 0;
    let from = -1;
    for (const [at, block] of this.blocks.entries()) {
      below += this.height(block);
      if (from < 0 && below > top) from = at;
      if (below >= bottom) return [Math.max(0, from), at];
    }
    const last = this.blocks.length - 1;
    return [from < 0 ? Math.max(0, last) : from, last];
  }

  /** Where a block begins. */
  top(index: number): number {
    return this.blocks.slice(0, index).reduce((sum, block) => sum + this.height(block), 0);
  }
}
