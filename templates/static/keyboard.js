// "/" search, "j" and "k" move in lists, Enter opens (the focused link does that itself), "?" shows the keys.
const typing = (target) => target.closest("input, select, textarea, [contenteditable]") !== null;

function move(by) {
  const links = [...document.querySelectorAll("[data-open]")].filter((link) => link.offsetParent !== null);
  if (links.length === 0) return;
  const row = document.activeElement?.closest("tr, li");
  const now = links.findIndex((link) => link === document.activeElement || (row !== null && row !== undefined && row.contains(link)));
  const next = now === -1 ? (by > 0 ? 0 : links.length - 1) : Math.min(Math.max(now + by, 0), links.length - 1);
  links[next].focus();
  links[next].scrollIntoView({ block: "nearest" });
}

export function keyboard() {
  const help = document.getElementById("keys");
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typing(event.target)) return;
    if (document.querySelector("dialog[open]")) return;
    const search = document.getElementById("search");
    if (event.key === "/" && search) search.focus();
    else if (event.key === "j") move(1);
    else if (event.key === "k") move(-1);
    else if (event.key === "?" && help) help.showModal();
    else return;
    event.preventDefault();
  });
  for (const button of document.querySelectorAll("[data-keys]")) {
    button.addEventListener("click", () => help?.showModal());
  }
}
