// Starts what makes the pages quicker to use. Every page works without it.
import { keyboard } from "./keyboard.js";
import { rows } from "./rows.js";
import { preview } from "./preview.js";
import { likely } from "./likely.js";
import { once } from "./once.js";
import { unsaved } from "./unsaved.js";

document.documentElement.classList.add("js");
keyboard();
rows();
preview();
likely();
once();
unsaved();

for (const button of document.querySelectorAll("[data-print]")) {
  button.addEventListener("click", () => window.print());
}
for (const file of document.querySelectorAll("[data-people-list] input[type=file]")) {
  file.addEventListener("change", () => file.files.length && file.closest("[data-people-list]").querySelector("button").click());
}
for (const select of document.querySelectorAll("select[data-go]")) {
  select.addEventListener("change", () => select.form.requestSubmit());
}
