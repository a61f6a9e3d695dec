// One click, one request: the second is swallowed and the button says that it is being saved.
// The request key in the form protects the record anyway; this only spares people the doubt.
export function once() {
  for (const form of document.querySelectorAll("form[method=post]")) {
    form.addEventListener("submit", (event) => {
      if (form.dataset.sent) {
        event.preventDefault();
        return;
      }
      form.dataset.sent = "1";
      const button = event.submitter;
      if (button?.matches("[data-once]")) {
        button.dataset.word = button.textContent;
        button.textContent = "正在保存…";
        button.setAttribute("aria-disabled", "true");
      }
    });
  }
  window.addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-sent]")) {
      delete form.dataset.sent;
      for (const button of form.querySelectorAll("button[data-word]")) {
        button.textContent = button.dataset.word;
        button.removeAttribute("aria-disabled");
      }
    }
  });
}
