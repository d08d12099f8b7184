/** The same interface over loopback HTTP: how the tests drive it in a browser. */
import type { Topic } from '../generated/Topic';
import type { Ear, Host } from './index';

export function loopback(): Host {
  const ears: Ear[] = [];
  return {
    async call(name, request) {
      const response = await fetch('/call', { method: 'POST', body: JSON.stringify({ name, request }) });
      const reply = await response.json();
      if (!response.ok) throw reply;
      const touched = reply.touched as Topic[];
      if (touched.length > 0) for (const ear of ears) ear(touched);
      return reply;
    },
    async blob(name, id) {
      const response = await fetch(`/blob/${name}/${id}`);
      if (!response.ok) throw await response.json();
      return response.blob();
    },
    listen: (ear) => void ears.push(ear),
    print: () => window.print()
  };
}
