// The page: loads what is on view every five seconds and on every change of the filters.

import { detail } from "./detail.js";
import { byId, clock, el, lasted, link, name, place, rank, span, summary, tone } from "./page.js";

const REFRESH_MS = 5000;
const PAGE = 25;
const MAX_NOW = 200;

let cursor = null;
let nextCursor = null;
let round = 0;

async function get(path) {
  const response = await fetch(path, { headers: { Accept: "application/json" }, cache: "no-store" });
  const body = await response.json();
  if (!response.ok) throw new Error(body.error || "HTTP " + response.status);
  return body;
}

/** What keeps an alert that fires from needing attention now. */
function marks(alert) {
  return [
    alert.suppressedBy.length ? "suppressed" : "",
    alert.acknowledgement ? "acknowledged by " + alert.acknowledgement.by : "",
    alert.stale ? "stale" : "",
  ].filter(Boolean).join(" · ");
}

function card(alert) {
  return el("li", {}, link(alert, { class: "card " + tone(alert) },
    el("span", { class: "badge" }, alert.labels.severity || "no severity"),
    el("span", { class: "what" }, name(alert), el("span", { class: "where" }, [place(alert), marks(alert)].filter(Boolean).join(" · "))),
    el("time", { datetime: alert.startsAt, title: "since " + alert.startsAt }, "for " + span(lasted(alert))),
    el("span", { class: "why" }, summary(alert))));
}

function row(alert) {
  const isFiring = alert.status === "firing";
  return el("tr", {},
    el("td", { class: "tight" }, el("span", { class: "badge " + (isFiring ? tone(alert) : "resolved tone-good") }, alert.status)),
    el("td", {}, link(alert, {}, name(alert)), el("span", { class: "small" }, alert.labels.severity ? " " + alert.labels.severity : "")),
    el("td", {}, place(alert)),
    el("td", {}, summary(alert)),
    el("td", { class: "tight", "data-name": "started" }, clock(alert.startsAt)),
    el("td", { class: "tight", "data-name": isFiring ? "for" : "lasted" }, span(lasted(alert))));
}

function showEmpty(node, parts) {
  node.replaceChildren(...parts);
  node.hidden = parts.length === 0;
}

function filters() {
  const query = new URLSearchParams();
  for (const [key, value] of new FormData(byId("filters"))) {
    const text = value.trim();
    if (!text) continue;
    if (key === "since") query.set("from", String(Math.floor(Date.now() / 1000) - Number(text)));
    else query.set(key, text);
  }
  return query;
}

function showNow(page) {
  byId("now").replaceChildren(...[...page.alerts].sort((a, b) => rank(a) - rank(b)).map(card));
  const more = page.nextCursor ? ["More than " + MAX_NOW + " alerts fire; the history below pages through all of them."] : [];
  showEmpty(byId("now-empty"), page.alerts.length
    ? more
    : ["Nothing fires. To see the whole way of an alert, run ", el("code", {}, "./hostwatch test-alert"), " on the machine that runs Hostwatch."]);
}

function historyPath() {
  const query = filters();
  query.set("limit", PAGE);
  if (cursor) query.set("cursor", cursor);
  return "api/v1/alerts?" + query;
}

function showHistory(page) {
  nextCursor = page.nextCursor;
  byId("rows").replaceChildren(...page.alerts.map(row));
  byId("history").hidden = page.alerts.length === 0;
  showEmpty(byId("history-empty"), page.alerts.length ? [] : [filters().size > 0
    ? "No alert fits these filters."
    : "No alert yet. Each one that Alertmanager sends is kept here for good."]);
  byId("pager").hidden = !cursor && !nextCursor;
  byId("newest").disabled = !cursor;
  byId("older").disabled = !nextCursor;
}

function count(id, value, isBad) {
  byId(id).textContent = String(value);
  byId(id).parentElement.classList.toggle("bad", isBad);
}

function showStatus(status) {
  let owed = 0;
  let dead = 0;
  for (const target of status.backlog) {
    for (const [state, number] of Object.entries(target.deliveries)) {
      if (state === "dead") dead += number;
      else if (state !== "delivered") owed += number;
    }
  }
  const parked = status.backlog.filter((target) => target.parked);
  byId("parked").hidden = parked.length === 0;
  byId("parked").textContent = parked.map((target) => target.receiver + " / " + target.channel
    + " takes nothing since " + new Date(target.parked.since).toLocaleString([], { hour12: false })
    + ": " + target.parked.detail + ". What it is owed waits.").join(" ");
  count("count-firing", status.firing, status.firing > 0);
  count("count-owed", owed, false);
  count("count-dead", dead, dead > 0);
  byId("version").textContent = "Hostwatch " + status.version + ", up " + span(status.uptimeSeconds * 1000);
  document.title = (status.firing ? "(" + status.firing + ") " : "") + "Hostwatch";
}

function report(errors) {
  const trouble = byId("trouble");
  trouble.hidden = errors.length === 0;
  trouble.textContent = errors.length ? "The bridge could not answer: " + errors.join("; ") + "." : "";
  byId("pulse").classList.toggle("lost", errors.length > 0);
  byId("pulse").textContent = errors.length ? "no answer" : "as of " + new Date().toLocaleTimeString([], { hour12: false });
}

/** What is on view: where each part comes from and how it is shown. */
function parts() {
  const id = new URLSearchParams(location.search).get("alert");
  byId("list-view").hidden = id !== null;
  byId("detail-view").hidden = id === null;
  return id === null
    ? [["api/v1/alerts?status=firing&limit=" + MAX_NOW, showNow], [historyPath(), showHistory]]
    : [["api/v1/alerts/" + encodeURIComponent(id), (alert) => byId("detail-view").replaceChildren(detail(alert))]];
}

/** Loads everything that is on view; a round that was overtaken by a newer one shows nothing. */
async function refresh() {
  const mine = ++round;
  const loads = [["api/v1/status", showStatus], ...parts()].map(async ([path, show]) => {
    const body = await get(path);
    if (mine === round) show(body);
  });
  const results = await Promise.allSettled(loads);
  const errors = results.filter((result) => result.status === "rejected").map((result) => result.reason.message);
  if (mine === round) report([...new Set(errors)]);
}

function turnTo(page) {
  cursor = page;
  refresh();
}

byId("filters").addEventListener("input", () => turnTo(null));
byId("filters").addEventListener("submit", (event) => event.preventDefault());
byId("filters").addEventListener("reset", () => setTimeout(() => turnTo(null)));
byId("newest").addEventListener("click", () => turnTo(null));
byId("older").addEventListener("click", () => turnTo(nextCursor));
document.addEventListener("visibilitychange", () => { if (!document.hidden) refresh(); });
setInterval(() => { if (!document.hidden) refresh(); }, REFRESH_MS);
refresh();
