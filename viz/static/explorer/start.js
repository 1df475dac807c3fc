/*
 * The explorer, part 5 of 5: finding by name, the shortest route, and the beginning of it all.
 */
"use strict";

/* ---- finding ---- */

function combobox() {
  const input = byId("find"), list = byId("found");
  let keys = [], at = -1;
  const close = () => { list.hidden = true; at = -1; input.setAttribute("aria-expanded", "false"); input.removeAttribute("aria-activedescendant"); };
  const mark = () => [...list.children].forEach((item, i) => {
    item.setAttribute("aria-selected", String(i === at));
    if (i === at) { input.setAttribute("aria-activedescendant", item.id); item.scrollIntoView({ block: "nearest" }); }
  });
  const choose = (key) => { close(); input.value = ""; go({ thing: key }); focusOn(key); };
  input.addEventListener("input", () => {
    keys = matches(input.value); at = keys.length ? 0 : -1;
    list.replaceChildren(...keys.map((key, i) => option(key, i)));
    list.hidden = !keys.length; input.setAttribute("aria-expanded", String(keys.length > 0)); mark();
    say(input.value ? `${words("found")}: ${keys.length}` : "");
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") { event.preventDefault(); at = (at + (event.key === "ArrowDown" ? 1 : keys.length - 1)) % Math.max(1, keys.length); mark(); }
    else if (event.key === "Enter") { event.preventDefault(); if (keys[at]) choose(keys[at]); }
    else if (event.key === "Escape") close();
  });
  input.addEventListener("blur", () => setTimeout(close, 150));
  list.addEventListener("mousedown", (event) => { const item = event.target.closest("li"); if (item) { event.preventDefault(); choose(keys[Number(item.dataset.at)]); } });
}

function option(key, number) {
  const thing = things[key], aims = thing.kind in kinds ? viewsHolding(key) : "";
  return make("li", { id: `found-${number}`, role: "option", "data-at": number }, thing.label, " ", make("span", { class: "code" }, thing.code),
    make("br"), make("span", { class: "figure" }, inLanguage(...kindOf(thing)), thing.mark !== undefined ? `, ${marks[thing.mark].word}` : "", aims));
}

function viewsHolding(key) {
  const held = Object.keys(views).filter((name) => name !== "overview" && name !== key && views[name].boxes.some((box) => box.id === key && box.column !== "elsewhere"));
  return held.length ? `, ${words("thread-of", { name: held.map((name) => things[name].label).join("; ") })}` : "";
}

function focusOn(key) {
  const stage = byId("stage");
  if (boxes.has(key) && stage.offsetParent) stage.focus(); else byId("about").focus();
}

/* ---- the shortest route along links; a service entered under an objective is left only towards it ---- */

function mayFollow(entered, left) {
  if (!entered || !entered.under || things[left.from].kind !== "service") return true;
  return left.vertical && entered.under.some((aim) => (left.serves || []).includes(aim));
}

function shortest(from, to) {
  const waiting = [[]], seen = new Set();
  while (waiting.length) {
    const path = waiting.shift(), last = path[path.length - 1] || null, here = last ? last.to : from;
    if (here === to && path.length) return path;
    for (const each of linksFrom.get(here) || []) {
      const mark = `${each.to} ${things[each.to].kind === "service" ? (each.under || []).join(" ") : ""}`;
      if (usable(each) && !seen.has(mark) && each.to !== from && mayFollow(last, each)) { seen.add(mark); waiting.push([...path, each]); }
    }
  }
  return null;
}

function showRoute(event) {
  event.preventDefault();
  const from = find(byId("from").value), to = find(byId("to").value), out = byId("route-found");
  if (!from || !to) { out.replaceChildren(make("p", {}, told("not-known", { text: (!from ? byId("from") : byId("to")).value || words("nothing-given") }))); say(out.textContent); return; }
  const ahead = shortest(from, to), found = ahead || shortest(to, from);
  if (!found) { out.replaceChildren(make("p", {}, told("no-chain", { source: things[from].label, target: things[to].label }))); say(out.textContent); return; }
  const note = ahead ? [] : [" ", told("other-way-round")];
  out.replaceChildren(make("p", {}, told("links", { count: found.length }), ...note), steps(found));
  const name = Object.keys(views).map((each) => [each, found.filter((step) => shows(each, step.to) || shows(each, step.from)).length]).sort((a, b) => b[1] - a[1])[0][0];
  go({ path: found, view: name, thing: null, dip: state.dip });
  say(words("links", { count: found.length }));
}

/* ---- begin ---- */

function listen() {
  byId("view").addEventListener("change", (event) => go({ view: event.target.value, thing: event.target.value === "overview" ? null : event.target.value }));
  byId("dip").addEventListener("change", (event) => go({ dip: event.target.value || null, thing: null }));
  byId("editors").addEventListener("change", (event) => { state.editors = event.target.checked; apply(); });
  byId("smaller").addEventListener("click", () => zoom(1 / 1.15));
  byId("larger").addEventListener("click", () => zoom(1.15));
  byId("fit").addEventListener("click", fit);
  byId("route-form").addEventListener("submit", showRoute);
  document.querySelector(".tools").addEventListener("submit", (event) => event.preventDefault());
  byId("open").addEventListener("click", () => {
    const opened = byId("picture").classList.toggle("opened");
    byId("open").setAttribute("aria-expanded", String(opened));
    byId("open").replaceChildren(told(opened ? "hide-picture" : "show-picture"));
    if (opened && network) fit();
  });
  byId("stage").addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const move = MOVES[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (move) { event.preventDefault(); move(); }
  });
  document.addEventListener("click", (event) => {
    const chosen = event.target.closest("a[data-thing]");
    if (chosen && !event.ctrlKey && !event.metaKey) { event.preventDefault(); go({ thing: chosen.dataset.thing }); if (!chosen.closest(".outline")) byId("about").focus(); }
  });
  window.addEventListener("popstate", () => { fromAddress(); apply(); });
  window.addEventListener("hashchange", () => { fromAddress(); apply(); });
  let width = window.innerWidth;
  window.addEventListener("resize", () => { if (network && window.innerWidth !== width) { width = window.innerWidth; fit(); } });
}

function colourMarks() {
  document.querySelectorAll(".mark[data-mark]").forEach((each) => { each.querySelector(".symbol").style.color = marks[each.dataset.mark].colour; });
}

byId("names").append(...Object.keys(things).filter((key) => things[key].kind in kinds).map((key) => make("option", { value: `${things[key].label} (${things[key].code})` })));
colourMarks();
combobox();
listen();
state.dip = dips.length ? dips[0].thing : null;
if (window.vis) start(); else byId("stage").replaceChildren(told("no-library"));
if (location.hash.length > 1) fromAddress();
else { state.thing = page.first.thing; state.view = page.first.view; if (state.thing && dipOf(state.thing)) state.dip = state.thing; }
apply();
if (network && !state.thing && state.dip) reveal(state.dip);
window.explorer = { shortest, neighbours, state };
