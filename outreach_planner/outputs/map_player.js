// The month day by day: a slider whose first step is the whole month, and a button that plays it.
"use strict";

outreach.wirePlayer = function (page) {
  const { data, state } = page;
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
    play.setAttribute("aria-label", data.words.play);
  };
  const show = (step) => {
    state.day = step === 0 ? null : step - 1;
    if (step > 0 && state.trip !== null) {
      outreach.choose(page, null, "player");
      state.day = step - 1;
    }
    page.refresh();
  };
  const next = () => {
    const step = Number(slider.value) + 1;
    if (step > data.days.length) stop();
    else show(step);
  };
  slider.addEventListener("input", () => { stop(); show(Number(slider.value)); });
  play.addEventListener("click", () => {
    if (timer !== null) return stop();
    if (Number(slider.value) >= data.days.length) show(0);
    play.textContent = "❚❚";
    play.setAttribute("aria-label", data.words.pause);
    timer = setInterval(next, 1100);
    return next();
  });
  all.addEventListener("click", () => { stop(); outreach.choose(page, null, "all"); });

  page.writeDay = () => {
    const day = state.day;
    slider.value = day === null ? 0 : day + 1;
    const waiting = day === null ? 0 : data.sites.reduce((total, site) => total + site.waiting[day], 0);
    text.textContent = day === null ? whole : `${data.days[day]} · ${data.words.waiting_total.replace("{count}", page.number(waiting))}`;
    slider.setAttribute("aria-valuetext", text.textContent);
    document.body.classList.toggle("on-day", day !== null);
    all.disabled = day === null && state.trip === null;
    document.getElementById("circle-note").textContent = day === null ? data.words.circle_month : data.words.circle_day;
    for (const cell of document.querySelectorAll(".calendar [data-day]:not(button)")) cell.classList.toggle("today", Number(cell.dataset.day) === day);
  };
};
