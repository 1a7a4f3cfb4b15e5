// What both views of the page are made of. Every text from the API becomes a text node, never
// markup: labels are hostile.

// A Map, since a severity may be called "constructor".
const TONES = new Map([
  ["critical", "critical"], ["page", "critical"], ["error", "critical"], ["high", "high"],
  ["warning", "warning"], ["medium", "warning"], ["low", "info"], ["info", "info"],
]);

const RANKS = ["tone-critical", "tone-high", "tone-warning", "tone-info", "tone-other"];

export const byId = (id) => document.getElementById(id);

/** An element with properties and children; strings become text. */
export function el(name, attributes, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {})) {
    if (value !== null && value !== undefined) node.setAttribute(key, value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

export function span(milliseconds) {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  if (seconds < 60) return seconds + " s";
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return minutes + " min";
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return hours + " h " + (minutes % 60) + " min";
  return Math.floor(hours / 24) + " d " + (hours % 24) + " h";
}

export function clock(text) {
  const time = new Date(text);
  const isToday = time.toDateString() === new Date().toDateString();
  const shown = isToday
    ? time.toLocaleTimeString([], { hour12: false })
    : time.toLocaleString([], { dateStyle: "medium", timeStyle: "short", hour12: false });
  return el("time", { datetime: text, title: text }, shown);
}

export const tone = (alert) => "tone-" + (TONES.get((alert.labels.severity || "").toLowerCase()) || "other");
/** The order in which what fires is shown: the worst first, within it the newest first. */
export const rank = (alert) => RANKS.indexOf(tone(alert));
export const name = (alert) => alert.labels.alertname || "(no name)";
export const summary = (alert) => alert.annotations.summary || alert.annotations.message || alert.annotations.description || "";
export const place = (alert) => alert.labels.instance || "";
export const lasted = (alert) => new Date(alert.endsAt || Date.now()) - new Date(alert.startsAt);
export const link = (alert, attributes, ...children) => el("a", { href: "?alert=" + encodeURIComponent(alert.id), ...attributes }, ...children);
