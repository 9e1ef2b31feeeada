// The month day by day: a slider whose first step is the whole month, and a button that plays it.
"use strict";

// ``pages`` move together; ``days`` are the texts of the slider's steps after the first.
outreach.wirePlayer = function (pages, days, words) {
  const slider = document.getElementById("slider");
  const play = document.getElementById("play");
  const all = document.getElementById("all");
  const text = document.getElementById("day-text");
  const whole = text.textContent;
  let timer = null;

  const stop = () => {
    clearInterval(timer);
    timer = null;
    play.textContent = "▶";
    play.setAttribute("aria-label", words.play);
  };
  outreach.stopPlaying = stop;
  const show = (step) => {
    for (const page of pages) {
      if (page.state.trip !== null) outreach.choose(page, null, "player");
      page.state.day = step === 0 ? null : Math.min(step, page.data.days.length) - 1;
    }
    outreach.suitDay(pages);
    for (const page of pages) page.refresh();
  };
  const next = () => {
    const step = Number(slider.value) + 1;
    if (step > days.length) stop();
    else show(step);
  };
  slider.addEventListener("input", () => { stop(); show(Number(slider.value)); });
  play.addEventListener("click", () => {
    if (timer !== null) return stop();
    if (Number(slider.value) >= days.length) show(0);
    play.textContent = "❚❚";
    play.setAttribute("aria-label", words.pause);
    timer = setInterval(next, 1100);
    return next();
  });
  all.addEventListener("click", () => {
    stop();
    for (const page of pages) outreach.choose(page, null, "all");
  });

  const waitingOf = (page) => words.waiting_total.replace("{count}", page.number(outreach.valuesOf(page, page.data.sites, page.state.day).waiting));
  const writeDay = () => {
    const day = pages[0].state.day;
    slider.value = day === null ? 0 : day + 1;
    const told = day === null ? whole : days[day];
    text.textContent = day === null || pages.length > 1 ? told : `${told} · ${waitingOf(pages[0])}`;
    slider.setAttribute("aria-valuetext", text.textContent);
    all.disabled = pages.every((page) => page.state.day === null && page.state.trip === null);
    for (const cell of document.querySelectorAll(".calendar [data-day]:not(button)")) cell.classList.toggle("today", Number(cell.dataset.day) === day);
    for (const page of pages) {
      const own = document.querySelector(`${page.prefix}.waiting-now`);
      if (own) own.textContent = day === null ? "" : `${page.data.days[page.state.day]} · ${waitingOf(page)}`;
    }
  };
  for (const page of pages) page.writeDay = writeDay;
  outreach.drawBacklog(pages, days.length);
};

// Who waits, day by day, as a line above the slider: a line a plan, from the fewest to the most of all.
outreach.drawBacklog = function (pages, steps) {
  const drawing = document.getElementById("backlog");
  const totals = pages.map((page) => page.data.days.map((_, day) => page.data.sites.reduce((sum, site) => sum + site.waiting[day], 0)));
  const all = totals.flat();
  const low = Math.min(...all);
  const high = Math.max(...all, low + 1);
  drawing.setAttribute("viewBox", `0 0 ${steps} 100`);
  totals.forEach((total, number) => {
    const line = document.createElementNS("http://www.w3.org/2000/svg", "polyline");
    line.setAttribute("points", total.map((count, day) => `${day + 1},${(95 - 90 * (count - low) / (high - low)).toFixed(1)}`).join(" "));
    line.setAttribute("class", `backlog-${number}`);
    drawing.append(line);
  });
};

// What is drawn and how, for all pages; on a day it is who waits, unless the reader chose something.
outreach.wireLook = function (pages) {
  const measure = document.getElementById("measure");
  const form = document.getElementById("form");
  let chosen = false;
  const look = () => {
    for (const page of pages) Object.assign(page.state, { measure: measure.value, form: form.value });
  };
  const draw = () => {
    look();
    for (const page of pages) page.refresh();
  };
  measure.addEventListener("change", () => { chosen = true; draw(); });
  form.addEventListener("change", draw);
  outreach.suitDay = () => {
    if (!chosen) measure.value = pages[0].state.day === null ? "share" : "waiting";
    look();
  };
  outreach.suitDay();
};
