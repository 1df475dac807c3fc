/*
 * The explorer, part 2 of 5: who stands out, and drawing the views that the server laid out.
 */
"use strict";

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
