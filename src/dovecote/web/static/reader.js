// Walking the findings of an article: j and k, or a click on marked words; kinds can be put out of sight.
"use strict";

const text = document.getElementById("text");
const rows = [...document.querySelectorAll(".findings li[data-item]")];
let here = -1;

function shown() {
  return rows.filter((row) => !row.hidden);
}

function select(row, { scroll = true, focus = true } = {}) {
  document.querySelectorAll(".here").forEach((one) => one.classList.remove("here"));
  here = rows.indexOf(row);
  row.classList.add("here");
  row.scrollIntoView({ block: "nearest" });
  const marks = [...text.querySelectorAll(`[data-items~="${CSS.escape(row.dataset.item)}"]`)];
  marks.forEach((one) => one.classList.add("here"));
  if (scroll && marks.length) marks[0].scrollIntoView({ block: "center" });
  if (focus) row.querySelector(".label").focus({ preventScroll: true });
  history.replaceState(null, "", row.querySelector(".place").href);
}

function step(by) {
  const list = shown();
  if (!list.length) return;
  const at = list.findIndex((row) => rows.indexOf(row) >= here);
  const current = here < 0 ? (by > 0 ? -1 : 0) : list.indexOf(rows[here]);
  const next = current < 0 && here >= 0 ? (by > 0 ? at : at - 1) : current + by;
  select(list[(next + list.length) % list.length]);
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, select, textarea")) return;
  if (event.key === "j" || event.key === "k") {
    event.preventDefault();
    step(event.key === "j" ? 1 : -1);
  }
});

text.addEventListener("click", (event) => {
  const mark = event.target.closest("[data-items]");
  if (!mark || String(getSelection())) return;
  const ids = mark.dataset.items.split(" ");
  const among = shown().filter((row) => ids.includes(row.dataset.item));
  if (among.length) select(among[(among.indexOf(rows[here]) + 1) % among.length], { scroll: false, focus: false });
});

document.querySelectorAll(".findings .place").forEach((link) =>
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    select(link.closest("li"), { focus: false });
  }),
);

document.querySelectorAll(".legend .kind").forEach((box) =>
  box.addEventListener("change", () => {
    document.body.classList.toggle(`hide-${box.value}`, !box.checked);
    rows.filter((row) => row.dataset.kind === box.value).forEach((row) => (row.hidden = !box.checked));
  }),
);
