/*
 * The explorer, part 4 of 5: going somewhere, by link, by key or by the browser's own way back.
 */
"use strict";

/* ---- going somewhere; the address holds where one is, so the browser's own way back works ---- */

function address() {
  const parts = new URLSearchParams();
  if (state.view !== "overview") parts.set("view", state.view);
  if (state.thing) parts.set("thing", state.thing);
  if (state.dip) parts.set("dip", state.dip);
  if (state.route !== null) parts.set("route", state.route);
  return `#${parts}`;
}

function go(change, keep) {
  const before = address();
  Object.assign(state, change);
  if (!keep && !("route" in change)) state.route = null;
  if (!("path" in change)) state.path = null;
  if (state.thing && !("view" in change) && !shows(state.view, state.thing)) state.view = viewFor(state.thing);
  if (state.thing && dipOf(state.thing)) state.dip = state.thing;
  if (address() !== before) history.pushState(null, "", address());
  apply();
}

function viewFor(key) {
  const holds = (name) => views[name].boxes.some((box) => box.id === key && box.column !== "elsewhere");
  const threads = Object.keys(views).filter((name) => name !== "overview" && holds(name));
  if (views[key]) return key;
  return threads.length && !(threads.length > 1 && holds("overview")) ? threads[0] : holds("overview") ? "overview" : state.view;
}

function fromAddress() {
  const parts = new URLSearchParams(location.hash.slice(1)), thing = parts.get("thing");
  state.thing = thing && things[thing] ? thing : null;
  state.view = views[parts.get("view")] ? parts.get("view") : "overview";
  if (state.thing && !shows(state.view, state.thing)) state.view = viewFor(state.thing);
  if (parts.has("dip")) state.dip = dipOf(parts.get("dip")) ? parts.get("dip") : null;
  state.route = parts.has("route") && state.dip && dipOf(state.dip).routes[Number(parts.get("route"))] ? Number(parts.get("route")) : null;
  state.path = null;
}

let drawn = null;
function apply() {
  byId("view").value = state.view; byId("dip").value = state.dip || "";
  if (drawn !== state.view && network) { showView(); drawn = state.view; byId("stage").scrollTo(0, 0); if (state.view !== "overview") reveal(state.view); }
  document.querySelectorAll(".outline").forEach((each) => { each.hidden = each.dataset.view !== state.view; });
  document.body.classList.toggle("no-editors", !state.editors);
  sets = context();
  about();
  if (network) { network.redraw(); if (state.thing) reveal(state.thing); }
  if (state.thing) say(described(state.thing));
}

function openThread(key) {
  if (views[key]) go({ view: key, thing: key });
  else if (state.view === "overview") go({ view: viewFor(key), thing: key });
}

/* ---- keys ---- */

function neighbours(key, way) {
  const box = boxes.get(key), found = new Set();
  for (const line of drawnLines()) {
    const other = line.from === key ? line.to : line.to === key ? line.from : null;
    if (other && Math.sign(boxes.get(other).x - box.x) === way) found.add(other);
  }
  for (const piece of overlay()) {
    const other = piece.from === key ? piece.to : piece.to === key ? piece.from : null;
    if (other && Math.sign(boxes.get(other).x - box.x) === way) found.add(other);
  }
  const middle = (each) => boxes.get(each).y + boxes.get(each).h / 2, here = middle(key);
  return [...found].sort((a, b) => Math.abs(middle(a) - here) - Math.abs(middle(b) - here));
}

function within(key, step) {
  const box = boxes.get(key);
  const column = view().boxes.filter((each) => each.column === box.column).sort((a, b) => a.y - b.y);
  return column[column.findIndex((each) => each.id === key) + step] || null;
}

function alongRoute(step) {
  const dip = state.dip && dipOf(state.dip);
  if (!dip) { say(words("no-route-chosen")); return; }
  const number = state.route === null ? 0 : state.route;
  const stops = [dip.thing, ...dip.routes[number].links.map((each) => links[each].to)];
  const at = stops.indexOf(state.thing), next = stops[at < 0 ? 0 : at + step];
  if (!next) { say(words(step > 0 ? "route-ends" : "route-starts")); return; }
  go({ route: number, thing: next, dip: dip.thing }, true);
}

const MOVES = {
  ArrowLeft: () => sidestep(-1), ArrowRight: () => sidestep(1),
  ArrowUp: () => { const box = state.thing && boxes.has(state.thing) ? within(state.thing, -1) : null; if (box) go({ thing: box.id }, true); },
  ArrowDown: () => { const box = state.thing && boxes.has(state.thing) ? within(state.thing, 1) : null; if (box) go({ thing: box.id }, true); else if (!state.thing) first(); },
  Home: () => first(), Enter: () => state.thing && openThread(state.thing), Escape: () => { go({ thing: null }); say(words("nothing-chosen")); },
  Backspace: () => history.back(), n: () => alongRoute(1), p: () => alongRoute(-1),
  "+": () => zoom(1.15), "-": () => zoom(1 / 1.15),
};

function sidestep(way) {
  if (!state.thing || !boxes.has(state.thing)) { first(); return; }
  const next = neighbours(state.thing, way)[0];
  if (next) go({ thing: next }, true); else say(words(way < 0 ? "nothing-left" : "nothing-right"));
}

function first() {
  const focus = view().boxes.find((box) => box.column === "objectives") || view().boxes[0];
  if (focus) go({ thing: focus.id }, true);
}

const zoom = (by) => { resize(Math.min(1.5, Math.max(0.6, state.scale * by))); if (state.thing) reveal(state.thing); };
