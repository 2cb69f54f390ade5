"""What the chat page asks of the server: a small JSON API, and a stream of changes.

It acts as one of the people of the world. Nothing here is part of the Bot API.
"""

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from .entities import units
from .errors import ApiError
from .inline import MAX_QUERY
from .managing import manage, named_topic
from .messages import Message
from .people import Chat, User
from .rules import MAX_DOWNLOAD, MAX_TEXT
from .world import World

STATIC = Path(__file__).parent / "static"
MAX_REQUEST = 1024 * 1024
HEARTBEAT_SECONDS = 15.0
INLINE_SECONDS = 5.0

Handler = Callable[[Request], Awaitable[Response]]


class Page:
    def __init__(self, world: World) -> None:
        self._world = world
        self.closing = False

    @property
    def routes(self) -> list[Route | Mount]:
        return [
            Route("/", self._index),
            Route("/api/state", _checked(self._state)),
            Route("/api/changes", self._changes),
            Route("/api/say", _checked(self._say), methods=["POST"]),
            Route("/api/edit", _checked(self._edit), methods=["POST"]),
            Route("/api/press", _checked(self._press), methods=["POST"]),
            Route("/api/react", _checked(self._react), methods=["POST"]),
            Route("/api/inline", _checked(self._inline), methods=["POST"]),
            Route("/api/choose", _checked(self._choose), methods=["POST"]),
            Route("/api/manage", _checked(self._manage), methods=["POST"]),
            Route("/api/upload", _checked(self._upload), methods=["POST"]),
            Route("/api/file/{file_id}", self._file),
            Mount("/static", StaticFiles(directory=STATIC)),
        ]

    def close(self) -> None:
        """Ends open streams of changes."""
        self.closing = True
        self._world.changes.bell.ring()

    async def _index(self, request: Request) -> Response:
        return FileResponse(STATIC / "index.html", headers={"Cache-Control": "no-store"})

    async def _state(self, request: Request) -> Response:
        """Everything one person sees, and the mark to follow changes from."""
        world = self._world
        user = self._person(request.query_params.get("user", ""))
        return JSONResponse(
            {
                "mark": world.changes.mark,
                "bot": world.bot.to_json(),
                "user": user.id,
                "personas": self._personas(),
                "people": [
                    person.to_json() for person in world.users.values() if not person.is_bot
                ],
                "chats": [self._chat_json(chat, user) for chat in self._chats_of(user)],
            }
        )

    def _personas(self) -> list[dict[str, str]]:
        """Whom one can be: each person, and an administrator of a group anonymously."""
        people = [person for person in self._world.users.values() if not person.is_bot]
        groups = [chat for chat in self._world.chats.values() if chat.type == "supergroup"]
        plain = [{"id": str(person.id), "name": person.first_name} for person in people]
        return plain + [
            {"id": f"{person.id}:anonymous", "name": f"{person.first_name}, anonymous"}
            for person in people
            if any(chat.is_administered_by(person.id) for chat in groups)
        ]

    def _chats_of(self, user: User) -> list[Chat]:
        shared = [chat for chat in self._world.chats.values() if not chat.is_private]
        return [self._world.chat(user.id), *(chat for chat in shared if chat.has(user.id))]

    def _chat_json(self, chat: Chat, user: User) -> dict[str, Any]:
        language = user.language_code or ""
        members = [self._world.users[each].first_name for each in chat.members]
        return {
            **chat.to_json(),
            "members": members,
            "linked_id": chat.linked,
            "bot": chat.members.get(self._world.bot.id, "left"),
            "administers": not chat.is_private and chat.is_administered_by(user.id),
            "topics": [
                {**topic.to_json(), "managed": topic.is_managed_by(user)}
                for topic in chat.topics.values()
            ],
            "commands": self._world.commands.seen_by(user.id, language, chat),
            "messages": [message.shown() for message in chat.history],
            "drafts": [draft.to_json() for draft in self._world.drafts.within(chat)],
        }

    async def _changes(self, request: Request) -> Response:
        """Server-sent events; a reader who lost touch is told to `reset`."""
        mark = request.headers.get("last-event-id") or request.query_params.get("since", "")
        return StreamingResponse(self._stream(mark), media_type="text/event-stream")

    async def _stream(self, mark: str) -> AsyncIterator[str]:
        changes = self._world.changes
        while not self.closing:
            fresh = changes.since(mark)
            if fresh is None:
                yield _event(changes.mark, {"kind": "reset"})
                mark = changes.mark
                continue
            for mark, body in fresh:
                yield _event(mark, body)
            if not fresh and not await changes.bell.wait(HEARTBEAT_SECONDS):
                yield ": still here\n\n"

    async def _say(self, request: Request) -> Response:
        body = await _body(request)
        chat, user = self._place(body)
        voice = _voice(chat, body)
        reply_to = self._reply(chat, body.get("reply_to"))
        said = []
        for part in split(_unicode(str(body.get("text", "")))):
            said.append(self._world.say(chat, user, part, reply_to, **voice))
            # Among comments only the reply keeps a text there, so each part needs it.
            reply_to = reply_to if body.get("thread") else None
        return JSONResponse({"messages": [message.message_id for message in said]})

    async def _edit(self, request: Request) -> Response:
        body = await _body(request)
        chat, user = self._place(body)
        message = self._message(chat, body)
        if message.author is not user or message.text is None:
            raise ApiError(403, "that message isn't yours to edit")
        text = _unicode(str(body.get("text", "")))
        if len(split(text)) > 1:
            raise ApiError(400, f"a message holds {MAX_TEXT} characters at most")
        self._world.edit(message, text)
        return JSONResponse({"messages": [message.message_id]})

    async def _press(self, request: Request) -> Response:
        body = await _body(request)
        chat, user = self._place(body)
        message = self._message(chat, body)
        press = self._world.press(message, _unicode(str(body.get("data", ""))), user)
        return JSONResponse({"query": press.id})

    async def _react(self, request: Request) -> Response:
        body = await _body(request)
        chat, user = self._place(body)
        emoji = [str(each) for each in body.get("emoji") or []]
        anonymously = bool(body.get("anonymous")) and chat.is_administered_by(user.id)
        message = self._message(chat, body)
        self._world.reactions.set(message, user, *emoji, anonymously=anonymously)
        return JSONResponse({"messages": [message.message_id]})

    async def _inline(self, request: Request) -> Response:
        """What the bot offers for a query; nothing where it doesn't listen, or not soon enough."""
        body = await _body(request)
        chat, user = self._place(body)
        query = _unicode(str(body.get("text", "")))[:MAX_QUERY]
        if not self._world.updates.wants("inline_query"):
            return JSONResponse({"query": None, "results": []})
        asked = self._world.type_inline(user, query, chat=chat)
        with suppress(TimeoutError):
            await self._world.wait_for(lambda: asked.results is not None, INLINE_SECONDS)
        shown = {"results": asked.results or [], "button": asked.button}
        return JSONResponse({"query": asked.id, **shown})

    async def _choose(self, request: Request) -> Response:
        body = await _body(request)
        chat, user = self._place(body)
        asked = self._world.inline.get(str(body.get("query")))
        if asked is None or asked.sender is not user:
            raise ApiError(404, "those results are gone")
        reply_to = self._reply(chat, body.get("reply_to"))
        result = str(body.get("result"))
        message = self._world.choose(asked, result, chat, reply_to, **_voice(chat, body))
        return JSONResponse({"messages": [message.message_id]})

    async def _manage(self, request: Request) -> Response:
        body = await _body(request)
        chat, user = self._place(body)
        manage(self._world, chat, user, str(body.get("action")), body)
        return JSONResponse({})

    async def _upload(self, request: Request) -> Response:
        query = request.query_params
        chat, user = self._place(query)
        content = await _read(request, MAX_DOWNLOAD)
        if not content:
            raise ApiError(400, "the file is empty")
        name, caption = query.get("name", "file"), query.get("caption")
        reply_to = self._reply(chat, query.get("reply_to"))
        voice = _voice(chat, query)
        message = self._world.upload(chat, user, name, content, caption, reply_to, **voice)
        return JSONResponse({"messages": [message.message_id]})

    async def _file(self, request: Request) -> Response:
        file = self._world.files.get(request.path_params["file_id"])
        if file is None:
            return JSONResponse({"error": "no such file"}, 404)
        disposition = f"attachment; filename*=UTF-8''{quote(file.name)}"
        headers = {"Content-Disposition": disposition}
        return Response(file.content, headers=headers, media_type="application/octet-stream")

    def _place(self, body: Any) -> tuple[Chat, User]:
        user = self._person(body.get("user"))
        chat_id = _number(body.get("chat"))
        chat = self._world.chat(user.id) if chat_id == user.id else self._world.chats.get(chat_id)
        if chat is None or not chat.has(user.id):
            raise ApiError(404, "no such chat")
        return chat, user

    def _person(self, user_id: Any) -> User:
        user = self._world.users.get(_number(user_id)) if user_id else None
        people = [each for each in self._world.users.values() if not each.is_bot]
        if user is None or user.is_bot:
            return people[0]
        return user

    def _message(self, chat: Chat, body: Any) -> Message:
        message = chat.messages.get(_number(body.get("message")))
        if message is None:
            raise ApiError(404, "that message is gone")
        return message

    def _reply(self, chat: Chat, message_id: Any) -> Message | None:
        return chat.messages.get(_number(message_id)) if message_id else None


