/** Asks the core from the page, past the screens: for what a walk needs to find and does not walk through. */
export function asking(page) {
  return (name, request) =>
    page.evaluate(
      async ([name, request]) => {
        const reply = await fetch('/call', { method: 'POST', body: JSON.stringify({ name, request }) });
        return (await reply.json()).answer;
      },
      [name, request]
    );
}
