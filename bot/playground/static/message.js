// One message as an element: bubble, reply preview, file, text, time, inline keyboard.

import { render, safeLink, deepLink } from "./text.js";

const PALETTE = 7;
const clock = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

export const initials = (name) => [...(name ?? "?").trim()][0]?.toUpperCase() ?? "?";
export const colour = (id) => `c${(Math.abs(id) + 1) % PALETTE}`;
export const tone = (sender) => (sender?.is_bot ? "brand" : colour(sender?.id ?? 0));
export const words = (message) => message.text ?? message.caption ?? message.document?.file_name ?? "Message";

export function size(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1024 * 1024 ? `${(bytes / 1024).toFixed(1)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

// context: {user, group, username, reply(message), edit(message), press(message, button, element), command, start, jump}
export function messageElement(message, context) {
  const node = blank();
  const own = message.from?.id === context.user;
  node.dataset.id = message.message_id;
  node.dataset.sender = message.from?.id ?? "";
  node.dataset.date = message.date;
  node.classList.toggle("own", own);
  node.classList.toggle("bot", Boolean(message.from?.is_bot));
  node.setAttribute("aria-label", `${own ? "You" : message.from?.first_name ?? ""}, ${clock.format(message.date * 1000)}`);
  face(node, message, context.group && !own);
  preview(node, message, context);
  file(node, message);
  body(node, message, context);
  keyboard(node, message, context);
  node.querySelector(".answer").addEventListener("click", () => context.reply(message));
  const change = node.querySelector(".change");
  change.hidden = !own || message.text === undefined;
  change.addEventListener("click", () => context.edit(message));
  return node;
}

// What the bot is still writing, which holds no words yet or some of them.
export function draftElement() {
  const node = blank();
  node.classList.add("bot", "draft");
  for (const part of node.querySelectorAll(".bubble > :not(.text), .avatar, .keyboard, .answer")) part.remove();
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

const blank = () => document.getElementById("message").content.firstElementChild.cloneNode(true);

function face(node, message, shown) {
  const avatar = node.querySelector(".avatar");
  const sender = node.querySelector(".sender");
  if (!shown) {
    avatar.remove();
    sender.remove();
    return;
  }
  avatar.textContent = initials(message.from?.first_name);
  avatar.classList.add(tone(message.from));
  sender.textContent = message.from?.first_name ?? "";
  sender.classList.add(tone(message.from));
}

function preview(node, message, context) {
  const target = node.querySelector(".reply-preview");
  const replied = message.reply_to_message;
  if (!replied) return target.remove();
  target.hidden = false;
  target.classList.add(tone(replied.from));
  target.querySelector("b").textContent = replied.from?.first_name ?? "";
  target.querySelector("span").textContent = message.quote?.text ?? words(replied);
  target.setAttribute("aria-label", `In reply to ${replied.from?.first_name ?? ""}: ${words(replied).slice(0, 80)}`);
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
  if (button.callback_data === undefined) node.disabled = true;
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
