// Asks the server, while an application is typed, whether the same person or company is in another case already, and
// whether the numbers come out. Without this file the same list comes with 先看确认后会怎样.
const WATCHED = /^(applicants|respondents)\.\d+\.(name|id_number|credit_code|type)$/;

export function likely() {
  for (const box of document.querySelectorAll("[data-likely]")) {
    const form = box.querySelector("form");
    const list = box.querySelector("[data-likely-list]");
    if (!form || !list) continue;
    let waiting = 0;
    let running = null;
    const ask = async () => {
      running?.abort();
      running = new AbortController();
      try {
        const answer = await fetch(box.dataset.likely, {
          method: "POST",
          body: new URLSearchParams(new FormData(form)),
          headers: { Accept: "text/html" },
          signal: running.signal,
        });
        if (!answer.ok) return;
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        list.replaceChildren(...page.body.childNodes);
      } catch (error) {
        if (error.name !== "AbortError") list.replaceChildren();
      }
    };
    form.addEventListener("input", (event) => {
      if (!WATCHED.test(event.target.name ?? "")) return;
      clearTimeout(waiting);
      waiting = setTimeout(ask, 600);
    });
  }
}
