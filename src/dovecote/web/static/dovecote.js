// What every page does: short addresses from filters, and the keys that hold everywhere.
"use strict";

document.addEventListener("htmx:configRequest", (event) => {
  const asked = event.detail.parameters;
  for (const name of Object.keys(asked)) if (asked[name] === "") delete asked[name];
});

const keys = document.getElementById("keys");
const showKeys = () => keys.open || keys.showModal();
document.getElementById("show-keys")?.addEventListener("click", showKeys);

// The page one is on stands in view where the pages are a strip that scrolls.
const strip = document.querySelector(".side ul");
const current = strip?.querySelector("[aria-current], .inside");
if (current && strip.scrollWidth > strip.clientWidth) strip.scrollLeft = current.offsetLeft - 24;

// A line is whatever holds one thing: a row, a card, a row of a table. Its own page comes first, its words second.
const LINES = "#main .row, #main .card, #main .stacks tbody tr";
const inWords = (link) => link.hash === "#words";

function lines() {
  return [...document.querySelectorAll(LINES)].filter((line) => line.querySelector("a") && line.offsetParent);
}

function walk(by) {
  const all = lines();
  if (!all.length) return;
  const at = all.findIndex((line) => line.contains(document.activeElement));
  const line = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1)];
  mainLink(line).focus({ preventScroll: true });
  line.scrollIntoView({ block: "nearest" });
}

function mainLink(line) {
  return line.querySelector("h3 a, .words a, th a, .title a") ?? line.querySelector("a");
}

function follow(selector) {
  document.querySelector(selector)?.click();
}

function toWords() {
  const line = lines().find((one) => one.contains(document.activeElement));
  [...(line?.querySelectorAll("a") ?? [])].find(inWords)?.click();
}

const reader = document.getElementById("text");
const does = {
  "?": showKeys,
  "/": () => document.getElementById("q")?.focus(),
  f: () => document.querySelector(".filters input, .filters select")?.focus(),
  j: () => reader || walk(1),
  k: () => reader || walk(-1),
  l: toWords,
  "]": () => follow(".pager [rel=next]"),
  "[": () => follow(".pager [rel=prev]"),
  ".": () => follow("#asof .step[aria-label*=after]"),
  ",": () => follow("#asof .step[aria-label*=before]"),
};
let going = -Infinity; // when "g" was pressed last, in milliseconds

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || keys?.open) return;
  if (event.target.matches("input:not([type=checkbox]), select, textarea")) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  if (event.timeStamp - going < 1500) {
    going = -Infinity;
    const link = document.querySelector(`.side [data-go="${CSS.escape(event.key)}"]`);
    if (link) return link.click();
  }
  if (event.key === "g") going = event.timeStamp;
  else if (Object.hasOwn(does, event.key) && !document.querySelector(`[data-key="${CSS.escape(event.key)}"]`)) {
    event.preventDefault();
    does[event.key]();
  }
});
