// The page's own server calls. All on the same origin.

export class Refused extends Error {}

async function answer(response) {
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new Refused(body.error ?? body.description ?? `error ${response.status}`);
  return body;
}

export async function state(user) {
  return answer(await fetch(`/api/state?user=${encodeURIComponent(user ?? "")}`));
}

async function post(path, body) {
  const headers = { "Content-Type": "application/json" };
  return answer(await fetch(path, { method: "POST", headers, body: JSON.stringify(body) }));
}

export const say = (chat, user, text, replyTo) => post("/api/say", { chat, user, text, reply_to: replyTo });
export const edit = (chat, user, message, text) => post("/api/edit", { chat, user, message, text });
export const press = (chat, user, message, data) => post("/api/press", { chat, user, message, data });

export async function upload(chat, user, file, caption) {
  const query = new URLSearchParams({ chat, user, name: file.name });
  if (caption) query.set("caption", caption);
  const headers = { "Content-Type": "application/octet-stream" };
  return answer(await fetch(`/api/upload?${query}`, { method: "POST", headers, body: file }));
}

// Calls back with each change after `mark`; the browser reconnects and resumes by itself.
export function follow(mark, onChange, onOnline) {
  let source;
  let seen = mark;
  const open = () => {
    source = new EventSource(`/api/changes?since=${encodeURIComponent(seen)}`);
    source.onopen = () => onOnline(true);
    source.onmessage = (event) => {
      seen = event.lastEventId;
      onChange(JSON.parse(event.data));
    };
    source.onerror = () => {
      onOnline(false);
      if (source.readyState === EventSource.CLOSED) setTimeout(open, 2000);
    };
  };
  open();
  return () => source.close();
}
