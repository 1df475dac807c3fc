/*
 * The explorer, part 1 of 5: the page's data, what is chosen, looking things up, words and pieces of page.
 * The parts are loaded in order as plain scripts and share one scope; there is nothing to build.
 * What you would get wrong: names come from strangers' workbooks, so they only ever become text
 * nodes or canvas text; and who belongs to a thread is read from the page's data, never worked out
 * from the lines drawn.
 */
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
