"""An OpenAI-compatible server on this machine that says what a test tells it to.

It speaks the real streaming protocol: `POST /v1/chat/completions` answers with server-sent events,
`data: {chunk}` and at last `data: [DONE]`. A script is a list of replies, one a request; the last
one repeats. A reply may be made from the prompt, to cite the labels that stand in it.
"""

import asyncio
import json
import re
import threading
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

_PASSAGE = re.compile(r"^\[(\w+)\] .*?\n(.*?)\n\[/\1\]$", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class Prompt:
    """What the server was sent."""

    system: str
    user: str

    @property
    def passages(self) -> dict[str, str]:
        """Label → text, in the order of the prompt."""
        return dict(_PASSAGE.findall(self.user))

    def label(self, words: str) -> str:
        """The label of the passage that holds some words."""
        return next(label for label, text in self.passages.items() if words in text)


@dataclass(frozen=True)
class Reply:
    """What the server says: `text` in pieces of `size` characters, then how it ends.

    `raw` are lines sent as they are, before the text; `silence_s` passes before the first piece;
    a reply that is `cut` loses its connection where the text ends. `usage` is what it reports at
    the end, tokens in and out, if anything.
    """

    text: str = ""
    size: int = 7
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    raw: tuple[bytes, ...] = ()
    silence_s: float = 0.0
    cut: bool = False
    usage: tuple[int, int] | None = None


Script = Reply | Callable[[Prompt], str] | Callable[[Prompt], Reply]


class ScriptedModel:
    """The running server: give it a script, look at its `prompts`."""

    def __init__(self) -> None:
        self.prompts: list[Prompt] = []
        self.script: list[Script] = []
        self.url = ""

    def says(self, *script: Script) -> None:
        self.script, self.prompts = list(script), []

    async def complete(self, request: Request) -> Response:
        body: dict[str, Any] = await request.json()
        texts = {each["role"]: each["content"] for each in body["messages"]}
        self.prompts.append(Prompt(texts.get("system", ""), texts["user"]))
        now = self.script.pop(0) if len(self.script) > 1 else self.script[0]
        said = now if isinstance(now, Reply) else now(self.prompts[-1])
        reply = Reply(said) if isinstance(said, str) else said
        if reply.status != 200:
            error = {"error": {"message": "scripted", "type": "scripted"}}
            return JSONResponse(error, reply.status, dict(reply.headers))
        return StreamingResponse(_events(reply), media_type="text/event-stream")


async def _events(reply: Reply) -> AsyncIterator[bytes]:
    await asyncio.sleep(reply.silence_s)
    for line in reply.raw:
        yield line
    for at in range(0, len(reply.text), reply.size):
        yield event({"content": reply.text[at : at + reply.size]})
    if reply.cut:
        raise ConnectionResetError("scripted")
    yield event({}, finish="stop")
    if reply.usage is not None:
        yield report(*reply.usage)
    yield b"data: [DONE]\n\n"


def event(delta: dict[str, Any], finish: str | None = None) -> bytes:
    """One chunk of a streamed completion (https://platform.openai.com/docs/api-reference)."""
    return _chunk({"choices": [{"index": 0, "delta": delta, "finish_reason": finish}]})


def report(read: int, said: int) -> bytes:
    """The chunk of the tokens, which has no choices."""
    usage = {"prompt_tokens": read, "completion_tokens": said, "total_tokens": read + said}
    return _chunk({"choices": [], "usage": usage})


def _chunk(holds: dict[str, Any]) -> bytes:
    chunk = {"id": "scripted", "object": "chat.completion.chunk", "created": 1, "model": "scripted"}
    return f"data: {json.dumps(chunk | holds)}\n\n".encode()


@contextmanager
def serving() -> Iterator[ScriptedModel]:
    """The server, on a free port of this machine, until the block ends."""
    model = ScriptedModel()
    app = Starlette(routes=[Route("/v1/chat/completions", model.complete, methods=["POST"])])
    server = uvicorn.Server(
        uvicorn.Config(app, host="127.0.0.1", port=0, log_level="critical", lifespan="off")
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        thread.join(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    model.url = f"http://127.0.0.1:{port}/v1"
    try:
        yield model
    finally:
        server.should_exit = server.force_exit = True
        thread.join(10)
