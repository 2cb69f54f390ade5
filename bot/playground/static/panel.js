// One chat: its header, its messages, its composer.

import * as api from "./api.js";
import { colour, draftElement, fillDraft, initials, messageElement, words } from "./message.js";
import { measureQuotes } from "./text.js";

const TYPING_MS = 5500; // Telegram shows an action for five seconds
const PRESS_MS = 15000;
const JOIN_SECONDS = 300; // messages of one person this close together stand as one block
const NEAR_END = 80;
const day = new Intl.DateTimeFormat(undefined, { weekday: "long", day: "numeric", month: "long" });
const typesByTouch = matchMedia("(pointer: coarse)").matches;

export class Panel {
  // shell: {notify(text, alert), unread(panel), start(payload)}
  constructor(chat, person, bot, shell) {
    this.chat = chat;
    this.user = person;
    this.bot = bot;
    this.shell = shell;
    this.group = chat.type !== "private";
    this.title = this.group ? chat.title : bot.first_name;
    this.messages = new Map();
    this.drafts = new Map();
    this.replyTo = null;
    this.editing = null;
    this.unread = 0;
    this.waiting = new Map();
    this.early = new Set();
    this.element = document.getElementById("panel").content.firstElementChild.cloneNode(true);
    this.find = (selector) => this.element.querySelector(selector);
    this.scroll = this.find(".scroll");
    this.log = this.find(".log");
    this.input = this.find("textarea");
    this.context = {
      user: person, group: this.group, username: bot.username,
      reply: (message) => this.setReply(message),
      edit: (message) => this.setEdit(message),
      press: (message, button, node) => this.press(message, button, node),
      command: (text) => this.say(text),
      start: (payload) => shell.start(payload),
      jump: (id) => this.jumpTo(id),
    };
    this.furnish();
    this.listen();
    for (const message of chat.messages) this.put(message);
    for (const draft of chat.drafts) this.draft(draft);
    this.refresh();
  }

  furnish() {
    const { chat, bot } = this;
    this.element.id = `panel-${chat.id}`;
    this.element.dataset.chat = chat.id;
    this.element.setAttribute("aria-label", this.title);
    this.log.setAttribute("aria-label", `Messages in ${this.title}`);
    this.find("h2").textContent = this.title;
    const avatar = this.find(".head .avatar");
    avatar.textContent = initials(this.title);
    avatar.classList.add(this.group ? colour(chat.id) : "brand");
    this.restStatus = this.group ? chat.members.join(", ") : `@${bot.username}, bot`;
    this.find(".status").textContent = this.restStatus;
    this.input.placeholder = this.group ? `Write, or ask @${bot.username}` : "Ask a question";
    this.input.setAttribute("aria-label", `Message to ${this.title}`);
    const empty = this.find(".empty");
    empty.querySelector("h3").textContent = this.group ? this.title : `Ask ${bot.first_name}`;
    empty.querySelector("p").textContent = this.group
      ? "In a group the bot answers when it is mentioned, replied to or given a command, and stays silent otherwise."
      : "It answers from your articles, and every sentence comes with the passage it rests on.";
    empty.querySelector(".start").textContent = this.group ? `Mention @${bot.username}` : "Start";
    this.setCommands(chat.commands);
  }

