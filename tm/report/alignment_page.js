"use strict";
(() => {
  const SVG = "http://www.w3.org/2000/svg";
  const SIDES = ["ko", "en"];
  const FILTERS = ["all", "doubtful", "unpaired", "moved"];
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const status = document.querySelector(".status");
  const help = document.getElementById("help");

  // A view is a document on the page: its beads in order, each with its segments by side.
  const views = all(".document").map((section) => {
    const beads = [];
    for (const side of SIDES) {
      for (const segment of all(`.column.${side} .seg`, section)) {
        const at = Number(segment.dataset.bead);
        beads[at] ??= { ko: [], en: [] };
        beads[at][side].push(segment);
      }
    }
    const view = { title: section.querySelector("h2").textContent, columns: section.querySelector(".columns"), beads };
    view.lines = view.columns.querySelector(".lines");
    beads.forEach((bead) => Object.assign(bead, { view, members: [...bead.ko, ...bead.en] }));
    return view;
  });
  const beads = views.flatMap((view) => view.beads);
  let chosen = null;

  const visible = (segment) => segment.offsetParent !== null;
  const is = (bead, kind) => bead.members[0].classList.contains(kind);
  const number = (segment) => Number(segment.querySelector(".number").textContent);

  // Neighbours in a column are one end of a line; a bead may have several.
  function ends(segments, origin) {
    const found = [];
    let last = null;
    for (const segment of segments.filter(visible)) {
      const box = segment.getBoundingClientRect();
      if (last !== null && number(segment) === last + 1) found.at(-1).bottom = box.bottom - origin;
      else found.push({ top: box.top - origin, bottom: box.bottom - origin });
      last = number(segment);
    }
    return found.map(({ top, bottom }) => ({ top: top + 3, bottom: bottom - 3, at: Math.min(top + 17, (top + bottom) / 2) }));
  }

  // Partners that both sides have in one order begin at one height: the side that is ahead waits.
  function level(view) {
    const pairs = view.beads
      .filter((bead) => bead.ko.length && bead.en.length && !is(bead, "moved"))
      .map((bead) => SIDES.map((side) => bead[side].find(visible)))
      .filter((firsts) => firsts.every(Boolean));
    const tops = pairs.map((firsts) => firsts.map((segment) => segment.getBoundingClientRect().top));
    const added = [0, 0];
    pairs.forEach((firsts, at) => {
      const ahead = tops[at][1] + added[1] - tops[at][0] - added[0];
      const waiting = ahead > 0 ? 0 : 1;
      firsts[waiting].style.marginTop = `${Math.abs(ahead)}px`;
      added[waiting] += Math.abs(ahead);
    });
  }

  function draw(view) {
    view.beads.forEach((bead) => bead.members.forEach((segment) => (segment.style.marginTop = "")));
    if (getComputedStyle(view.lines).display === "none") return;
    level(view);
    const box = view.columns.getBoundingClientRect();
    const left = view.columns.querySelector(".ko").getBoundingClientRect().right - box.left + 5;
    const right = view.columns.querySelector(".en").getBoundingClientRect().left - box.left - 5;
    const drawn = document.createDocumentFragment();
    for (const bead of view.beads) {
      const [ko, en] = SIDES.map((side) => ends(bead[side], box.top));
      bead.line = null;
      if (!ko.length || !en.length) continue;
      const middle = (left + right) / 2;
      const bars = [[left, ko], [right, en]].flatMap(([x, side]) => side.map((end) => `M${x} ${end.top}V${end.bottom}`));
      const curves = ko.flatMap((a) =>
        en.map((b) => `M${left} ${a.at}C${middle} ${a.at} ${middle} ${b.at} ${right} ${b.at}`));
      const line = bead.line = document.createElementNS(SVG, "path");
      line.setAttribute("d", [...bars, ...curves].join(""));
      line.setAttribute("class", bead.ko[0].className.replace("seg", "pair"));
      line.addEventListener("click", () => choose(bead));
      hover(line, bead);
      const text = document.createElementNS(SVG, "text");
      text.setAttribute("class", line.getAttribute("class").replace("pair", ""));
      text.setAttribute("x", left + 9);
      text.setAttribute("y", ko[0].at);
      text.textContent = bead.ko[0].querySelector(".ref b").textContent;
      drawn.prepend(line);
      drawn.append(text);
    }
    view.lines.replaceChildren(drawn);
  }

  function hover(element, bead) {
    const mark = (on) => [...bead.members, bead.line].forEach((part) => part?.classList.toggle("near", on));
    element.addEventListener("mouseenter", () => mark(true));
    element.addEventListener("mouseleave", () => mark(false));
  }

  function choose(bead, towards = "ko") {
    if (chosen) [...chosen.members, chosen.line].forEach((part) => part?.classList.remove("on"));
    chosen = bead;
    status.textContent = "";
    if (!bead) return;
    [...bead.members, bead.line].forEach((part) => part?.classList.add("on"));
    const told = bead.members.map((segment) => segment.querySelector(".ref")).find(Boolean).textContent;
    status.textContent = `${told} · ${beads.indexOf(bead) + 1} of ${beads.length}`;
    reveal(bead, towards);
  }

  // Both sides are brought into sight where they fit; else one of them is.
  function reveal(bead, towards) {
    const wanted = bead[towards].length ? bead[towards] : bead.members;
    wanted[0].focus({ preventScroll: true });
    const boxes = bead.members.map((segment) => segment.getBoundingClientRect());
    const top = Math.min(...boxes.map((box) => box.top));
    const bottom = Math.max(...boxes.map((box) => box.bottom));
    const bar = document.querySelector(".bar").offsetHeight;
    const room = innerHeight - bar;
    if (bottom - top > room) wanted[0].scrollIntoView({ block: "center" });
    else if (top < bar || bottom > innerHeight) scrollBy(0, (top + bottom) / 2 - bar - room / 2);
  }

  function step(direction, wanted = () => true) {
    const from = chosen ? beads.indexOf(chosen) : direction > 0 ? -1 : beads.length;
    for (let at = from + direction; at >= 0 && at < beads.length; at += direction) {
      if (beads[at].members.some(visible) && wanted(beads[at])) return choose(beads[at]);
    }
    status.textContent = "there is no further one";
  }

  function other() {
    if (!chosen || !chosen.ko.length || !chosen.en.length) return;
    reveal(chosen, chosen.ko.includes(document.activeElement) ? "en" : "ko");
  }

  function filter() {
    const at = FILTERS.findIndex((name) => document.getElementById(`show-${name}`).checked);
    document.getElementById(`show-${FILTERS[(at + 1) % FILTERS.length]}`).checked = true;
    shown();
  }

  function shown() {
    views.forEach(draw);
    if (chosen && chosen.members.some(visible)) choose(chosen);
    else choose(null);
  }

  // By the place of the key, so that a Korean keyboard does the same.
  const KEYS = {
    KeyJ: () => step(1),
    KeyK: () => step(-1),
    KeyD: (event) => step(event.shiftKey ? -1 : 1, (bead) => is(bead, "doubtful")),
    KeyU: (event) => step(event.shiftKey ? -1 : 1, (bead) => is(bead, "unpaired")),
    KeyM: (event) => step(event.shiftKey ? -1 : 1, (bead) => is(bead, "moved")),
    KeyX: other,
    KeyF: filter,
    Escape: () => choose(null),
    Slash: (event) => event.shiftKey && help.showModal(),
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || help.open || !KEYS[event.code]) return;
    event.preventDefault();
    KEYS[event.code](event);
  });
  all("input[name=show]").forEach((input) => input.addEventListener("change", shown));
  for (const bead of beads) {
    for (const segment of bead.members) {
      segment.addEventListener("click", () => choose(bead, segment.closest(".column").lang));
      hover(segment, bead);
    }
  }
  const follow = new ResizeObserver((entries) => entries.forEach(({ target }) => draw(views.find((view) => view.columns === target))));
  views.forEach((view) => follow.observe(view.columns));
  document.fonts.ready.then(() => views.forEach(draw));
})();
