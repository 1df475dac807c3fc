/*
 * The explorer: draws the views that the server laid out, and keeps picture, list and panel at one.
 * What you would get wrong: names come from strangers' workbooks, so they only ever become text
 * nodes or canvas text; and who belongs to a thread is read from the page's data, never worked out
 * from the lines drawn.
 */
(() => {
"use strict";

const read = (id) => JSON.parse(document.getElementById(id).textContent);
const page = read("page");
const byId = (id) => document.getElementById(id);
const { things, links, dips, marks, kinds, colours } = page;
const views = page.views;
views[page.first.view].boxes = read("nodes").map((node) => node.box);
views[page.first.view].lines = read("edges").map((edge) => edge.line);

const HEADING = 36, MARGIN = 12, LINE = 17, PAD = 8, FONT = '14px Arial, "Liberation Sans", sans-serif';
const SMALL = '12.5px Arial, "Liberation Sans", sans-serif', FADED = 0.22;
const WIDTH = { strong: 3.4, moderate: 2.4, weak: 1.6 };
const state = { view: page.first.view, thing: null, dip: null, route: null, path: null, scale: 1, editors: true };
let network = null, boxes = new Map(), sets = null, routeAt = 0;

/* ---- looking things up ---- */

const linksFrom = new Map(), linksTo = new Map();
links.forEach((link, number) => {
  link.number = number;
  (linksFrom.get(link.from) || linksFrom.set(link.from, []).get(link.from)).push(link);
  (linksTo.get(link.to) || linksTo.set(link.to, []).get(link.to)).push(link);
});
const dipOf = (key) => dips.find((dip) => dip.thing === key) || null;
const usable = (link) => state.editors || link.basis !== "editor";
const plain = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
const view = () => views[state.view];
const shows = (name, key) => views[name].boxes.some((box) => box.id === key);
const drawnLines = () => view().lines.filter((line) => !line.routed && (state.editors || !line.editor));

function find(text) {
  const wanted = plain(text.trim());
  if (!wanted) return null;
  const keys = Object.keys(things);
  const bare = wanted.replace(/^.*\(([^()]+)\)$/, "$1");
  return keys.find((key) => plain(key) === wanted || plain(things[key].code) === wanted)
    || keys.find((key) => plain(things[key].label) === wanted)
    || keys.find((key) => plain(things[key].code) === bare) || null;
}

function matches(text) {
  const words = plain(text).split(/\s+/).filter(Boolean);
  if (!words.length) return [];
  const scored = Object.keys(things).map((key) => {
    const thing = things[key], code = plain(thing.code), whole = `${plain(thing.label)} ${code}`;
    if (!words.every((word) => whole.includes(word))) return null;
    const start = whole.startsWith(words[0]) ? 1 : 2;
    return [code === words.join(" ") ? 0 : start + (thing.kind in kinds ? 0 : 2), thing.label.length, key];
  }).filter(Boolean);
  scored.sort((a, b) => a[0] - b[0] || a[1] - b[1] || (a[2] < b[2] ? -1 : 1));
  return scored.slice(0, 12).map((each) => each[2]);
}

/* ---- words, from the server's catalogue: each a text and the language it is in ---- */

function words(key, values) {
  return page.words[key][0].replace(/\{(\w+)\}/g, (whole, name) => (values && name in values ? String(values[name]) : whole));
}
const inLanguage = (text, language) => (language === page.language ? text : make("span", { lang: language }, text));
const told = (key, values) => inLanguage(words(key, values), page.words[key][1]);
const english = (text) => inLanguage(text, "en");
const kindOf = (thing) => page.kindWords[thing.kind];
const strengthOf = (key) => (key ? inLanguage(...page.strengthWords[key]) : told("not-judged"));

/* ---- small pieces of page, always from text ---- */

function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

function markOf(key) {
  const mark = marks[key];
  const symbol = make("span", { class: `symbol shape-${mark.shape}`, "aria-hidden": "true" }, mark.symbol);
  symbol.style.color = mark.colour;
  return make("span", { class: "mark" }, symbol, " ", key ? mark.word : told("not-rated"));
}

const link = (key) => {
  const thing = things[key];
  const label = make("a", { href: `#thing=${encodeURIComponent(key)}`, "data-thing": key, lang: thing.lang === page.language ? null : thing.lang }, thing.label);
  return [label, " ", make("span", { class: "code" }, thing.code)];
};

function say(text) { byId("said").textContent = text; }

function described(key) {
  const thing = things[key], parts = [thing.label, kindOf(thing)[0]];
  if (thing.mark !== undefined) parts.push(marks[thing.mark].word);
  if (thing.figure) parts.push(thing.figure);
  const box = boxes.get(key);
  if (box) {
    const up = neighbours(key, -1).length, down = neighbours(key, 1).length;
    parts.push(words("sides", { left: up, right: down }));
  }
  if (dipOf(key)) parts.push(words("dip-said", { count: dipOf(key).routes.length }));
  return parts.join(", ");
}

/* ---- who stands out ---- */

function context() {
  if (state.path) return new Set(state.path.flatMap((step) => [step.from, step.to]));
  if (!state.thing) return null;
  const found = new Set([state.thing, ...(page.belongs[state.thing] || [])]);
  for (const line of drawnLines()) {
    if (line.sideways && (line.from === state.thing || line.to === state.thing)) found.add(line.from).add(line.to);
  }
  if (state.dip && state.dip === state.thing) overlay().forEach((piece) => found.add(piece.from).add(piece.to));
  return found;
}

/* Routes of the chosen dip as pieces between boxes that are drawn; what lies between is passed over. */
function overlay() {
  const routes = state.path ? [{ steps: state.path }] : dipRoutes();
  const pieces = new Map();
  for (const route of routes) {
    let from = route.steps.length ? route.steps[0].from : null, worst = null, sign = 1;
    for (const step of route.steps) {
      worst = weaker(worst, step.strength || "none");
      sign *= step.sign === "hinders" ? -1 : 1;
      if (!boxes.has(from)) from = step.to;
      else if (boxes.has(step.to)) {
        pieces.set(`${from}>${step.to}`, { from, to: step.to, strength: worst, sign });
        from = step.to;
        worst = null;
        sign = 1;
      }
    }
  }
  return [...pieces.values()].filter((piece) => piece.from !== piece.to);
}

const RANK = ["none", "weak", "moderate", "strong"];
const weaker = (a, b) => (a === null || RANK.indexOf(b) < RANK.indexOf(a) ? b : a);

function dipRoutes() {
  const dip = state.dip && dipOf(state.dip);
  if (!dip) return [];
  const chosen = state.route === null ? dip.routes : [dip.routes[state.route]];
  return chosen.map((route) => ({ steps: route.links.map((number) => links[number]) }))
    .filter((route) => route.steps.every(usable));
}

/* ---- drawing ---- */

function rounded(ctx, x, y, w, h, r) { ctx.beginPath(); ctx.roundRect(x, y, w, h, r); }

function outlineOf(ctx, shape, x, y, w, h) {
  if (shape === "pill") rounded(ctx, x, y, w, h, Math.min(h / 2, 20));
  else if (shape === "rounded") rounded(ctx, x, y, w, h, 6);
  else if (shape === "cut") {
    ctx.beginPath();
    ctx.moveTo(x, y); ctx.lineTo(x + w - 9, y); ctx.lineTo(x + w, y + 9); ctx.lineTo(x + w, y + h); ctx.lineTo(x, y + h);
    ctx.closePath();
  } else rounded(ctx, x, y, w, h, shape === "solid" ? 4 : 0);
}

function symbol(ctx, key, x, y, on) {
  const { shape, colour } = marks[key], r = 5.5;
  ctx.beginPath();
  if (shape === "triangle") { ctx.moveTo(x, y - r - 0.5); ctx.lineTo(x + r + 1, y + r - 0.5); ctx.lineTo(x - r - 1, y + r - 0.5); ctx.closePath(); }
  else if (shape === "square") ctx.rect(x - r + 0.5, y - r + 0.5, 2 * r - 1, 2 * r - 1);
  else if (shape === "diamond") { ctx.moveTo(x, y - r - 1); ctx.lineTo(x + r + 1, y); ctx.lineTo(x, y + r + 1); ctx.lineTo(x - r - 1, y); ctx.closePath(); }
  else if (shape === "star") {
    for (let k = 0; k < 10; k += 1) {
      const far = k % 2 ? r * 0.45 : r + 1.5, angle = Math.PI * (k / 5 - 0.5);
      ctx.lineTo(x + far * Math.cos(angle), y + far * Math.sin(angle));
    }
    ctx.closePath();
  } else ctx.arc(x, y, shape === "ring" ? r - 0.8 : r, 0, 2 * Math.PI);
  if (shape === "ring") { ctx.lineWidth = 1.8; ctx.strokeStyle = on || colour; ctx.setLineDash([]); ctx.stroke(); return; }
  ctx.fillStyle = on ? "#fff" : colour;
  if (on) { ctx.save(); ctx.lineWidth = 2; ctx.strokeStyle = "#fff"; ctx.fillStyle = colour; ctx.fill(); ctx.stroke(); ctx.restore(); } else ctx.fill();
}

function drawBox(ctx, box) {
  const thing = things[box.id], style = box.column === "elsewhere" ? kinds.elsewhere : kinds[thing.kind];
  const x = box.x, y = box.y, chosen = box.id === state.thing;
  ctx.save();
  ctx.globalAlpha = sets && !sets.has(box.id) ? FADED : 1;
  outlineOf(ctx, style.shape, x, y, box.w, box.h);
  ctx.fillStyle = style.fill; ctx.fill();
  ctx.setLineDash(box.loose ? [4, 3] : []); ctx.lineWidth = chosen ? 3.5 : 1.3; ctx.strokeStyle = chosen ? colours.ink : style.stroke; ctx.stroke();
  ctx.setLineDash([]);
  if (chosen) { ctx.lineWidth = 2; ctx.strokeStyle = "#ffbf47"; outlineOf(ctx, style.shape, x - 3.5, y - 3.5, box.w + 7, box.h + 7); ctx.stroke(); }
  ctx.textBaseline = "middle"; ctx.textAlign = "left";
  const marked = box.mark !== null, left = x + PAD + (marked ? 22 : 0), room = box.w - (left - x) - 5;
  let at = y + PAD + LINE / 2;
  if (marked) symbol(ctx, box.mark, x + PAD + 7, at - 0.5);
  ctx.font = style.shape === "solid" ? `bold ${FONT}` : FONT; ctx.fillStyle = style.text;
  for (const line of box.text) { ctx.fillText(line, left, at, room); at += LINE; }
  ctx.font = SMALL; ctx.fillStyle = style.muted;
  for (const line of box.muted) { ctx.fillText(line, left, at, room); at += LINE; }
  if (box.counts.length) drawCounts(ctx, box, x + PAD, at, style);
  ctx.restore();
}

function drawCounts(ctx, box, left, at, style) {
  ctx.font = SMALL;
  let x = left + 6;
  for (const [key, number] of box.counts) {
    symbol(ctx, key, x, at, style.shape === "solid" ? "#fff" : null);
    ctx.fillStyle = style.text;
    ctx.fillText(String(number), x + 10, at + 0.5);
    x += 10 + ctx.measureText(String(number)).width + 16;
  }
}

/* The way of a line: from the right side of one box to the left side of the next, by its lanes. */
function wayOf(from, to, lanes) {
  const a = boxes.get(from), b = boxes.get(to), middle = (box) => box.y + box.h / 2;
  if (a.column === b.column) return { bow: true, a, b };
  const [left, right] = a.x < b.x ? [a, b] : [b, a];
  const stops = [[left.x + left.w, middle(left)]];
  for (const [x, y, end] of lanes || []) stops.push([x, y], [end, y]);
  stops.push([right.x, middle(right)]);
  return { bow: false, stops, forward: left === a };
}

function strokeWay(ctx, way) {
  ctx.beginPath();
  if (way.bow) {
    const x = way.a.x + way.a.w, y1 = way.a.y + way.a.h / 2, y2 = way.b.y + way.b.h / 2;
    const out = x + Math.min(38, 14 + Math.abs(y2 - y1) / 14);
    ctx.moveTo(x, y1); ctx.bezierCurveTo(out, y1, out, y2, x, y2);
  } else {
    ctx.moveTo(...way.stops[0]);
    for (let i = 1; i < way.stops.length; i += 1) {
      const [x0, y0] = way.stops[i - 1], [x1, y1] = way.stops[i], half = (x1 - x0) / 2;
      ctx.bezierCurveTo(x0 + half, y0, x1 - half, y1, x1, y1);
    }
  }
  ctx.stroke();
}

function endOf(way) {
  if (way.bow) return [way.b.x + way.b.w, way.b.y + way.b.h / 2, -1];
  const last = way.forward ? way.stops[way.stops.length - 1] : way.stops[0];
  return [last[0], last[1], way.forward ? 1 : -1];
}

function arrow(ctx, way, size) {
  const [x, y, turn] = endOf(way);
  ctx.setLineDash([]); ctx.beginPath();
  ctx.moveTo(x, y); ctx.lineTo(x - turn * size, y - size * 0.6); ctx.lineTo(x - turn * size, y + size * 0.6);
  ctx.closePath(); ctx.fill();
}

function sign(ctx, way, minus) {
  const [x, y, turn] = endOf(way), at = x - turn * 21;
  ctx.setLineDash([]); ctx.lineWidth = 1.5;
  ctx.beginPath(); ctx.arc(at, y, 6.5, 0, 2 * Math.PI);
  ctx.fillStyle = "#fff"; ctx.fill(); ctx.stroke();
  ctx.beginPath(); ctx.moveTo(at - 3.5, y); ctx.lineTo(at + 3.5, y);
  if (!minus) { ctx.moveTo(at, y - 3.5); ctx.lineTo(at, y + 3.5); }
  ctx.stroke();
}

function drawLines(ctx) {
  const over = overlay(), busy = over.length > 0;
  for (const line of drawnLines()) {
    if (line.sideways && busy && over.some((piece) => piece.from === line.from && piece.to === line.to)) continue;
    const faded = sets && !(sets.has(line.from) && sets.has(line.to));
    ctx.save();
    ctx.globalAlpha = faded ? 0.14 : busy && !sets ? 0.55 : 1;
    const way = wayOf(line.from, line.to, line.lanes);
    if (line.sideways) drawImpact(ctx, way, line.strength, line.sign === "hinders", 1.4, line.editor);
    else {
      ctx.strokeStyle = line.editor ? colours.editor : colours.line;
      ctx.lineWidth = line.editor ? 2.2 : sets && !faded ? 1.8 : 1.2;
      ctx.lineCap = "round"; ctx.setLineDash(line.editor ? [0.1, 5.5] : []);
      strokeWay(ctx, way);
    }
    ctx.restore();
  }
  for (const piece of over) {
    const line = view().lines.find((each) => each.from === piece.from && each.to === piece.to);
    ctx.save();
    drawImpact(ctx, wayOf(piece.from, piece.to, line && line.lanes), piece.strength, piece.sign < 0, 0, line && line.editor);
    ctx.restore();
  }
}

function drawImpact(ctx, way, strength, minus, thin, editor) {
  ctx.strokeStyle = ctx.fillStyle = editor ? colours.editor : colours.impact;
  ctx.lineWidth = (WIDTH[strength] || 1.4) - (thin ? 0.4 : -0.4); ctx.lineCap = "butt";
  ctx.setLineDash(editor ? [2, 4] : [8, 5]);
  strokeWay(ctx, way);
  arrow(ctx, way, 10);
  sign(ctx, way, minus);
}

function start() {
  const canvas = byId("canvas");
  network = new vis.Network(canvas, { nodes: new vis.DataSet([]), edges: new vis.DataSet([]) }, { ...read("options"), autoResize: false });
  network.on("beforeDrawing", drawLines);
  network.on("click", (event) => { const key = network.getNodeAt(event.pointer.DOM); if (key) go({ thing: key }); });
  network.on("doubleClick", (event) => { const key = network.getNodeAt(event.pointer.DOM); if (key) openThread(key); });
  network.on("hoverNode", () => { canvas.style.cursor = "pointer"; });
  network.on("blurNode", () => { canvas.style.cursor = "default"; });
  canvas.querySelectorAll("[tabindex]").forEach((element) => element.setAttribute("tabindex", "-1"));
}

function showView() {
  boxes = new Map(view().boxes.map((box) => [box.id, box]));
  const nodes = view().boxes.map((box) => ({
    id: box.id, x: box.x + box.w / 2, y: box.y + box.h / 2, shape: "custom", label: undefined,
    ctxRenderer: ({ ctx }) => ({ drawNode: () => drawBox(ctx, box), nodeDimensions: { width: box.w, height: box.h } }),
  }));
  network.setData({ nodes: new vis.DataSet(nodes), edges: new vis.DataSet([]) });
  fit();
  const notes = [];
  if (view().boxes.some((box) => box.loose)) notes.push(told("loose-box"), " ");
  if (view().leftOut.length) notes.push(told("left-out", { what: view().leftOut.join(", ") }));
  byId("left-out").replaceChildren(...notes);
}

function fit() {
  const room = byId("stage").clientWidth - 2 * MARGIN - 2;
  if (room > 0) resize(Math.min(1.15, Math.max(0.8, room / (view().width + 22))));
}

function resize(scale) {
  state.scale = scale;
  const width = (view().width + 22) * scale + 2 * MARGIN, height = (view().height + 12) * scale + 2 * MARGIN, canvas = byId("canvas");
  canvas.style.width = `${width}px`; canvas.style.height = `${height}px`;
  network.setSize(`${width}px`, `${height}px`);
  network.moveTo({ position: { x: (width / 2 - MARGIN) / scale, y: (height / 2 - MARGIN) / scale }, scale, animation: false });
  network.redraw();
  const row = byId("headings");
  row.style.width = `${width}px`;
  row.replaceChildren(...view().columns.map((column) => {
    const heading = make("span", {}, page.columns[state.view === "overview" && column.key === "figures" ? "dips" : column.key]);
    heading.style.left = `${Math.max(0, MARGIN + (column.x - 20) * scale)}px`; heading.style.width = `${(column.w + 40) * scale}px`;
    return heading;
  }));
}

function reveal(key) {
  const box = boxes.get(key), stage = byId("stage"), s = state.scale;
  if (!box) return;
  const top = box.y * s + MARGIN, left = box.x * s + MARGIN, bottom = top + box.h * s, right = left + box.w * s;
  const room = stage.clientHeight - HEADING;
  if (top < stage.scrollTop + 8 || bottom > stage.scrollTop + room - 8) stage.scrollTop = Math.max(0, (top + bottom - room) / 2);
  if (left < stage.scrollLeft + 8 || right > stage.scrollLeft + stage.clientWidth - 8) stage.scrollLeft = Math.max(0, (left + right - stage.clientWidth) / 2);
}

/* ---- the panel ---- */

function about() {
  const panel = byId("about"), key = state.thing;
  panel.replaceChildren(...(key ? aboutThing(key) : aboutView()).filter(Boolean));
}

function aboutThing(key) {
  const thing = things[key], parts = [];
  const plan = thing.plan ? [" · ", told("plan", { plan: thing.plan })] : [];
  parts.push(make("p", { class: "kind" }, inLanguage(...kindOf(thing)), " ", thing.code, ...plan));
  parts.push(make("h2", { id: "about-heading", lang: thing.lang === page.language ? null : thing.lang }, thing.label));
  if (thing.mark !== undefined) parts.push(make("p", { class: "big" }, markOf(thing.mark)));
  if (thing.figure) parts.push(make("p", {}, english(thing.figure)));
  if (thing.reason) parts.push(make("p", { class: "figure" }, english(thing.reason)));
  const dipWord = thing.dip === true ? "is-dip" : thing.dip === false ? "is-no-dip" : "not-known-dip";
  if (thing.dip !== undefined) parts.push(make("p", {}, make("strong", {}, told(dipWord), ": "), english(thing.dipReason)));
  if (thing.boards) parts.push(make("p", {}, told("overseen-by"), ": ", ...thing.boards.flatMap((board, i) => [i ? ", " : "", ...link(board)])));
  parts.push(buttons(key));
  if (dipOf(key)) parts.push(...feltBy(dipOf(key)));
  parts.push(...linkList("serves", (linksFrom.get(key) || []).filter((each) => each.vertical), "to"));
  parts.push(...linkList("served-by", (linksTo.get(key) || []).filter((each) => each.vertical), "from"));
  parts.push(...linkList("bears-on", (linksFrom.get(key) || []).filter((each) => !each.vertical), "to"));
  parts.push(...linkList("borne-on", (linksTo.get(key) || []).filter((each) => !each.vertical), "from"));
  return parts;
}

function aboutView() {
  const focus = state.view === "overview" ? null : things[state.view];
  const touched = dips.map((dip) => make("li", {}, ...link(dip.thing), " ", english(dip.reason), "; ", told("priorities", { count: dip.priorities.length })));
  return [make("h2", { id: "about-heading" }, focus ? told("thread-of", { name: focus.label }) : told("overview")),
    make("p", {}, told(focus ? "about-thread" : "about-overview")), make("p", {}, told("choose")),
    ...(touched.length && !focus ? [make("h3", {}, told("dipped")), make("ul", {}, touched)] : [])];
}

function buttons(key) {
  const row = make("div", { class: "buttons" });
  const add = (word, action) => { const button = make("button", { type: "button" }, told(word)); button.addEventListener("click", action); row.append(button); };
  if (views[key] && state.view !== key) add("open-thread", () => go({ view: key, thing: key }));
  if (state.view !== "overview") add("back", () => go({ view: "overview", thing: shows("overview", key) ? key : null }));
  add("route-from", () => { byId("route").open = true; byId("from").value = things[key].code; byId("to").focus(); });
  add("let-go", () => go({ thing: null }));
  if (things[key].page) row.append(make("a", { href: things[key].page }, told("own-page")));
  return row;
}

function feltBy(dip) {
  const parts = [make("h3", {}, told("felt-by"), ` (${dip.routes.length})`), make("p", { class: "figure" }, told("judgements"))];
  dip.routes.forEach((route, number) => {
    const away = route.direction === "against" ? [", ", told("moves-other-way")] : [];
    const button = make("button", { type: "button", class: "follow", "aria-pressed": String(state.dip === dip.thing && state.route === number) },
      make("strong", {}, things[route.to].label), ` (${things[route.to].code}), `, strengthOf(route.strength), ...away);
    button.addEventListener("click", () => { routeAt = 0; go({ dip: dip.thing, route: state.route === number ? null : number }, true); byId("about").querySelectorAll(".follow")[number].focus(); });
    parts.push(button);
    if (state.route === number && state.dip === dip.thing) parts.push(steps(route.links.map((each) => links[each])));
  });
  return parts;
}

function steps(found) {
  return make("ol", {}, found.map((step) => make("li", {}, ...link(step.from), " ", english(step.words), " ", ...link(step.to), factsOf(step))));
}

function factsOf(each) {
  const facts = [[strengthOf(each.strength)]];
  const add = (word, ...values) => facts.push([told(word), ": ", ...values]);
  if (each.sign === "hinders") facts.push([told("moves-other-way")]);
  if (each.lag !== undefined) add("lag", String(each.lag));
  if (each.by) add("asserted-by", each.by);
  if (each.basis === "editor") facts.push([told("editors-link")]);
  else if (each.basis) add("basis", english(each.basis));
  if (each.evidence) add("evidence", english(each.evidence));
  if (each.reviewed) add("reviewed", each.reviewed);
  if (each.under) add("under", each.under.map((key) => (things[key] ? things[key].code : key)).join(", "));
  return make("span", { class: "facts" }, facts.map((fact) => make("span", { class: "fact" }, fact)));
}

function linkList(heading, found, end) {
  const shown = found.filter(usable);
  if (!shown.length) return [];
  const item = (each) => make("li", { class: each.basis === "editor" ? "from-editor" : null }, ...link(each[end]), " ",
    things[each[end]].mark !== undefined ? markOf(things[each[end]].mark) : null,
    make("span", { class: "figure" }, " ", english(each.words)), factsOf(each));
  return [make("h3", {}, told(heading), ` (${shown.length})`), make("ul", {}, shown.map(item))];
}

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
})();
