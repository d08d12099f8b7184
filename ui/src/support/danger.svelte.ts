/** The answer to "Are you in danger right now?": a yes stays until it is taken back, wherever one goes meanwhile. */

export type Danger = 'asked' | 'yes' | 'no';

let said = $state<Danger>('asked');

export const danger = {
  get said(): Danger {
    return said;
  },
  answer(answer: Danger) {
    said = answer;
  },
  /** Help now was opened: asked once more, unless the answer still stands. */
  ask() {
    if (said !== 'yes') said = 'asked';
  }
};
