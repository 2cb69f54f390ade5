"""Whatever is sent to the Bot API, it answers in its own envelope and never breaks."""

import asyncio
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.playground import READER, World
from bot.playground.args import Args
from bot.playground.botapi import BotApi
from bot.playground.errors import ApiError
from bot.playground.methods import METHODS

from .conftest import TOKEN

PARAMS = (
    "chat_id user_id message_id text entities parse_mode caption caption_entities reply_markup"
    " reply_parameters reply_to_message_id message_thread_id link_preview_options action"
    " callback_query_id commands scope language_code file_id document offset limit url"
    " inline_query_id results next_offset secret_token max_connections allowed_updates"
    " drop_pending_updates show_alert"
).split()

scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(st.characters(), max_size=20),
    st.sampled_from([READER, str(READER), "-1001000000001", "9" * 5000, "bold", "text_link"]),
)
keys = st.sampled_from(
    "type offset length url user id text callback_data inline_keyboard keyboard message_id chat_id"
    " id title input_message_content message_text quote command description is_disabled"
    " allow_sending_without_reply".split()
)
nested = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=4),
    max_leaves=12,
)
values = st.one_of(
    st.text(st.characters(), max_size=60),
    st.sampled_from([str(READER), "HTML", "typing", "1"]),
    nested.map(json.dumps),
)


@pytest.mark.invalid
@settings(max_examples=300)
@given(st.sampled_from(sorted(METHODS)), st.dictionaries(st.sampled_from(PARAMS), values))
def test_any_parameters_are_answered_or_refused(method: str, params: dict[str, str]) -> None:
    world = World(token=TOKEN, first_id=1)
    world.say(READER, READER, "hello")
    world.post(world.group, world.bot, text="an answer")
    try:
        result: Any = asyncio.run(BotApi(world).call(method, Args(params)))
    except ApiError as refusal:
        body = refusal.to_json()
        assert 400 <= body["error_code"] < 410
        result = body
    json.dumps(result)
    json.dumps([message.to_json() for chat in world.chats.values() for message in chat.history])
