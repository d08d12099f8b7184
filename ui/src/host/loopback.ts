/** The same interface over loopback HTTP: how the tests drive it in a browser. */
import type { Topic } from '../generated/Topic';
import type { Ear, Host } from './index';

export function loopback(): Host {
  const ears: Ear[] = [];
  async function post(path: string, body: BodyInit) {
    const response = await fetch(path, { method: 'POST', body });
    const reply = await response.json();
    if (!response.ok) throw reply;
    const touched = reply.touched as Topic[];
    if (touched.length > 0) for (const ear of ears) ear(touched);
    return reply;
  }
  return {
    call: (name, request) => post('/call', JSON.stringify({ name, request })),
    put: (name, id, bytes) => post(`/put/${name}/${id}`, bytes),
    async blob(name, id) {
      const response = await fetch(`/blob/${name}/${id}`);
      if (!response.ok) throw await response.json();
      return response.blob();
    },
    listen: (ear) => void ears.push(ear),
    print: () => window.print()
  };
}
