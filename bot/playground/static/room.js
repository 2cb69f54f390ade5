// One chat: its messages, and the views of it: all of it, or its topics, and threads of comments.

import { Panel } from "./panel.js";

export class Room {
  // me: {user, anonymous}; shell: as for a Panel
  constructor(chat, me, bot, shell) {
    this.chat = chat;
    this.me = me;
    this.bot = bot;
    this.shell = shell;
    this.group = chat.type !== "private";
    this.channel = chat.type === "channel";
    this.title = this.group ? chat.title : bot.first_name;
    this.messages = new Map(chat.messages.map((message) => [message.message_id, message]));
    this.views = this.kinds().map((view) => new Panel(this, view));
    for (const draft of chat.drafts) this.draft(draft);
  }

  kinds() {
    if (!this.chat.is_forum) return [{ key: "all", holds: () => true }];
    const general = { key: "general", name: "General", holds: (message) => !message.is_topic_message };
    return [general, ...this.chat.topics.map((topic) => ({
      key: `topic:${topic.id}`, name: topic.name, topic, thread: topic.id,
      holds: (message) => message.is_topic_message && message.message_thread_id === topic.id,
    }))];
  }

  // The comments under a channel's post, which stand in this group.
  thread(root) {
    const key = `thread:${root}`;
    const open = this.views.find((panel) => panel.view.key === key);
    if (open) return open;
    const panel = new Panel(this, {
      key, name: "Comments", root, thread: root,
      holds: (message) => message.message_id === root || message.message_thread_id === root,
    });
    this.views.push(panel);
    return panel;
  }

  comments(root) {
    return [...this.messages.values()].filter((message) => message.message_thread_id === root).length;
  }

  get unread() {
    return this.views.reduce((sum, panel) => sum + (panel.view.root ? 0 : panel.unread), 0);
  }

  get last() {
    return [...this.messages.values()].at(-1);
  }

  receive(message) {
    this.messages.set(message.message_id, message);
    const holding = this.views.filter((panel) => panel.view.holds(message));
    const seen = holding.some((panel) => panel.element.offsetParent);
    for (const panel of holding) panel.receive(message, seen);
  }

  remove(id) {
    this.messages.delete(id);
    for (const panel of this.views) panel.remove(id);
  }

  draft(draft) {
    for (const panel of this.views) panel.draft(draft);
  }

  typing({ action, thread }) {
    for (const panel of this.views) if (panel.hears(thread)) panel.typing(action);
  }

  answered(query) {
    for (const panel of this.views) panel.answered(query);
  }
}
