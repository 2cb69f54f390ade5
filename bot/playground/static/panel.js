// One view of a chat: its header, its messages, its composer.

import * as api from "./api.js";
import { Completion } from "./completion.js";
import { More } from "./more.js";
import { badge, colour, countComments, draftElement, fillDraft, icon, initials, messageElement, sender, words } from "./message.js";
import { measureQuotes } from "./text.js";

const TYPING_MS = 5500; // Telegram shows an action for five seconds
const PRESS_MS = 15000;
const JOIN_SECONDS = 300; // messages of one person this close together stand as one block
const NEAR_END = 80;
const day = new Intl.DateTimeFormat(undefined, { weekday: "long", day: "numeric", month: "long" });
const typesByTouch = matchMedia("(pointer: coarse)").matches;

export class Panel {
  // view: {key, name, holds(message), topic, thread, root}; all but the first two may be missing.
  constructor(room, view) {
    const { chat, me, bot, shell } = room;
    this.room = room;
    this.view = view;
    this.chat = chat;
    this.me = me;
    this.bot = bot;
    this.shell = shell;
    this.group = room.group;
    this.title = room.title;
    this.label = view.name ? `${room.title}, ${view.name}` : room.title;
    this.place = { chat: chat.id, user: me.user, anonymous: me.anonymous || undefined, topic: view.topic?.id, thread: view.root };
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
      user: me.user, bot: bot.id, group: this.group, channel: room.channel, root: view.root, username: bot.username,
      reply: (message) => this.setReply(message),
      edit: (message) => this.setEdit(message),
      react: (message, emoji) => this.react(message, emoji),
      press: (message, button, node) => this.press(message, button, node),
      comments: (message) => shell.openComments(message.page.group, message.page.thread),
      count: (message) => shell.comments(message.page.group, message.page.thread),
      ask: (query) => this.mention(query),
      command: (text) => this.say(text),
      start: (payload) => shell.start(payload),
      jump: (id) => this.jumpTo(id),
    };
    this.furnish();
    this.completion = new Completion(this);
    this.listen();
    for (const message of room.messages.values()) if (view.holds(message)) this.put(message);
    this.refresh();
  }

  furnish() {
    const { chat, bot, view } = this;
    this.element.id = view.key === "all" ? `panel-${chat.id}` : `panel-${chat.id}-${view.key.replace(":", "-")}`;
    this.element.dataset.chat = chat.id;
    this.element.classList.toggle("channel", this.room.channel);
    this.element.setAttribute("aria-label", this.label);
    this.log.setAttribute("aria-label", `Messages in ${this.label}`);
    this.find("h2").textContent = view.root ? view.name : this.title;
    const avatar = this.find(".head .avatar");
    avatar.textContent = initials(this.title);
    avatar.classList.add(this.group ? colour(chat.id) : "brand");
    const others = chat.members.join(", ");
    this.restStatus = view.root ? this.title : this.room.channel ? `Channel, ${chat.members.length} readers` : this.group ? others : `@${bot.username}, bot`;
    this.find(".status").textContent = this.restStatus;
    this.input.placeholder = this.room.channel ? "Write a post" : this.group ? `Write, or ask @${bot.username}` : "Ask a question";
    this.input.setAttribute("aria-label", `Message to ${this.label}`);
    const empty = this.find(".empty");
    empty.querySelector("h3").textContent = this.group ? view.name ?? this.title : `Ask ${bot.first_name}`;
    empty.querySelector("p").textContent = this.room.channel
      ? "What is posted here goes on to the discussion group, where people comment."
      : this.group
        ? "In a group the bot answers when it is mentioned, replied to or given a command, and stays silent otherwise."
        : "It answers from your articles, and every sentence comes with the passage it rests on.";
    empty.querySelector(".start").textContent = this.group ? `Mention @${bot.username}` : "Start";
    empty.querySelector(".start").hidden = this.room.channel;
    this.find(".back").hidden = !view.root;
    this.setCommands(this.room.channel ? [] : chat.commands);
    this.silence();
    new More(this);
  }

  // Where one can't write, a line says why.
  silence() {
    const { topic } = this.view;
    let why = "";
    if (topic?.closed && !topic.managed) why = "This topic is closed.";
    else if (this.room.channel && !this.chat.administers) why = "Only admins post here. Everybody may comment.";
    else if (!this.group && this.chat.bot === "kicked") why = `You blocked ${this.title}.`;
    this.find(".composer").hidden = Boolean(why);
    this.find(".note").hidden = !why;
    this.find(".note").textContent = why;
    this.context.silent = Boolean(why);
  }

  listen() {
    this.find(".composer").addEventListener("submit", (event) => {
      event.preventDefault();
      this.send();
    });
    this.input.addEventListener("keydown", (event) => this.onKey(event));
    this.input.addEventListener("input", () => {
      this.grow();
      this.completion.suggest();
    });
    this.find(".back").addEventListener("click", () => this.shell.closeAside());
    this.find(".cancel").addEventListener("click", () => this.endAside());
    this.find(".empty .start").addEventListener("click", () => (this.group ? this.mention() : this.say("/start")));
    this.find(".commands").addEventListener("click", () => this.completion.toggleCommands());
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
      this.completion.hide();
      this.endAside();
    });
    document.addEventListener("click", (event) => {
      if (!event.target.closest(".menu, .commands, .composer textarea")) this.completion.hide();
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

  // `seen`: one has the message in front of one's eyes, here or in another view.
  receive(message, seen) {
    const stay = this.atEnd;
    const fresh = this.put(message);
    const own = message.page.author === this.me.user;
    const bots = message.page.author === this.bot.id;
    if (fresh && bots) this.endDraft(message.message_thread_id);
    if (own || stay) this.toEnd();
    else if (fresh) this.find(".jump").hidden = false;
    if (fresh && !own && !seen) this.unread += 1;
    if (bots) this.typing("cancel");
  }

  remove(id) {
    if (!this.messages.delete(id)) return;
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

  // Whether what the bot does in a thread shows here; it can't say under which post it writes.
  hears(thread) {
    const { key, topic } = this.view;
    return key === "general" ? !thread : topic ? thread === topic.id : true;
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

  // Under a post, what replies to nothing else replies to the post.
  say(text, replyTo = null) {
    return this.act(() => api.say(this.place, text, replyTo ?? this.view.root));
  }

  async send() {
    const text = this.input.value;
    if (!text.trim()) return;
    this.completion.hide();
    if (this.editing) return this.change(this.editing, text);
    const replyTo = this.replyTo?.message_id ?? null;
    this.fill("");
    this.setReply(null);
    if (!(await this.say(text, replyTo))) this.fill(text);
  }

  async change(message, text) {
    const done = text.trim() === message.text || (await this.act(() => api.edit(this.place, message.message_id, text)));
    if (done && this.editing === message) this.endAside();
  }

  async attach(picker) {
    const [file] = picker.files;
    picker.value = "";
    if (!file) return;
    if (this.editing) this.endAside();
    const caption = this.input.value.trim();
    if (await this.act(() => api.upload(this.place, file, caption, this.view.root))) this.fill("");
  }

  react(message, emoji) {
    return this.act(() => api.react(this.place, message.message_id, emoji));
  }

  async press(message, button, node) {
    if (node.classList.contains("pressed")) return;
    node.classList.add("pressed");
    node.setAttribute("aria-busy", "true");
    const release = () => {
      node.classList.remove("pressed");
      node.removeAttribute("aria-busy");
    };
    const pressed = await this.act(() => api.press(this.place, message.message_id, button.callback_data));
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
    this.aside(message, message ? sender(message).name : "");
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

  mention(query = "") {
    this.fill(`@${this.bot.username} ${query}`);
    this.input.focus();
    this.completion.suggest();
  }

  // Comments

  countComments(group) {
    for (const button of this.log.querySelectorAll(".comments[data-thread]")) {
      if (this.chat.linked_id === group) countComments(button, this.shell.comments(group, Number(button.dataset.thread)));
    }
  }

  focusComments(root) {
    (this.log.querySelector(`.comments[data-thread="${Number(root)}"]`) ?? this.input).focus();
  }

  // Topics: one tab each, on every view of them.
  paintTopics() {
    const strip = this.find(".topics");
    strip.hidden = !this.chat.is_forum || Boolean(this.view.root);
    if (strip.hidden) return;
    const focused = strip.contains(document.activeElement);
    const views = this.room.views.filter((panel) => !panel.view.root);
    strip.replaceChildren(...views.map((panel) => this.topicTab(panel, views)));
    if (focused) strip.querySelector("[aria-selected=true]").focus();
  }

  topicTab(panel, views) {
    const node = document.createElement("button");
    const { name, topic } = panel.view;
    const facts = [name, topic?.closed && "closed", panel.unread && `${panel.unread} new`].filter(Boolean);
    node.type = "button";
    node.setAttribute("role", "tab");
    node.setAttribute("aria-label", facts.join(", "));
    node.setAttribute("aria-selected", String(panel === this));
    node.setAttribute("aria-controls", panel.element.id);
    node.tabIndex = panel === this ? 0 : -1;
    node.append(...(topic?.closed ? [icon("i-lock")] : []), name, ...(panel.unread ? [badge(panel.unread)] : []));
    node.addEventListener("click", () => this.shell.choose(panel));
    node.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      const next = views[(views.indexOf(panel) + step + views.length) % views.length];
      this.shell.choose(next, false);
      next.find(".topics [aria-selected=true]").focus();
    });
    return node;
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
    if (["ArrowDown", "ArrowUp"].includes(event.key) && this.completion.enter(event.key)) event.preventDefault();
    else if (event.key === "Enter" && !event.shiftKey && !event.isComposing && !typesByTouch) {
      event.preventDefault();
      this.send();
    }
  }

  setCommands(commands) {
    this.commands = commands;
    this.find(".commands").hidden = !commands.length;
  }
}
