// The view of one episode: what happened, who was told, what is known of it.

import { clock, el, lasted, name, place, span, summary, tone } from "./page.js";

const STEP_TONES = { fired: "critical", notified: "critical", reopened: "critical", updated: "info", reminder: "critical", suppressed: "other", unsuppressed: "info", acknowledged: "info", unacknowledged: "warning", stale: "warning", fresh: "info", resolved: "good", superseded: "other", expired: "other" };
const STATE_TONES = { delivered: "good", pending: "info", in_flight: "info", retry: "warning", parked: "warning", dead: "critical", superseded: "other", cancelled: "other" };
const RESULT_TONES = { delivered: "good", deferred: "warning", refused: "critical", ambiguous: "warning", returned: "other" };

function facts(values) {
  const list = el("dl", { class: "facts" });
  for (const [key, value] of values) list.append(el("dt", {}, key), el("dd", {}, value));
  return list;
}

/** A link where the text is a web address, else the text. */
function text(value) {
  const isLink = /^https?:\/\/[^\s]+$/.test(value);
  return isLink ? el("a", { href: value, rel: "noopener noreferrer", target: "_blank" }, value) : value;
}

const words = (state) => state.replaceAll("_", " ");

function panel(title, ...content) {
  return el("section", {}, el("h2", {}, title), el("div", { class: "panel" }, ...content));
}

function step(toneName, title, time, detail) {
  return el("li", { class: "tone-" + toneName }, el("b", {}, title), time, detail ? el("span", { class: "detail-text" }, detail) : null);
}

/** What a press of the button came to is told on it; the next round shows the rest. */
function replay(told) {
  const button = el("button", { type: "button", class: "replay" }, "Send again");
  button.addEventListener("click", async () => {
    button.disabled = true;
    const response = await fetch("api/v1/deliveries/" + encodeURIComponent(told.id) + "/replay",
      { method: "POST", headers: { "Content-Type": "application/json" }, body: "{}" });
    const body = await response.json();
    button.textContent = body.outcome || body.error;
  });
  return button;
}

function delivery(told) {
  const isLost = told.state === "dead" || told.state === "cancelled";
  const waits = told.state === "retry" || told.state === "pending";
  const attempts = told.attempts.map((attempt) => step(
    RESULT_TONES[attempt.result] || "other",
    attempt.result,
    el("span", {}, clock(attempt.startedAt), el("span", { class: "small" }, ", attempt " + attempt.number + ", " + attempt.durationSeconds.toFixed(2) + " s")),
    attempt.detail));
  return el("div", {},
    el("h3", { class: "tone-" + (STATE_TONES[told.state] || "other") },
      told.event + " → " + told.receiver + " / " + told.channel + " ", el("span", { class: "badge" }, words(told.state)),
      waits ? el("span", { class: "small" }, " next try ", clock(told.nextAt)) : null),
    told.deadReason ? el("p", { class: "small" }, told.deadReason + ": " + told.detail) : null,
    isLost ? replay(told) : null,
    attempts.length ? el("ol", { class: "steps" }, ...attempts) : null);
}

/** What is known of an alert beside that it fires, one line each. */
function marks(alert) {
  const word = alert.acknowledgement;
  return [
    alert.suppressedBy.length ? "suppressed: " + alert.suppressedBy.join(", ") : null,
    word ? ["acknowledged by " + word.by + (word.comment ? ": " + word.comment : "") + ", ", clock(word.at), word.until ? " until " : null, word.until ? clock(word.until) : null] : null,
    alert.stale ? "stale: nobody has spoken of it for long" : null,
    alert.unreadable ? alert.unreadable + " of its events, deliveries or attempts cannot be read and are left out here: the bridge's log names them" : null,
  ].filter(Boolean).map((line) => el("p", { class: "small" }, ...[line].flat().filter(Boolean)));
}

/** Everything about one alert. */
export function detail(alert) {
  const isFiring = alert.status === "firing";
  return el("article", { class: "detail" },
    el("a", { class: "back", href: "./" }, "← All alerts"),
    el("h1", {}, name(alert)),
    el("p", { class: "lead" },
      el("span", { class: "badge " + (isFiring ? tone(alert) : "resolved tone-good") }, alert.status),
      " " + [alert.labels.severity, place(alert), (isFiring ? "for " : "lasted ") + span(lasted(alert))].filter(Boolean).join(" · ")),
    el("p", {}, summary(alert)),
    ...marks(alert),
    el("div", { class: "columns" },
      panel("Timeline", el("ol", { class: "steps" }, ...alert.events.map((event) =>
        step(STEP_TONES[event.type] || "other", event.type, clock(event.at), event.detail)))),
      panel("Told to", ...(alert.deliveries.length
        ? alert.deliveries.map(delivery)
        : [el("p", { class: "small" }, "Nobody: no route sends this alert to a receiver.")])),
      panel("Labels", facts(Object.entries(alert.labels))),
      panel("Annotations", facts(Object.entries(alert.annotations).map(([key, value]) => [key, text(value)]))),
      panel("Times", facts([
        ["started", clock(alert.startsAt)], ["ended", alert.endsAt ? clock(alert.endsAt) : "still firing"],
        ["first seen", clock(alert.firstSeenAt)], ["last seen", clock(alert.lastSeenAt)]])),
      panel("Identity", facts([
        ["source", alert.source], ["fingerprint", alert.fingerprint], ["id", alert.id],
        ["generator", alert.generatorURL ? text(alert.generatorURL) : "–"]]))));
}
