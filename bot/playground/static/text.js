// Text and entities into DOM nodes. Offsets count UTF-16 units, which is how JavaScript counts.
// Text goes in as text nodes only.

const INLINE = {
  bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code",
  mention: "span", hashtag: "span", cashtag: "span", email: "span", phone_number: "span",
  text_mention: "span", custom_emoji: "span",
};
const BLOCKS = new Set(["blockquote", "expandable_blockquote", "pre"]);
const SCHEMES = new Set(["http:", "https:", "tg:"]);

export function safeLink(url) {
  try {
    const parsed = new URL(/^[a-z][a-z0-9+.-]*:/i.test(url) ? url : `http://${url}`);
    return SCHEMES.has(parsed.protocol) ? parsed : null;
  } catch {
    return null;
  }
}

// The payload of a deep link to this very bot, or null: t.me/<bot>?start=…
export function deepLink(link, username) {
  const inTelegram = link.protocol === "tg:" && link.href.startsWith("tg://resolve");
  const onWeb = ["t.me", "telegram.me"].includes(link.hostname);
  const name = inTelegram ? link.searchParams.get("domain") : onWeb ? link.pathname.slice(1) : "";
  return name && name.toLowerCase() === username.toLowerCase() ? link.searchParams.get("start") ?? "" : null;
}

// actions: {username, command(text), start(payload)}
export function render(text, entities, actions) {
  const fragment = document.createDocumentFragment();
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  fill(fragment, text, sorted, 0, text.length, actions);
  return fragment;
}

function fill(node, text, entities, start, end, actions) {
  const queue = [...entities];
  let at = start;
  let afterBlock = false;
  const write = (to, beforeBlock) => {
    let piece = text.slice(at, to);
    // A quote stands on lines of its own: the line breaks around it are part of its frame.
    if (afterBlock && piece.startsWith("\n")) piece = piece.slice(1);
    if (beforeBlock && piece.endsWith("\n")) piece = piece.slice(0, -1);
    if (piece) node.append(piece);
  };
  while (queue.length) {
    const entity = queue.shift();
    const from = Math.max(entity.offset, at);
    const to = Math.min(entity.offset + entity.length, end);
    if (to <= from) continue;
    const block = BLOCKS.has(entity.type);
    write(from, block);
    const [inner, rest] = within(queue, to);
    queue.unshift(...rest);
    node.append(wrap(entity, text.slice(from, to), (into) => fill(into, text, inner, from, to, actions), actions));
    at = to;
    afterBlock = block;
  }
  write(end, false);
}

// Takes what begins before `to` off the queue; what reaches past it is cut in two.
function within(queue, to) {
  const inner = [];
  const rest = [];
  while (queue.length && queue[0].offset < to) {
    const next = queue.shift();
    inner.push(next);
    const over = next.offset + next.length - to;
    if (over > 0) rest.push({ ...next, offset: to, length: over });
  }
  return [inner, rest];
}

function wrap(entity, covered, children, actions) {
  switch (entity.type) {
    case "text_link": return anchor(entity.url, children, actions);
    case "url": return anchor(covered, children, actions);
    case "bot_command": return command(covered, children, actions);
    case "spoiler": return spoiler(children);
    case "blockquote": return quote(children, false);
    case "expandable_blockquote": return quote(children, true);
    case "pre": return codeBlock(entity, children);
    default: return element(INLINE[entity.type] ?? "span", `e-${entity.type}`, children);
  }
}

function element(tag, name, children) {
  const node = document.createElement(tag);
  node.className = name;
  children(node);
  return node;
}

function anchor(url, children, actions) {
  const link = safeLink(url ?? "");
  if (!link) return element("span", "", children);
  const node = element("a", "", children);
  node.href = link.href;
  node.title = link.href;
  node.target = "_blank";
  node.rel = "noopener noreferrer";
  const payload = deepLink(link, actions.username);
  if (payload !== null) {
    node.addEventListener("click", (event) => {
      event.preventDefault();
      actions.start(payload);
    });
  }
  return node;
}

function command(text, children, actions) {
  const node = element("button", "link", children);
  node.type = "button";
  node.dir = "ltr"; // a button is a line of its own: its slash would go last among Persian
  node.addEventListener("click", () => actions.command(text));
  return node;
}

function spoiler(children) {
  const node = element("button", "spoiler", children);
  node.type = "button";
  node.setAttribute("aria-label", "Hidden text, press to show");
  node.addEventListener("click", () => {
    node.classList.add("shown");
    node.removeAttribute("aria-label");
  });
  return node;
}

function codeBlock(entity, children) {
  const node = element("pre", "", children);
  if (entity.language) node.dataset.language = entity.language;
  return node;
}

function quote(children, expandable) {
  const node = document.createElement("blockquote");
  const body = element("div", "quote-body", children);
  body.dir = "auto";
  node.append(body);
  if (!expandable) return node;
  node.className = "expandable collapsed";
  const toggle = document.createElement("button");
  toggle.type = "button";
  toggle.className = "toggle";
  node.append(toggle);
  const set = (open) => {
    node.classList.toggle("collapsed", !open);
    toggle.setAttribute("aria-expanded", String(open));
    toggle.setAttribute("aria-label", open ? "Show less of the quote" : "Show the whole quote");
    toggle.title = open ? "Show less" : "Show all";
  };
  set(false);
  const flip = () => set(node.classList.contains("collapsed"));
  toggle.addEventListener("click", (event) => {
    event.stopPropagation();
    flip();
  });
  node.addEventListener("click", (event) => {
    const busy = event.target.closest("a, button") || String(getSelection());
    if (!busy && node.classList.contains("long")) flip();
  });
  return node;
}

// Only a quote of more than three lines has something to open; that is known once it is laid out.
export function measureQuotes(root) {
  for (const node of root.querySelectorAll("blockquote.expandable")) {
    const body = node.querySelector(".quote-body");
    const collapsed = node.classList.contains("collapsed");
    node.classList.add("collapsed");
    node.classList.toggle("long", body.scrollHeight > body.clientHeight + 2);
    node.classList.toggle("collapsed", collapsed);
  }
}
