/** Beginning a form: at once, or with a word first when another one asks about some of the same days. */
import type { CheckinForm } from '../generated/CheckinForm';
import { call } from '../host';
import { route } from '../routes.svelte';
import { Trying } from '../trying.svelte';

export class Beginning extends Trying {
  /** Begun, and waiting for a word whether to go on. */
  waits = $state.raw<CheckinForm | null>(null);

  /** `goesOn`: the form is open already, so nothing is repeated. */
  async begin(scale: string, day: string | null, goesOn: boolean) {
    this.waits = null;
    await this.run(async () => {
      const form = await call('checkins.begin', day ? { scale, day } : { scale });
      if (form.explain && !goesOn) this.waits = form;
      else route.go(`checkins/${form.id}`);
    });
  }
}
