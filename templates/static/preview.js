// Asks the server again what a step would cause whenever a field changes, and puts its answer into the box.
export function preview() {
  for (const form of document.querySelectorAll("form[data-preview]")) {
    const box = form.querySelector("[data-will]");
    if (!box) continue;
    let waiting = 0;
    let running = null;
    const ask = async () => {
      running?.abort();
      running = new AbortController();
      box.setAttribute("aria-busy", "true");
      try {
        const answer = await fetch(form.dataset.preview, {
          method: "POST",
          body: new URLSearchParams(new FormData(form)),
          headers: { Accept: "text/html" },
          signal: running.signal,
        });
        if (answer.ok) {
          const page = new DOMParser().parseFromString(await answer.text(), "text/html");
          box.replaceChildren(...page.body.childNodes);
        }
        box.removeAttribute("aria-busy");
      } catch (error) {
        if (error.name !== "AbortError") box.removeAttribute("aria-busy");
      }
    };
    form.addEventListener("change", () => {
      clearTimeout(waiting);
      waiting = setTimeout(ask, 250);
    });
  }
}
