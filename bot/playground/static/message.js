// One message as an element: bubble, reply preview, file, text, time, inline keyboard.

import { render, safeLink, deepLink } from "./text.js";

const PALETTE = 7;
const clock = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

export const initials = (name) => [...(name ?? "?").trim()][0]?.toUpperCase() ?? "?";
export const colour = (id) => `c${(Math.abs(id) + 1) % PALETTE}`;
export const words = (message) => message.text ?? message.caption ?? message.document?.file_name ?? (message.photo ? "Photo" : "Message");
export const summary = (message) => service(message) ?? words(message);
const REACTIONS = ["👍", "👎", "❤", "🔥", "👏", "🤔"];

// Who a message says it is from: a chat that speaks as itself, or a person.
export function sender(message) {
  const chat = message.sender_chat;
  if (chat) return { id: chat.id, name: chat.title, tone: colour(chat.id) };
  const { id = 0, first_name: name = "", is_bot: bot } = message.from ?? {};
  return { id, name, tone: bot ? "brand" : colour(id) };
}

// What happened, where a message says that and nothing else; null for any other.
export function service(message) {
  const who = sender(message).name;
  const names = (users) => users.map((user) => user.first_name).join(", ");
  if (message.new_chat_members) return `${who} added ${names(message.new_chat_members)}`;
  if (message.left_chat_member) {
    const gone = message.left_chat_member;
    return gone.id === message.from?.id ? `${who} left` : `${who} removed ${gone.first_name}`;
  }
  if (message.forum_topic_created) return `${who} opened the topic “${message.forum_topic_created.name}”`;
  if (message.forum_topic_closed) return `${who} closed the topic`;
  if (message.forum_topic_reopened) return `${who} reopened the topic`;
  if (message.pinned_message) return `${who} pinned a message`;
  return null;
}

export function badge(count) {
  const node = document.createElement("span");
  node.className = "badge";
  node.textContent = count;
  node.setAttribute("aria-label", `${count} new`);
  return node;
}

