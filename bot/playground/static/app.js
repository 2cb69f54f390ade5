// The page: who one is, which chats there are, which of their views show, and what changes.

import * as api from "./api.js";
import { badge, colour, initials, sender, service, summary } from "./message.js";
import { Room } from "./room.js";

const $ = (id) => document.getElementById(id);
const TOAST_MS = 3500;
let rooms = [];
let shown = null; // the view that one looks at
let beside = 1; // of two chats, the one that a wide screen shows beside the private one
let aside = null; // the comments that are open beside it
let stopFollowing = () => {};
let me = remembered();

function remembered() {
  try {
    return localStorage.getItem("user");
  } catch {
    return null;
  }
}

function remember(persona) {
  me = persona;
  try {
    localStorage.setItem("user", persona);
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
  start(payload) {
    choose(rooms[0].views[0]);
    // Telegram passes on no other payload.
    shown.say(/^[\w-]{1,64}$/.test(payload) ? `/start ${payload}` : "/start");
  },
  // The views of a chat, for its topics.
  choose: (panel, focus) => choose(panel, focus),
  // How many there are; null where one isn't in the group that they stand in.
  comments(group, root) {
    const known = rooms.find((room) => room.chat.id === group)?.comments(root);
    return known ?? (shell.chats.has(group) ? 0 : null);
  },
  openComments(group, root) {
    const room = rooms.find((each) => each.chat.id === group);
    if (room) openAside(room.thread(root));
  },
  closeAside: () => openAside(null),
  nameTopic: (done) => nameTopic(done),
};

const views = () => rooms.flatMap((room) => room.views);
const find = (chat, key) => rooms.find((room) => room.chat.id === chat)?.views.find((panel) => panel.view.key === key);

async function load() {
  stopFollowing();
  const was = shown && { chat: shown.chat.id, key: shown.view.key, aside: aside && [aside.chat.id, aside.view.root] };
  const begun = new Map(views().map((panel) => [panel.element.id, panel.input.value]));
  const [user, anonymous] = (me ?? "").split(":");
  const state = await api.state(user);
  remember(anonymous && String(state.user) === user ? me : String(state.user));
  document.title = `${state.bot.first_name}: local chat`;
  $("name").textContent = state.bot.first_name;
  $("who").replaceChildren(...state.personas.map((each) => new Option(each.name, each.id, false, each.id === me)));
  const person = { user: state.user, anonymous: Boolean(anonymous) };
  shell.chats = new Set(state.chats.map((chat) => chat.id));
  rooms = state.chats.map((chat) => new Room(chat, person, state.bot, shell));
  document.body.classList.toggle("many", rooms.length > 2);
  $("panels").replaceChildren();
  const back = (was && (find(was.chat, was.key) ?? find(was.chat, "general"))) ?? rooms[0].views[0];
  aside = null;
  choose(back, false);
  if (was?.aside) shell.openComments(...was.aside);
  for (const panel of views()) {
    if (begun.get(panel.element.id)) panel.fill(begun.get(panel.element.id));
    panel.countComments(panel.chat.linked_id);
    panel.toEnd();
  }
  stopFollowing = api.follow(state.mark, onChange, (online) => ($("offline").hidden = online));
}

function onChange(change) {
  if (change.kind === "reset" || change.kind === "chats") return void load();
  if (change.kind === "commands") return void refreshCommands();
  if (change.kind === "answer") return answered(change);
  // A chat that was not there yet, such as one's own first private message.
  const room = rooms.find((each) => each.chat.id === change.chat);
  if (!room) return;
  if (change.kind === "message") room.receive(change.message);
  else if (change.kind === "draft") room.draft(change.draft);
  else if (change.kind === "deleted") room.remove(change.message_id);
  else if (change.kind === "typing") room.typing(change);
  if (change.kind !== "message" && change.kind !== "deleted") return;
  for (const panel of views()) panel.countComments(change.chat);
  paintTabs();
}

function answered(change) {
  for (const room of rooms) room.answered(change.query);
  if (change.user !== rooms[0].me.user) return;
  if (change.text) shell.notify(change.text, change.show_alert);
}

async function refreshCommands() {
  const state = await api.state(rooms[0].me.user);
  for (const chat of state.chats) {
    for (const panel of rooms.find((room) => room.chat.id === chat.id)?.views ?? []) panel.setCommands(chat.commands);
  }
}

function choose(panel, focus = true) {
  shown = panel;
  if (aside && aside.chat.id !== panel.chat.linked_id) aside = null;
  const at = rooms.indexOf(panel.room);
  if (at > 0 || beside >= rooms.length) beside = Math.max(at, Math.min(1, rooms.length - 1));
  arrange();
  panel.unread = 0;
  panel.toEnd();
  if (focus && !matchMedia("(pointer: coarse)").matches) panel.input.focus();
  paintTabs();
}

function openAside(panel) {
  const from = aside;
  aside = panel;
  arrange();
  if (panel) {
    panel.toEnd();
    panel.input.focus();
  } else if (from) shown.focusComments(from.view.root);
}

// Each room shows one view: the one last looked at, or its first.
function arrange() {
  const fronts = rooms.map((room) => (room === shown.room ? shown : room.views.find((each) => each.front) ?? room.views[0]));
  for (const panel of shown.room.views) panel.front = panel === shown;
  const wanted = [...fronts, ...(aside ? [aside] : [])];
  const here = [...$("panels").children];
  // Moving a node loses its scrolling, so only what is new moves.
  here.filter((node) => !wanted.some((panel) => panel.element === node)).forEach((node) => node.remove());
  wanted.forEach((panel, at) => {
    if ($("panels").children[at] !== panel.element) $("panels").insertBefore(panel.element, $("panels").children[at] ?? null);
    panel.element.classList.toggle("active", panel === shown);
    panel.element.classList.toggle("beside", at === 0 || at === beside);
    panel.element.classList.toggle("aside", panel === aside);
    panel.paintTopics();
  });
  document.body.classList.toggle("threaded", Boolean(aside));
}

function paintTabs() {
  if (!shown) return;
  const focused = $("tabs").contains(document.activeElement);
  const left = $("tabs").scrollLeft;
  $("tabs").replaceChildren(...rooms.map(tab));
  $("tabs").scrollLeft = left;
  const selected = $("tabs").querySelector("[aria-selected=true]");
  selected.scrollIntoView({ block: "nearest", inline: "nearest" });
  if (focused) selected.focus();
  for (const room of rooms) for (const panel of room.views) if (panel.element.isConnected) panel.paintTopics();
}

function tab(room) {
  const panel = room.views.find((each) => each.element.isConnected) ?? room.views[0];
  const node = document.createElement("button");
  node.type = "button";
  node.setAttribute("role", "tab");
  node.setAttribute("aria-selected", String(room === shown.room));
  node.setAttribute("aria-controls", panel.element.id);
  node.setAttribute("aria-label", room.title + (room.unread ? `, ${room.unread} new` : ""));
  node.tabIndex = room === shown.room ? 0 : -1;
  node.append(face(room), label(room));
  if (room.unread) node.append(badge(room.unread));
  node.addEventListener("click", () => choose(panel));
  node.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const next = rooms[(rooms.indexOf(room) + step + rooms.length) % rooms.length];
    choose(next.views.find((each) => each.element.isConnected) ?? next.views[0], false);
    $("tabs").querySelector("[aria-selected=true]").focus();
  });
  return node;
}

function face(room) {
  const node = document.createElement("span");
  node.className = `avatar small ${room.group ? colour(room.chat.id) : "brand"}`;
  node.setAttribute("aria-hidden", "true");
  node.textContent = initials(room.title);
  return node;
}

function label(room) {
  const node = document.createElement("span");
  node.className = "tab-text";
  const name = document.createElement("b");
  name.append(room.title);
  const last = document.createElement("small");
  last.dir = "auto";
  if (room.last) {
    const said = room.group && !room.channel && !service(room.last);
    last.append(said ? `${sender(room.last).name}: ` : "", summary(room.last));
  }
  node.append(name, last);
  return node;
}

function nameTopic(done) {
  const dialog = $("naming");
  const input = dialog.querySelector("input");
  input.value = "";
  dialog.querySelector(".no").onclick = () => dialog.close("");
  dialog.onclose = () => dialog.returnValue === "ok" && input.value.trim() && done(input.value.trim());
  dialog.returnValue = "";
  dialog.showModal();
}

$("who").addEventListener("change", (event) => {
  remember(event.target.value);
  shown = aside = null;
  void load();
});
load().catch(() => ($("offline").hidden = false));
