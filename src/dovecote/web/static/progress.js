// What became of each article, as it is told; when all is told, the page is asked for what is new.
"use strict";

const list = document.getElementById("steps");
const bar = document.getElementById("progress");
const source = new EventSource(list.dataset.events);
const words = { reading: "Reading.", "putting together": "Read. Putting the record together." };
let seen = 0;

function row(step) {
  const line = document.createElement("li");
  line.className = "row";
  const outcome = document.createElement("p");
  outcome.className = "said";
  const badge = document.createElement("span");
  badge.className = step.problem ? "badge warn" : "badge";
  badge.textContent = step.outcome;
  outcome.append(badge);
  const name = document.createElement("p");
  name.className = "words";
  name.textContent = step.problem ? `${step.name}: ${step.problem}` : step.name;
  line.append(outcome, name);
  return line;
}

source.addEventListener("message", (event) => {
  if (seen === 0) list.replaceChildren();
  seen += 1;
  bar.max = Math.max(bar.max, seen);
  bar.value = seen;
  list.append(row(JSON.parse(event.data)));
});
source.addEventListener("state", (event) => {
  const told = words[JSON.parse(event.data)];
  const state = document.getElementById("state");
  if (seen && told && state.textContent !== told) state.textContent = told;
});
source.addEventListener("over", () => {
  source.close();
  location.reload();
});
