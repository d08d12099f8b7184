/** "Are you in danger right now?": asked once at each opening; a yes stays until it is taken back. */

let said = $state<'asked' | 'yes' | 'no'>('asked');

export const danger = {
  get said() {
    return said;
  },
  answer(given: 'yes' | 'no') {
    said = given;
  },
  /** Help now is opened anew: after a no it is asked again. */
  open() {
    if (said === 'no') said = 'asked';
  }
};
