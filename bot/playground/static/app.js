// The page: who one is, which chats there are, and what changes.

import * as api from "./api.js";
import { Panel } from "./panel.js";

const $ = (id) => document.getElementById(id);
const TOAST_MS = 3500;
let panels = [];
let active = 0; // the chat a phone shows
let beside = 1; // the chat a wide screen shows beside the private one
let stopFollowing = () => {};
let me = remembered();

function remembered() {
  try {
    return localStorage.getItem("user");
  } catch {
    return null;
  }
}

function remember(user) {
  me = user;
  try {
    localStorage.setItem("user", user);
  } catch {
    // A private window: the choice lasts as long as the page.
  }
}

const shell = {
  notify(text, alert = false) {
    if (alert) {
      $("alert").querySelector("p").textContent = text;
      if (!$("alert").open) $("alert").showModal();
      return;
    }
    $("toast").textContent = text;
    $("toast").hidden = false;
    clearTimeout(shell.timer);
    shell.timer = setTimeout(() => ($("toast").hidden = true), TOAST_MS);
  },
  unread(panel) {
    if (visible(panel)) panel.unread = 0;
    paintTabs();
  },
  start(payload) {
    const home = panels.find((panel) => !panel.group);
    if (!home) return;
    choose(panels.indexOf(home));
    // Telegram passes on no other payload.
    home.say(/^[\w-]{1,64}$/.test(payload) ? `/start ${payload}` : "/start");
  },
};

const visible = (panel) => panel.element.offsetParent !== null;

async function load() {
  stopFollowing();
  const state = await api.state(me);
  remember(state.user);
  document.title = `${state.bot.first_name}: local chat`;
  $("name").textContent = state.bot.first_name;
  $("who").replaceChildren(...state.people.map((person) => new Option(person.first_name, person.id, false, person.id === state.user)));
  panels = state.chats.map((chat) => new Panel(chat, state.user, state.bot, shell));
  $("panels").replaceChildren(...panels.map((panel) => panel.element));
  active = Math.min(active, panels.length - 1);
  choose(active, false);
  for (const panel of panels) panel.toEnd();
  stopFollowing = api.follow(state.mark, onChange, (online) => ($("offline").hidden = online));
}

function onChange(change) {
  if (change.kind === "reset") return void load();
  const panel = panels.find((each) => each.chat.id === change.chat);
  if (change.kind === "message") {
    // A chat that was not there yet, such as one's own first private message.
    if (panel) panel.receive(change.message);
  } else if (change.kind === "draft") panel?.draft(change.draft);
  else if (change.kind === "deleted") panel?.remove(change.message_id);
  else if (change.kind === "typing") panel?.typing(change.action);
  else if (change.kind === "commands") void refreshCommands();
  else if (change.kind === "answer") answered(change);
}

function answered(change) {
  for (const panel of panels) panel.answered(change.query);
  if (String(change.user) !== String(me)) return;
  if (change.text) shell.notify(change.text, change.show_alert);
}

async function refreshCommands() {
  const state = await api.state(me);
  for (const chat of state.chats) panels.find((panel) => panel.chat.id === chat.id)?.setCommands(chat.commands);
}

function choose(index, focus = true) {
  active = index;
  if (index > 0 || beside >= panels.length) beside = Math.max(index, Math.min(1, panels.length - 1));
  document.body.classList.toggle("many", panels.length > 2);
  panels.forEach(({ element }, at) => {
    element.classList.toggle("active", at === index);
    element.classList.toggle("beside", at === 0 || at === beside);
  });
  panels[index].unread = 0;
  panels[index].toEnd();
  if (focus && !matchMedia("(pointer: coarse)").matches) panels[index].input.focus();
  paintTabs();
}

function paintTabs() {
  $("tabs").replaceChildren(...panels.map((panel, at) => tab(panel, at)));
}

function tab(panel, at) {
  const node = document.createElement("button");
  node.type = "button";
  node.setAttribute("role", "tab");
  node.setAttribute("aria-selected", String(at === active));
  node.setAttribute("aria-controls", panel.element.id);
  node.tabIndex = at === active ? 0 : -1;
  node.append(panel.title);
  if (panel.unread) {
    const badge = document.createElement("span");
    badge.className = "badge";
    badge.textContent = panel.unread;
    badge.setAttribute("aria-label", `${panel.unread} new`);
    node.append(badge);
  }
  node.addEventListener("click", () => choose(at));
  node.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    choose((at + step + panels.length) % panels.length, false);
    $("tabs").children[active].focus();
  });
  return node;
}

$("who").addEventListener("change", (event) => {
  remember(event.target.value);
  void load();
});
load().catch(() => ($("offline").hidden = false));