  listen() {
    this.find(".composer").addEventListener("submit", (event) => {
      event.preventDefault();
      this.send();
    });
    this.input.addEventListener("keydown", (event) => this.onKey(event));
    this.input.addEventListener("input", () => {
      this.grow();
      this.suggest();
    });
    this.find(".cancel").addEventListener("click", () => this.endAside());
    this.find(".empty .start").addEventListener("click", () => (this.group ? this.mention() : this.say("/start")));
    this.find(".commands").addEventListener("click", () => this.showMenu(this.find(".menu").hidden, this.commands));
    this.find(".attach").addEventListener("click", () => this.find("input[type=file]").click());
    this.find("input[type=file]").addEventListener("change", (event) => this.attach(event.target));
    this.find(".jump").addEventListener("click", () => this.toEnd(true));
    this.scroll.addEventListener("scroll", () => this.onScroll(), { passive: true });
    new ResizeObserver(() => {
      measureQuotes(this.scroll);
      if (this.atEnd) this.toEnd();
    }).observe(this.scroll);
    this.element.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      this.showMenu(false);
      this.endAside();
    });
    document.addEventListener("click", (event) => {
      if (!event.target.closest(".menu, .commands, .composer textarea")) this.showMenu(false);
    });
  }

  // Messages

  put(message) {
    const known = this.messages.has(message.message_id);
    this.messages.set(message.message_id, message);
    const node = messageElement(message, this.context);
    const old = this.node(message.message_id);
    const open = old ? [...old.querySelectorAll("blockquote")].map((q) => !q.classList.contains("collapsed")) : [];
    if (old) old.replaceWith(node);
    else this.log.append(node);
    // An edit must not close what the reader has opened.
    node.querySelectorAll("blockquote.expandable").forEach((q, at) => open[at] && q.querySelector(".toggle").click());
    measureQuotes(node);
    this.join(node);
    if (node.nextElementSibling) this.join(node.nextElementSibling);
    this.find(".empty").hidden = true;
    return !known;
  }

  receive(message) {
    const stay = this.atEnd;
    const fresh = this.put(message);
    const own = message.from?.id === this.user;
    if (fresh && message.from?.is_bot) this.endDraft(message.message_thread_id);
    if (own || stay) this.toEnd();
    else if (fresh) this.find(".jump").hidden = false;
    if (fresh && !own) {
      this.unread += 1;
      this.shell.unread(this);
    }
    if (message.from?.is_bot) this.typing("cancel");
  }

  remove(id) {
    this.messages.delete(id);
    const node = this.node(id);
    const next = node?.nextElementSibling;
    if (node?.previousElementSibling?.className === "day") this.dropDay(node);
    node?.remove();
    if (next?.classList.contains("message")) this.join(next);
    if ((this.editing ?? this.replyTo)?.message_id === id) this.endAside();
    this.refresh();
  }

  dropDay(node) {
    const next = node.nextElementSibling;
    if (!next || next.className === "day") node.previousElementSibling.remove();
  }

  // Runs of one sender read as one block; a new day gets its date.
  join(node) {
    if (!node.classList.contains("message")) return;
    let before = node.previousElementSibling;
    const today = day.format(node.dataset.date * 1000);
    const last = before?.classList.contains("message") ? day.format(before.dataset.date * 1000) : before?.dataset.day;
    if (last !== today) {
      const mark = document.createElement("p");
      mark.className = "day";
      mark.dataset.day = today;
      mark.textContent = today;
      node.before(mark);
      before = mark;
    }
    const joined = before.dataset.sender === node.dataset.sender && node.dataset.date - before.dataset.date < JOIN_SECONDS;
    node.classList.toggle("joined", joined);
    before.classList.toggle("followed", joined);
  }

  node(id) {
    return this.log.querySelector(`[data-id="${Number(id)}"]`);
  }

  refresh() {
    this.find(".empty").hidden = this.messages.size > 0;
  }

  jumpTo(id) {
    const node = this.node(id);
    if (!node) return this.shell.notify("That message is gone.");
    node.scrollIntoView({ block: "center", behavior: "smooth" });
    node.classList.remove("flash");
    requestAnimationFrame(() => node.classList.add("flash"));
  }

  get atEnd() {
    return this.scroll.scrollHeight - this.scroll.scrollTop - this.scroll.clientHeight < NEAR_END || this.pinned;
  }

  toEnd(smooth = false) {
    this.pinned = true;
    this.scroll.scrollTo({ top: this.scroll.scrollHeight, behavior: smooth ? "smooth" : "instant" });
    this.find(".jump").hidden = true;
  }

  onScroll() {
    const gap = this.scroll.scrollHeight - this.scroll.scrollTop - this.scroll.clientHeight;
    this.pinned = gap < NEAR_END;
    this.find(".jump").hidden = this.pinned;
  }

  // What the bot is still writing stands below its messages until one of them, or time, ends it.
  draft(draft) {
    const thread = draft.message_thread_id;
    const left = draft.until * 1000 - Date.now();
    if (left <= 0) return this.endDraft(thread);
    const stay = this.atEnd;
    const { node = draftElement(), timer } = this.drafts.get(thread) ?? {};
    clearTimeout(timer);
    this.drafts.set(thread, { node, timer: setTimeout(() => this.endDraft(thread), left) });
    if (!node.isConnected) this.find(".drafts").append(node);
    fillDraft(node, draft, this.context);
    measureQuotes(node);
    if (stay) this.toEnd();
  }

  endDraft(thread) {
    clearTimeout(this.drafts.get(thread)?.timer);
    this.drafts.get(thread)?.node.remove();
    this.drafts.delete(thread);
  }

  typing(action) {
    clearTimeout(this.typingTimer);
    const on = action !== "cancel";
    const status = this.find(".status");
    const doing = action.startsWith("upload") ? "sending a file…" : "typing…";
    status.textContent = on ? (this.group ? `${this.bot.first_name} is ${doing}` : doing) : this.restStatus;
    status.classList.toggle("busy", on);
    const stay = this.atEnd;
    this.find(".dots").hidden = !on;
    if (stay) this.toEnd();
    if (on) this.typingTimer = setTimeout(() => this.typing("cancel"), TYPING_MS);
  }

  // Acting

  async act(work) {
    try {
      return await work();
    } catch (error) {
      this.shell.notify(error instanceof api.Refused ? error.message : "The playground does not answer.");
      return null;
    }
  }

  say(text, replyTo = null) {
    return this.act(() => api.say(this.chat.id, this.user, text, replyTo));
  }

  async send() {
    const text = this.input.value;
    if (!text.trim()) return;
    this.showMenu(false);
    if (this.editing) return this.change(this.editing, text);
    const replyTo = this.replyTo?.message_id ?? null;
    this.fill("");
    this.setReply(null);
    if (!(await this.say(text, replyTo))) this.fill(text);
  }

  async change(message, text) {
    const done = text.trim() === message.text || (await this.act(() => api.edit(this.chat.id, this.user, message.message_id, text)));
    if (done && this.editing === message) this.endAside();
  }

  async attach(picker) {
    const [file] = picker.files;
    picker.value = "";
    if (!file) return;
    if (this.editing) this.endAside();
    const caption = this.input.value.trim();
    if (await this.act(() => api.upload(this.chat.id, this.user, file, caption))) this.fill("");
  }

  async press(message, button, node) {
    if (node.classList.contains("pressed")) return;
    node.classList.add("pressed");
    node.setAttribute("aria-busy", "true");
    const release = () => {
      node.classList.remove("pressed");
      node.removeAttribute("aria-busy");
    };
    const pressed = await this.act(() => api.press(this.chat.id, this.user, message.message_id, button.callback_data));
    if (!pressed) return release();
    if (this.early.delete(pressed.query)) return release();
    this.waiting.set(pressed.query, release);
    setTimeout(() => this.waiting.get(pressed.query)?.(), PRESS_MS);
  }

  // The answer may overtake the response to the press itself.
  answered(query) {
    const release = this.waiting.get(query);
    if (release) release();
    else this.early.add(query);
    this.waiting.delete(query);
  }

  setReply(message) {
    if (this.editing) this.endAside();
    this.replyTo = message;
    this.aside(message, message?.from?.first_name ?? "");
  }

  setEdit(message) {
    this.endAside();
    this.kept = this.input.value;
    this.editing = message;
    this.fill(message.text);
    this.aside(message, "Edit message");
  }

  // Above the composer: what is being replied to, or edited.
  aside(message, title) {
    const bar = this.find(".replying");
    bar.hidden = !message;
    if (!message) return;
    bar.querySelector("b").textContent = title;
    bar.querySelector("span").textContent = words(message);
    this.input.focus();
  }

  endAside() {
    if (this.editing) this.fill(this.kept);
    this.editing = this.replyTo = null;
    this.aside(null);
  }

  mention() {
    this.fill(`@${this.bot.username} `);
    this.input.focus();
  }

  // The composer

  fill(text) {
    this.input.value = text;
    this.grow();
  }

  grow() {
    this.input.rows = Math.min(7, Math.max(1, this.input.value.split("\n").length, Math.ceil(this.input.value.length / 60)));
    this.element.classList.toggle("ready", Boolean(this.input.value.trim()));
  }

  onKey(event) {
    const menu = this.find(".menu");
    if (!menu.hidden && ["ArrowDown", "ArrowUp"].includes(event.key)) {
      event.preventDefault();
      menu.querySelector(event.key === "ArrowDown" ? "button" : "button:last-child")?.focus();
    } else if (event.key === "Enter" && !event.shiftKey && !event.isComposing && !typesByTouch) {
      event.preventDefault();
      this.send();
    }
  }

  setCommands(commands) {
    this.commands = commands;
    this.find(".commands").hidden = !commands.length;
  }

  suggest() {
    const typed = this.editing ? undefined : /^\/(\w*)$/.exec(this.input.value)?.[1];
    const fitting = typed === undefined ? [] : this.commands.filter(({ command }) => command.startsWith(typed.toLowerCase()));
    this.showMenu(fitting.length > 0, fitting);
  }

  showMenu(open, commands = []) {
    const menu = this.find(".menu");
    menu.hidden = !open;
    this.find(".commands").setAttribute("aria-expanded", String(open));
    if (!open) return;
    menu.replaceChildren(...commands.map((each) => this.menuItem(each)));
  }

  menuItem({ command, description }) {
    const item = document.createElement("button");
    item.type = "button";
    item.setAttribute("role", "option");
    const name = document.createElement("b");
    name.textContent = `/${command}`;
    const what = document.createElement("span");
    what.textContent = description;
    item.append(name, what);
    item.addEventListener("click", () => {
      this.showMenu(false);
      if (this.editing) this.endAside();
      else this.fill("");
      this.say(this.group ? `/${command}@${this.bot.username}` : `/${command}`);
      this.input.focus();
    });
    item.addEventListener("keydown", (event) => {
      const next = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" }[event.key];
      if (!next) return;
      event.preventDefault();
      (item[next] ?? this.input).focus();
    });
    return item;
  }
}
