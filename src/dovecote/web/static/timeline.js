// The timeline: tracks on a canvas, from decade to day. Only what is in view is drawn, so thousands of items stay smooth.
"use strict";

const frame = document.getElementById("timeline");
if (frame) start();

function start() {
  const DAY = 86400000;
  const TRACKS = { contacts: "Contacts", talks: "Course of the talks", deadlines: "Deadlines", statements: "Statements" };
  const ROW = 15, ROWS = 7, HEAD = 26, AXIS = 30, PAD = 10, LISTED = 60, LETTER = 6.9; // the last: how wide a letter is, taken generously
  const ZOOMS = { day: 14, month: 62, year: 400, decade: 3700 };
  const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
  const canvas = document.getElementById("canvas"), tip = document.getElementById("tip");
  const list = document.getElementById("list"), paint = canvas.getContext("2d");
  const number = (iso) => Math.round(Date.parse(iso) / DAY);
  const asked = new URLSearchParams(location.search);
  let bounds = [number(frame.dataset.first), number(frame.dataset.last)];
  let items = [], names = [], placed = [], width = 0, height = 0, left = 0, days = 1, waiting = false, colours = {};

  function readColours() {
    const style = getComputedStyle(document.documentElement);
    for (const name of ["ink", "quiet", "line", "raised", "sunk", "link", "wait", "good", "accent", "cool"]) colours[name] = style.getPropertyValue(`--${name}`).trim();
    colours.track = { contacts: colours.good, talks: colours.link, deadlines: colours.wait, statements: colours.accent };
    colours.font = style.getPropertyValue("--sans");
  }

  function show(from, to) {
    if (Number.isNaN(from + to)) return; // an end that is no day, as an article or an edit may have it
    left = from;
    days = Math.min(Math.max(to - from, 3), 80000);
    list.setAttribute("aria-busy", "true");
    redraw();
  }

  function showAll() {
    const margin = Math.max(3, (bounds[1] - bounds[0]) * 0.04);
    show(bounds[0] - margin, bounds[1] + margin);
  }

  // Where nearly all items are: one that is far off, such as a landing ten years ago, would press the others together.
  function showMost() {
    const firsts = items.map((one) => one.first).sort((one, other) => one - other);
    const low = firsts[Math.floor(firsts.length * 0.03)], high = items.reduce((day, one) => Math.max(day, one.last), low);
    if (!firsts.length || (high - low) * 2 > bounds[1] - bounds[0]) return showAll();
    const margin = Math.max(10, (high - low) * 0.06);
    show(low - margin, high + margin);
  }

  function zoom(factor, at = width / 2) {
    const day = left + (at / width) * days;
    const wanted = Math.min(Math.max(days * factor, 3), 80000);
    show(day - (at / width) * wanted, day - (at / width) * wanted + wanted);
  }

  const x = (day) => ((day - left) / days) * width;

  function redraw() {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      const began = performance.now();
      draw();
      performance.measure("timeline-draw", { start: began, end: performance.now() });
      tellLater();
    });
  }

  function draw() {
    const ratio = devicePixelRatio || 1;
    paint.setTransform(ratio, 0, 0, ratio, 0, 0);
    paint.clearRect(0, 0, width, height);
    drawAxis();
    placed = [];
    names.forEach((track, at) => drawTrack(track, AXIS + at * (HEAD + ROWS * ROW + PAD)));
  }

  function drawAxis() {
    paint.font = `12px ${colours.font}`;
    paint.textBaseline = "middle";
    paint.lineWidth = 1;
    let last = -Infinity;
    for (const [day, label] of ticks()) {
      const at = Math.round(x(day)) + 0.5;
      paint.strokeStyle = colours.line;
      paint.beginPath();
      paint.moveTo(at, AXIS - 8);
      paint.lineTo(at, height);
      paint.stroke();
      if (at < last) continue;
      paint.fillStyle = colours.quiet;
      paint.fillText(label, at + 3, 11);
      last = at + paint.measureText(label).width + 14;
    }
  }

  function* ticks() {
    const from = new Date(Math.floor(left) * DAY), end = left + days, perDay = width / days;
    if (perDay > 22) {
      for (let day = Math.floor(left); day <= end; day += 1) {
        const date = new Date(day * DAY);
        yield [day, `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`];
      }
      return;
    }
    const every = perDay > 2.2 ? 1 : perDay > 0.7 ? 3 : perDay > 0.16 ? 12 : perDay > 0.03 ? 60 : 120;
    for (let month = Math.floor((from.getUTCFullYear() * 12 + from.getUTCMonth()) / every) * every; ; month += every) {
      const day = Date.UTC(Math.floor(month / 12), month % 12, 1) / DAY;
      if (!(day <= end)) return;
      yield [day, every >= 12 ? `${Math.floor(month / 12)}` : `${MONTHS[month % 12]} ${Math.floor(month / 12)}`];
    }
  }

  function drawTrack(track, top) {
    paint.fillStyle = colours.sunk;
    paint.fillRect(0, top, width, HEAD - 6);
    paint.fillStyle = colours.ink;
    paint.font = `600 12px ${colours.font}`;
    paint.fillText(TRACKS[track], 6, top + (HEAD - 6) / 2);
    if (!areLoaded()) return drawMonths(track, top);
    const ends = new Array(ROWS).fill(-Infinity), rows = Array.from({ length: ROWS }, () => []);
    let next = 0;
    for (const item of items) {
      if (item.track !== track) continue;
      const from = x(item.first), to = x(item.last + 1);
      if (to < -20 || from > width + 20) continue;
      // The row that has been empty longest leaves most room for words; a full track is dealt out in turn.
      let row = ends.indexOf(Math.min(...ends));
      if (ends[row] > from - 3) row = next++ % ROWS;
      ends[row] = Math.max(ends[row], to, from + 9);
      rows[row].push({ item, from, to, y: top + HEAD + row * ROW + 4 });
    }
    paint.font = `12px ${colours.font}`;
    for (const row of rows) {
      let free = 0; // how far the row is filled
      row.forEach((one, at) => { free = drawItem(one, free, at + 1 < row.length ? row[at + 1].from : width); });
    }
  }

  // Draws an item with as many of its words as fit: behind it, else before it. Gives back how far the row is filled.
  function drawItem(one, free, until) {
    const { item, from, to, y } = one;
    placed.push(one);
    paint.fillStyle = paint.strokeStyle = colours.track[item.track];
    paint.lineWidth = 1.5;
    const middle = (day) => x(day + 0.5);
    if (item.days.length) {
      paint.setLineDash([2, 3]);
      line(middle(item.days[0]), y, middle(item.days[item.days.length - 1]), y);
      paint.setLineDash([]);
      for (const day of item.days) dot(middle(day), y, 3.5, false);
    } else if (item.open) {
      wedge(middle(item.first), y, item.open === "before" ? -1 : 1, !item.ahead);
    } else if (item.last > item.first && to - from > 9) {
      paint.globalAlpha = item.ahead ? 0.35 : 0.7;
      paint.fillRect(from, y - 3, to - from, 6);
      paint.globalAlpha = 1;
    } else dot((from + to) / 2, y, 4, !item.ahead);
    const begin = Math.max(to, (from + to) / 2 + 8, 4) + 3, before = Math.min(from, (from + to) / 2 - 8) - 3;
    const behind = until - begin - 8, ahead = before - free - 8, wanted = Math.min(item.label.length * LETTER, 160);
    if (behind > 46 && (behind >= wanted || behind >= ahead)) return begin + label(item.label, begin, y, behind);
    if (ahead > 46) label(item.label, before, y, ahead, "right");
    return begin;
  }

  // A day with an open side: a wedge that points to it.
  function wedge(at, y, way, filled) {
    paint.beginPath();
    paint.moveTo(at + way * 6, y);
    paint.lineTo(at - way * 3, y - 4.5);
    paint.lineTo(at - way * 3, y + 4.5);
    paint.closePath();
    fillOrOutline(filled);
  }

  function line(x1, y1, x2, y2) {
    paint.beginPath();
    paint.moveTo(x1, y1);
    paint.lineTo(x2, y2);
    paint.stroke();
  }

  function dot(at, y, radius, filled) {
    paint.beginPath();
    paint.arc(at, y, radius, 0, 7);
    fillOrOutline(filled);
  }

  function fillOrOutline(filled) {
    if (filled) return paint.fill();
    const colour = paint.fillStyle;
    paint.fillStyle = colours.raised;
    paint.fill();
    paint.fillStyle = colour;
    paint.stroke();
  }

  function label(words, at, y, room, align = "left") {
    const fits = Math.floor(room / LETTER);
    const shown = words.length > fits ? `${words.slice(0, Math.max(1, fits - 1))}…` : words;
    paint.fillStyle = colours.ink;
    paint.textAlign = align;
    paint.fillText(shown, at, y);
    paint.textAlign = "left";
    return paint.measureText(shown).width;
  }

  // What is in view, told in words below the drawing and in the address, once the hand rests.
  let telling = 0;
  function tellLater() {
    clearTimeout(telling);
    telling = setTimeout(tell, 180);
  }

  const iso = (day) => new Date(Math.round(day) * DAY).toISOString().slice(0, 10);
  const said = (day) => { const [y, m, d] = iso(day).split("-"); return `${+d} ${MONTHS[m - 1]} ${y}`; };

  function tell() {
    loadInView();
    const inView = areLoaded() ? items.filter((item) => item.last >= left && item.first <= left + days) : [];
    const count = areLoaded() ? inView.length : countInView(), all = months.length ? inAll() : items.length;
    document.getElementById("count").textContent = count < all ? `${count.toLocaleString("en")} of ${all.toLocaleString("en")}` : count.toLocaleString("en");
    const many = document.getElementById("told-many");
    if (many) many.hidden = areLoaded();
    document.getElementById("span").textContent = `${said(left)} to ${said(left + days)}`;
    list.replaceChildren(...inView.slice(0, LISTED).map(row));
    asked.set("from", iso(left));
    asked.set("to", iso(left + days));
    history.replaceState(null, "", `?${asked}`);
    list.removeAttribute("aria-busy");
  }

  function row(item) {
    const line = document.createElement("li"), day = document.createElement("p"), link = document.createElement("a");
    const words = document.createElement("p"), box = document.createElement("div");
    line.className = "row";
    day.className = "said";
    day.textContent = item.first === item.last ? said(item.first) : `${said(item.first)} to ${said(item.last)}`;
    words.className = "words";
    words.dir = "auto";
    link.href = item.href;
    link.textContent = item.label;
    words.append(link);
    box.append(words);
    line.append(day, box);
    return line;
  }

  function under(event) {
    const box = canvas.getBoundingClientRect(), at = event.clientX - box.left, y = event.clientY - box.top;
    return placed.findLast((one) => Math.abs(one.y - y) < 8 && at > one.from - 6 && at < Math.max(one.to, one.from + 10) + 4);
  }

  let drag = null;
  canvas.addEventListener("pointerdown", (event) => {
    drag = { at: event.clientX, left, moved: false };
    canvas.setPointerCapture(event.pointerId);
  });
  canvas.addEventListener("pointermove", (event) => {
    if (drag) {
      drag.moved ||= Math.abs(event.clientX - drag.at) > 3;
      tip.hidden = true;
      return show(drag.left - ((event.clientX - drag.at) / width) * days, drag.left - ((event.clientX - drag.at) / width) * days + days);
    }
    const found = under(event);
    canvas.classList.toggle("over", Boolean(found));
    tip.hidden = !found;
    if (!found) return;
    tip.textContent = `${found.item.first === found.item.last ? said(found.item.first) : `${said(found.item.first)} to ${said(found.item.last)}`} · ${found.item.label}`;
    tip.style.left = `${Math.max(0, Math.min(found.from, width - 320))}px`;
    tip.style.top = `${found.y + 14}px`;
  });
  canvas.addEventListener("pointerup", (event) => {
    const found = drag && !drag.moved && under(event);
    drag = null;
    if (found) location.href = found.item.href;
  });
  canvas.addEventListener("pointercancel", () => (drag = null));
  canvas.addEventListener("pointerleave", () => (tip.hidden = true));
  canvas.addEventListener("wheel", (event) => {
    event.preventDefault();
    if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
      const by = ((event.deltaX || event.deltaY) / width) * days;
      show(left + by, left + by + days);
    } else zoom(Math.exp(event.deltaY * 0.002), event.offsetX);
  }, { passive: false });
  frame.addEventListener("keydown", (event) => {
    const moves = { ArrowLeft: -0.15, ArrowRight: 0.15, PageUp: -0.9, PageDown: 0.9 };
    if (event.key in moves) show(left + moves[event.key] * days, left + moves[event.key] * days + days);
    else if (event.key === "+" || event.key === "=") zoom(0.7);
    else if (event.key === "-") zoom(1 / 0.7);
    else if (event.key === "0" || event.key === "Home") showAll();
    else return;
    event.preventDefault();
  });
  document.querySelectorAll("[data-zoom]").forEach((button) => button.addEventListener("click", () => {
    const name = button.dataset.zoom;
    if (name === "all") showAll();
    else if (name in ZOOMS) zoom(ZOOMS[name] / days);
    else zoom(name === "in" ? 0.6 : 1 / 0.6);
  }));

  function fit() {
    const ratio = devicePixelRatio || 1;
    width = frame.clientWidth;
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    canvas.style.height = `${height}px`;
  }

  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { readColours(); redraw(); });

  // Of a record with too many items the months are drawn, and items are asked for where few enough are in view.
  const most = Number(frame.dataset.many ?? Infinity);
  const months = frame.dataset.many ? readMonths(JSON.parse(frame.dataset.months)) : [];
  let loaded = null, loading = false;

  function readMonths(counts) {
    return Object.entries(counts).flatMap(([track, found]) => Object.entries(found).map(([month, count]) => {
      const first = number(`${month}-01`), date = new Date(first * DAY);
      return { track, first, last: Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1) / DAY - 1, count };
    })).sort((one, other) => one.first - other.first);
  }

  const inMonths = () => months.filter((one) => one.last >= left && one.first <= left + days);
  const inAll = () => months.reduce((sum, one) => sum + one.count, 0);
  const countInView = () => inMonths().reduce((sum, one) => sum + one.count, 0);
  const areLoaded = () => !months.length || (loaded && loaded[0] <= left && loaded[1] >= left + days);

  async function loadInView() {
    if (loading || areLoaded() || countInView() > most) return;
    loading = true;
    const margin = countInView() < most / 4 ? days : 0, from = left - margin, to = left + days + margin;
    const answer = await ask(`&from=${iso(from)}&to=${iso(to)}`);
    loading = false;
    loaded = [from, to];
    items = answer;
    redraw();
  }

  async function ask(window = "") {
    const answer = await (await fetch(frame.dataset.address + window)).json();
    return answer.shown.map((one) => ({ ...one, first: number(one.first), last: number(one.last), days: one.days.map(number) }));
  }

  function drawMonths(track, top) {
    const here = months.filter((one) => one.track === track), full = Math.max(...here.map((one) => one.count), 1);
    const room = ROWS * ROW;
    paint.fillStyle = colours.track[track];
    for (const one of here) {
      const from = x(one.first), to = x(one.last + 1), high = Math.max(2, (one.count / full) * room);
      if (to > 0 && from < width) paint.fillRect(from + 1, top + HEAD + room - high - 4, Math.max(1, to - from - 2), high);
    }
  }

  async function begin() {
    if (!months.length) {
      items = await ask();
      bounds = [Math.min(...items.map((one) => one.first)), Math.max(...items.map((one) => one.last))];
    }
    names = Object.keys(TRACKS).filter((track) => [...items, ...months].some((one) => one.track === track));
    height = AXIS + names.length * (HEAD + ROWS * ROW + PAD);
    readColours();
    fit();
    if (asked.get("from") && asked.get("to")) show(number(asked.get("from")), number(asked.get("to")));
    else showMost();
    new ResizeObserver(() => { fit(); redraw(); }).observe(frame);
  }

  begin();
}
