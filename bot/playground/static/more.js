// The menu in a chat's header: what one may do to the chat itself.

import * as api from "./api.js";

const BOT_IN = new Set(["member", "administrator", "creator"]);

export class More {
  constructor(panel) {
    this.panel = panel;
    this.box = panel.find(".more");
    this.box.querySelector("summary").setAttribute("aria-label", `More about ${panel.label}`);
    const deeds = panel.view.root ? [] : this.deeds();
    this.box.hidden = !deeds.length;
    this.box.querySelector(".deeds").replaceChildren(...deeds.map(([name, act]) => this.item(name, act)));
    this.box.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !this.box.open) return;
      event.stopPropagation();
      this.close();
    });
    document.addEventListener("click", (event) => {
      if (!this.box.contains(event.target)) this.box.open = false;
    });
  }

  close() {
    this.box.open = false;
    this.box.querySelector("summary").focus();
  }

  deeds() {
    const { chat, bot } = this.panel;
    const name = bot.first_name;
    if (chat.type === "private") return [BOT_IN.has(chat.bot) ? [`Block ${name}`, "block"] : [`Unblock ${name}`, "unblock"]];
    return [...this.topicDeeds(), ...(chat.administers ? this.memberDeeds(name) : [])];
  }

  topicDeeds() {
    const { chat, shell, view } = this.panel;
    const deeds = [];
    if (chat.administers && chat.is_forum) deeds.push(["New topic…", () => shell.nameTopic((name) => this.manage("open_topic", name))]);
    if (!view.topic?.managed) return deeds;
    deeds.push(view.topic.closed ? ["Reopen this topic", "reopen_topic"] : ["Close this topic", "close_topic"]);
    deeds.push(["Delete this topic", "delete_topic"]);
    return deeds;
  }

  memberDeeds(name) {
    const { bot: status, type } = this.panel.chat;
    if (!BOT_IN.has(status)) return [[`Add ${name}`, "add"]];
    const remove = [`Remove ${name}`, "remove"];
    if (type === "channel") return [remove];
    return [status === "administrator" ? [`Make ${name} a member`, "demote"] : [`Make ${name} an admin`, "promote"], remove];
  }

  item(name, act) {
    const node = document.createElement("button");
    node.type = "button";
    node.textContent = name;
    node.addEventListener("click", () => {
      this.close();
      if (typeof act === "function") act();
      else this.manage(act);
    });
    return node;
  }

  manage(action, name) {
    return this.panel.act(() => api.manage(this.panel.place, action, name));
  }
}
