// What can be drawn of a district: its people and hours on a day or over the whole month, and their classes.
"use strict";

outreach.purples = ["#f1edf7", "#d5cbe6", "#ab9bcd", "#7d68ab", "#54407f"];

// Sum up members of a group on the evening of a day; null is the end of the month.
outreach.valuesOf = function (page, members, day) {
  const until = day === null ? page.data.days.length - 1 : day;
  const total = { sought: 0, population: 0, waiting: 0, served: 0, drawn: 0, spared: 0, last: -1 };
  for (const site of members) {
    total.sought += site.sought;
    total.population += site.population;
    total.waiting += day === null ? site.left : site.waiting[day];
    total.drawn += site.drawn[until];
    for (const [when, served, hours] of site.visits) {
      if (when > until) break;
      total.served += served;
      total.spared += hours;
      total.last = Math.max(total.last, when);
    }
  }
  total.share = total.sought > 0 ? (total.served + total.drawn) / total.sought : 1;
  total.since = total.last < 0 ? null : until - total.last;
  return total;
};

// Measures with classes colour their circles; the others count, and fill their circles as far as they go.
outreach.measures = {
  share: { of: (values) => values.share, from: [0, 0.15, 0.3, 0.45, 0.6], colors: outreach.purples },
  waiting: { of: (values) => values.waiting },
  served: { of: (values) => values.served },
  since: { of: (values) => values.since, from: [0, 8, 15, 22], colors: outreach.purples.slice(1) },
  spared: { of: (values) => values.spared, own: true },
};

outreach.measureName = (page) => page.data.words[`measure_${page.state.measure}`];

outreach.lowered = (text) => text.charAt(0).toLowerCase() + text.slice(1);

// The classes of what is drawn now: counts are shaded per 10,000 inhabitants, in steps that stay the same all month.
outreach.classesOf = function (page) {
  const name = page.state.measure;
  const measure = outreach.measures[name];
  if (measure.from) return measure;
  page.rateClasses = page.rateClasses || {};
  if (!page.rateClasses[name]) {
    const rates = page.comparedSites.filter((site) => site.rings && site.population > 0).map((site) => {
      const most = name === "waiting" ? Math.max(...site.waiting) : measure.of(outreach.valuesOf(page, [site], null));
      return 10000 * most / site.population;
    }).sort((a, b) => a - b);
    const high = (rates[Math.floor(0.95 * rates.length)] || 1) / 5;
    const power = Math.pow(10, Math.floor(Math.log10(Math.max(high, 1e-3))));
    const step = [1, 2, 2.5, 5, 10].find((digit) => digit * power >= high) * power;
    page.rateClasses[name] = { rate: true, from: [0, 1, 2, 3, 4].map((number) => number * step), colors: outreach.purples };
  }
  return page.rateClasses[name];
};

// The class colour of values; null where there is nothing to tell.
outreach.colorOf = function (page, values) {
  const classes = outreach.classesOf(page);
  const found = outreach.measures[page.state.measure].of(values);
  const value = classes.rate ? 10000 * found / Math.max(values.population, 1) : found;
  if (value === null) return null;
  let color = classes.colors[0];
  classes.from.forEach((from, number) => { if (value >= from) color = classes.colors[number]; });
  return color;
};

outreach.classLabels = function (page) {
  const classes = outreach.classesOf(page);
  const days = page.state.measure === "since";
  const tell = page.state.measure === "share" ? (value) => page.number(100 * value) : page.short;
  return classes.from.map((from, number) => {
    const next = classes.from[number + 1];
    const unit = page.state.measure === "share" ? " %" : "";
    if (next === undefined) return `≥ ${tell(from)}${unit}`;
    return days ? `${from}–${next - 1}` : `${tell(from)}–${tell(next)}`;
  });
};

// Who gave up, as the rest of what is written, so that what is read adds up.
outreach.rest = ({ sought, served, drawn, waiting }) => Math.max(0, Math.round(sought) - Math.round(served) - Math.round(drawn) - Math.round(waiting));

// Rows of a popup about a district or a group of them.
outreach.siteRows = function (page, members) {
  const { data, number } = page;
  const word = data.words;
  const values = outreach.valuesOf(page, members, null);
  const estimated = members.length === 1 && members[0].estimate ? ` ${word.estimate_mark}` : "";
  const rows = [
    ["population", number(values.population) + estimated],
    ["sought", number(values.sought)],
    ["served_by_visits", number(values.served)],
    ["drawn_to_counters", number(values.drawn)],
    ["waiting_at_end", number(values.waiting)],
    ["gave_up", number(outreach.rest(values))],
    ["share_served", page.percent(values.share)],
    ["travel_spared", `${number(values.spared)} ${word.hours}`],
    ["measure_since", values.since === null ? word.not_visited : word.days_count.replace("{count}", values.since)],
  ];
  const counter = members.length === 1 && members[0].counter;
  if (counter) rows.push(["counter_nearest", word.counter_minutes.replace("{place}", data.places[counter[0]].name).replace("{minutes}", number(counter[1]))]);
  return rows.map(([key, text]) => [word[key].charAt(0).toUpperCase() + word[key].slice(1), text]);
};