def _voice(chat: Chat, body: Any) -> dict[str, Any]:
    """In which topic, and as whom, a person speaks."""
    speaks = body.get("anonymous") and not chat.is_private
    return {"topic": named_topic(chat, body), "sender_chat": chat if speaks else None}


def split(text: str) -> list[str]:
    """A long text as the parts a client would send: at most 4096 UTF-16 units each."""
    parts = [""]
    size = 0
    for char in text.strip():
        width = units(char)
        if size + width > MAX_TEXT:
            parts.append("")
            size = 0
        parts[-1] += char
        size += width
    return [part for part in parts if part.strip()]


def _checked(handler: Handler) -> Handler:
    """Refusals as one line of JSON for the page to show."""

    async def wrapped(request: Request) -> Response:
        try:
            return await handler(request)
        except ApiError as error:
            return JSONResponse({"error": error.description}, error.code)
        except LookupError as error:
            return JSONResponse({"error": str(error)}, 404)

    return wrapped


async def _body(request: Request) -> dict[str, Any]:
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
        raise ApiError(415, "send JSON")
    try:
        body = json.loads(await _read(request, MAX_REQUEST))
    except (ValueError, RecursionError):
        raise ApiError(400, "that is no JSON") from None
    if not isinstance(body, dict):
        raise ApiError(400, "send a JSON object")
    return body


async def _read(request: Request, limit: int) -> bytes:
    content = bytearray()
    async for chunk in request.stream():
        content += chunk
        if len(content) > limit:
            raise ApiError(413, f"at most {limit // (1024 * 1024)} MB")
    return bytes(content)


def _unicode(text: str) -> str:
    """Lone surrogates, which no client can send, become U+FFFD."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _number(value: Any) -> int:
    try:
        return int(value)
    except (TypeError, ValueError, OverflowError):
        return 0


def _event(mark: str, body: Any) -> str:
    return f"id: {mark}\ndata: {json.dumps(body)}\n\n"
