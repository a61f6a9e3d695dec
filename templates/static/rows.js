// Adds and removes nested rows in place. Without this file the same buttons submit the form, and the server does it.
// A row's inputs are named <field>.<index>.<column>; the template row carries "__i__" where the index stands.
const NAMED = ["name", "id", "for", "aria-describedby", "value", "aria-label", "data-row"];

function renumber(box) {
  const field = box.dataset.rows;
  [...box.querySelectorAll("[data-row]")].forEach((row, index) => {
    const old = row.dataset.row;
    for (const part of [row, ...row.querySelectorAll("*")]) {
      for (const name of NAMED) {
        const value = part.getAttribute(name);
        if (value === null || (name === "value" && part.tagName !== "BUTTON")) continue;
        part.setAttribute(name, value
          .replaceAll(`${field}.${old}`, `${field}.${index}`)
          .replaceAll(`${field.replaceAll(".", "-")}-${old}-`, `${field.replaceAll(".", "-")}-${index}-`)
          .replaceAll(`第 ${Number(old) + 1} 行`, `第 ${index + 1} 行`));
      }
      if (part.matches("[data-ordinal]")) part.textContent = String(index + 1);
    }
    row.dataset.row = String(index);
  });
}

// A sum in 分 as the server reads it (rules/typed.py: sum_of; at most two decimals); null for what no form would take.
function centsOf(typed) {
  const plain = typed.replaceAll(/[。．]/g, ".").normalize("NFKC").trim().replace(/^(?:人民币|RMB)?\s*¥?\s*/, "").replace(/\s*(?:元整|元正|元|块)$/, "");
  const found = /^\+?(\d+|\d{1,3}(?:[, ]\d{3})+)(?:\.(\d{1,2}))?$/.exec(plain);
  if (!found) return null;
  const cents = BigInt(found[1].replaceAll(/[, ]/g, "")) * 100n + BigInt((found[2] ?? "").padEnd(2, "0"));
  return cents > 0n && cents < 10n ** 12n ? cents : null;
}

function total(box) {
  const place = box.querySelector("[data-total]");
  if (!place) return;
  let cents = 0n;
  const unread = [];
  [...box.querySelectorAll("input[data-money]")].forEach((input, index) => {
    if (!input.value.trim()) return;
    const read = centsOf(input.value);
    if (read === null) unread.push(index + 1);
    else cents += read;
  });
  const yuan = (cents / 100n).toString().replaceAll(/\B(?=(\d{3})+$)/g, ",");
  place.textContent = `${yuan}.${(cents % 100n).toString().padStart(2, "0")}`;
  box.querySelector("[data-unread]").textContent = unread.length ? `（不含第 ${unread.join("、")} 行：金额读不出）` : "";
}

function changed(box) {
  renumber(box);
  total(box);
  box.dispatchEvent(new Event("change", { bubbles: true }));
}

// Claims name their applicant by place: those behind the one that goes move up, and whose the goer's were is asked again.
function placesMoved(gone) {
  for (const input of document.querySelectorAll("input[data-order]")) {
    const place = Number(input.value);
    if (place === gone) input.value = "0"; // no place: an empty one would be an only applicant's
    else if (place > gone) input.value = String(place - 1);
  }
}

export function rows() {
  for (const box of document.querySelectorAll("[data-rows]")) {
    total(box); // a browser that goes back fills in what was typed
    box.addEventListener("input", () => total(box));
    box.addEventListener("click", (event) => {
      const button = event.target.closest("button[data-add], button[data-remove]");
      if (!button) return;
      event.preventDefault();
      if (button.dataset.remove !== undefined) {
        const row = button.closest("[data-row]");
        const near = row.nextElementSibling ?? row.previousElementSibling;
        if (["applicants", "joined"].includes(box.dataset.rows)) placesMoved(Number(row.dataset.row) + 1);
        row.remove();
        box.hidden = !box.querySelector("[data-row], [data-add]"); // rows that are drawn when filled
        changed(box);
        (near?.querySelector("input, select, textarea") ?? box.querySelector("[data-add]"))?.focus();
        return;
      }
      const index = box.querySelectorAll("[data-row]").length;
      const fresh = box.querySelector("template").content.cloneNode(true);
      for (const part of fresh.querySelectorAll("*")) {
        for (const name of NAMED) {
          const value = part.getAttribute(name);
          if (value !== null) part.setAttribute(name, value.replaceAll("__i__", String(index)).replaceAll("__nth__", String(index + 1)));
        }
        if (part.matches("[data-ordinal]")) part.textContent = String(index + 1);
      }
      const row = fresh.firstElementChild;
      box.querySelector("[data-rows-body]").append(fresh);
      changed(box);
      row.querySelector("input, select, textarea")?.focus();
    });
  }
}
