/*
 * The explorer, part 3 of 5: the panel beside the picture, which says in words what is chosen.
 */
"use strict";

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