export function size(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1024 * 1024 ? `${(bytes / 1024).toFixed(1)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

// context: {user, bot, group, channel, username, reply(message), edit(message), react(message, emoji),
//   press(message, button, element), comments(message), count(message), command, start, jump}
export function messageElement(message, context) {
  const node = blank();
  const mine = message.page.author === context.user;
  const own = mine && !context.channel;
  const from = sender(message);
  node.dataset.id = message.message_id;
  node.dataset.sender = from.id;
  node.dataset.date = message.date;
  const happened = service(message);
  if (happened) return told(node, happened);
  node.classList.toggle("own", own);
  node.classList.toggle("bot", message.page.author === context.bot);
  node.setAttribute("aria-label", `${own ? "You" : from.name}, ${clock.format(message.date * 1000)}`);
  face(node, message, context.group && !own, context);
  preview(node, message, context);
  file(node, message);
  photo(node, message);
  body(node, message, context);
  keyboard(node, message, context);
  reactions(node, message, context);
  comments(node, message, context);
  if (context.silent) node.querySelector(".answer").remove();
  else node.querySelector(".answer").addEventListener("click", () => context.reply(message));
  const change = node.querySelector(".change");
  change.hidden = !mine || message.text === undefined;
  change.addEventListener("click", () => context.edit(message));
  return node;
}

// What the bot is still writing, which holds no words yet or some of them.
export function draftElement() {
  const node = blank();
  node.classList.add("bot", "draft");
  for (const part of node.querySelectorAll(".bubble > :not(.text), .stack > :not(.bubble), .avatar, .answer")) part.remove();
  const writing = document.createElement("p");
  writing.className = "writing";
  writing.append("typing…");
  node.querySelector(".bubble").append(writing);
  return node;
}

export function fillDraft(node, draft, context) {
  const text = node.querySelector(".text");
  text.replaceChildren(draft.text ? render(draft.text, draft.entities, context) : "Thinking…");
  text.classList.toggle("wordless", !draft.text);
  // Words that keep changing are no good to listen to: the log reads out the message they become.
  text.setAttribute("aria-busy", String(Boolean(draft.text)));
}

function told(node, happened) {
  node.className = "message service";
  node.replaceChildren(happened);
  node.removeAttribute("aria-label");
  return node;
}

const blank = () => document.getElementById("message").content.firstElementChild.cloneNode(true);

function face(node, message, shown, context) {
  const avatar = node.querySelector(".avatar");
  const head = node.querySelector(".sender");
  const { name, tone } = sender(message);
  const via = message.via_bot ? `via @${message.via_bot.username}` : "";
  const guest = message.guest_bot_caller_user ? `asked by ${message.guest_bot_caller_user.first_name}` : "";
  const anonymous = message.sender_chat && message.sender_chat.id === message.chat.id && message.from ? "admin" : "";
  const note = via || guest || anonymous;
  if (!shown || context.channel) avatar.remove();
  if (!shown && !via) return head.remove();
  avatar.textContent = initials(name);
  avatar.classList.add(tone);
  if (shown) head.textContent = name;
  head.classList.add(tone);
  if (!note) return;
  const more = document.createElement("small");
  more.textContent = note;
  head.append(" ", more);
}

function preview(node, message, context) {
  const target = node.querySelector(".reply-preview");
  const replied = message.reply_to_message;
  // In a topic what replies to nothing replies to the topic, and under a post to the post.
  const toBeginning = replied?.forum_topic_created || replied?.message_id === context.root;
  if (!replied || toBeginning) return target.remove();
  const { name, tone } = sender(replied);
  target.hidden = false;
  target.classList.add(tone);
  target.querySelector("b").textContent = name;
  target.querySelector("span").textContent = message.quote?.text ?? words(replied);
  target.setAttribute("aria-label", `In reply to ${name}: ${words(replied).slice(0, 80)}`);
  target.addEventListener("click", () => context.jump(replied.message_id));
}

function file(node, message) {
  const link = node.querySelector(".document");
  const given = message.document;
  if (!given) return link.remove();
  link.hidden = false;
  link.href = `/api/file/${encodeURIComponent(given.file_id)}`;
  link.download = given.file_name;
  link.querySelector("b").textContent = given.file_name;
  link.querySelector("small").textContent = size(given.file_size);
}

// The playground's pictures have sizes and no bytes.
function photo(node, message) {
  const frame = node.querySelector(".photo");
  const size = message.photo?.at(-1);
  if (!size) return frame.remove();
  frame.hidden = false;
  frame.setAttribute("aria-label", `Photo, ${size.width} by ${size.height}`);
}

// Below the bubble: who put what there, each a button to join in or to take one's own back.
function reactions(node, message, context) {
  const row = node.querySelector(".reactions");
  const given = message.page.reactions;
  const mine = given[context.user] ?? [];
  const counts = new Map();
  for (const emoji of Object.values(given).flat()) counts.set(emoji, (counts.get(emoji) ?? 0) + 1);
  const toggle = (emoji) => context.react(message, mine.includes(emoji) ? [] : [emoji]);
  for (const [emoji, count] of counts) row.append(chip(emoji, count, mine.includes(emoji), toggle));
  row.hidden = !counts.size;
  node.querySelector(".react").addEventListener("click", ({ currentTarget }) => {
    const open = currentTarget.getAttribute("aria-expanded") !== "true";
    currentTarget.setAttribute("aria-expanded", String(open));
    row.querySelectorAll(".offered").forEach((each) => each.remove());
    row.hidden = !counts.size && !open;
    if (!open) return;
    const offered = REACTIONS.filter((emoji) => !counts.has(emoji)).map((emoji) => chip(emoji, 0, false, toggle));
    row.append(...offered);
    offered[0]?.focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
  });
}

function chip(emoji, count, mine, toggle) {
  const node = document.createElement("button");
  node.type = "button";
  node.className = count ? "chip" : "chip offered";
  node.append(emoji, count ? ` ${count}` : "");
  node.setAttribute("aria-label", count ? `${emoji}, ${count}` : `React with ${emoji}`);
  node.setAttribute("aria-pressed", String(mine));
  node.addEventListener("click", () => toggle(emoji));
  return node;
}

function comments(node, message, context) {
  const button = node.querySelector(".comments");
  if (!message.page.thread || context.count(message) === null) return button.remove();
  button.hidden = false;
  button.dataset.thread = message.page.thread;
  button.addEventListener("click", () => context.comments(message));
  countComments(button, context.count(message));
}

export function countComments(button, count) {
  button.querySelector("span").textContent = !count ? "Leave a comment" : count === 1 ? "1 comment" : `${count} comments`;
}

function body(node, message, context) {
  const text = node.querySelector(".text");
  const content = message.text ?? message.caption;
  const entities = (message.text === undefined ? message.caption_entities : message.entities) ?? [];
  if (content === undefined) text.remove();
  else text.append(render(content, entities, context));
  const time = node.querySelector(".time");
  const at = new Date(message.date * 1000);
  time.dateTime = at.toISOString();
  time.title = at.toLocaleString();
  // Telegram leaves "edited" off messages with buttons, which change all the time.
  const edited = message.edit_date && !message.reply_markup ? "edited " : "";
  time.textContent = edited + clock.format(at);
  if (content !== undefined) text.append(time);
}

function keyboard(node, message, context) {
  const board = node.querySelector(".keyboard");
  const rows = message.reply_markup?.inline_keyboard ?? [];
  if (!rows.length) return board.remove();
  board.hidden = false;
  for (const row of rows) {
    const line = document.createElement("div");
    line.className = "keys";
    line.append(...row.map((button) => key(button, message, context)));
    board.append(line);
  }
}

function key(button, message, context) {
  const link = button.url ? safeLink(button.url) : null;
  const node = document.createElement(link ? "a" : "button");
  node.className = "key";
  node.append(button.text);
  if (link) {
    node.href = link.href;
    node.target = "_blank";
    node.rel = "noopener noreferrer";
    node.insertAdjacentElement("beforeend", icon("i-out"));
    const payload = deepLink(link, context.username);
    if (payload !== null) {
      node.addEventListener("click", (event) => {
        event.preventDefault();
        context.start(payload);
      });
    }
    return node;
  }
  node.type = "button";
  const query = button.switch_inline_query_current_chat;
  if (query !== undefined) node.addEventListener("click", () => context.ask(query));
  else if (button.callback_data === undefined) node.disabled = true;
  else node.addEventListener("click", () => context.press(message, button, node));
  return node;
}

export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `#${name}`);
  svg.append(use);
  return svg;
}
