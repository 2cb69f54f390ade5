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

// `place` is where one acts, and as whom: {chat, user, anonymous, topic, thread}.
export const say = (place, text, replyTo) => post("/api/say", { ...place, text, reply_to: replyTo });
export const edit = (place, message, text) => post("/api/edit", { ...place, message, text });
export const press = (place, message, data) => post("/api/press", { ...place, message, data });
export const react = (place, message, emoji) => post("/api/react", { ...place, message, emoji });
export const inline = (place, text) => post("/api/inline", { ...place, text });
export const choose = (place, query, result, replyTo) => post("/api/choose", { ...place, query, result, reply_to: replyTo });
export const manage = (place, action, name) => post("/api/manage", { ...place, action, name });

export async function upload(place, file, caption, replyTo) {
  const fields = { ...place, name: file.name, caption, reply_to: replyTo };
  const query = new URLSearchParams(Object.entries(fields).filter(([, value]) => value));
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
