// What the composer offers while one types: the bot's commands behind "/", and what the bot finds
// behind "@its_name".

import * as api from "./api.js";

const PAUSE_MS = 200; // a query goes out once one has stopped typing
const MAX_QUERY = 256;
const COMMANDS = "Commands";

export class Completion {
  constructor(panel) {
    this.panel = panel;
    this.menu = panel.find(".menu");
    this.button = panel.find(".commands");
    this.pattern = new RegExp(`^@${panel.bot.username} +(.*)$`, "is");
  }

  toggleCommands() {
    if (this.menu.hidden) this.offerCommands(this.panel.commands);
    else this.hide();
  }

  suggest() {
    clearTimeout(this.timer);
    const { panel } = this;
    const text = panel.editing ? "" : panel.input.value;
    const query = this.pattern.exec(text)?.[1].trim();
    if (query && query.length <= MAX_QUERY) {
      this.timer = setTimeout(() => this.ask(query), PAUSE_MS);
      return;
    }
    const typed = /^\/(\w*)$/.exec(text)?.[1];
    this.offerCommands(typed === undefined ? [] : panel.commands.filter(({ command }) => command.startsWith(typed.toLowerCase())));
  }

  // Focus moves into the list; false where there is none.
  enter(key) {
    if (this.menu.hidden) return false;
    this.menu.querySelector(key === "ArrowDown" ? "button" : "button:last-child")?.focus();
    return true;
  }

  hide() {
    clearTimeout(this.timer);
    this.asked = null;
    this.menu.hidden = true;
    this.button.setAttribute("aria-expanded", "false");
  }

  show(label, items) {
    this.hide();
    this.menu.setAttribute("aria-label", label);
    this.menu.classList.toggle("found", label !== COMMANDS);
    this.menu.hidden = !items.length;
    this.menu.replaceChildren(...items);
  }

  offerCommands(commands) {
    this.show(COMMANDS, commands.map(({ command, description }) => this.item(`/${command}`, description, () => this.command(command))));
    this.button.setAttribute("aria-expanded", String(commands.length > 0));
  }

  command(command) {
    const { panel } = this;
    if (panel.editing) panel.endAside();
    else panel.fill("");
    panel.say(panel.group ? `/${command}@${panel.bot.username}` : `/${command}`);
  }

  async ask(query) {
    this.asked = query;
    const found = await api.inline(this.panel.place, query).catch(() => ({ results: [] }));
    if (this.asked !== query) return;
    const items = found.results.map((each) => this.item(each.title ?? each.type, each.description ?? "", () => this.choose(found.query, each.id)));
    const { button } = found;
    if (button) items.unshift(this.item(button.text, "", () => this.panel.shell.start(button.start_parameter ?? "")));
    this.show(`Results for ${query}`, items);
  }

  async choose(query, result) {
    const { panel } = this;
    const replyTo = panel.replyTo?.message_id ?? panel.view.root;
    const text = panel.input.value;
    panel.fill("");
    panel.endAside();
    if (!(await panel.act(() => api.choose(panel.place, query, result, replyTo)))) panel.fill(text);
  }

  item(title, description, act) {
    const node = document.createElement("button");
    node.type = "button";
    node.setAttribute("role", "option");
    const name = document.createElement("b");
    name.dir = "auto";
    name.textContent = title;
    const what = document.createElement("span");
    what.dir = "auto";
    what.textContent = description;
    node.append(name, what);
    node.addEventListener("click", () => {
      this.hide();
      act();
      this.panel.input.focus();
    });
    node.addEventListener("keydown", (event) => {
      const next = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" }[event.key];
      if (!next) return;
      event.preventDefault();
      (node[next] ?? this.panel.input).focus();
    });
    return node;
  }
}
