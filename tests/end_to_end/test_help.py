"""What /help says to admins besides, through the real application."""

from bot.chat.app import COMMANDS
from bot.chat.saying.words import words_for
from bot.playground import ADMIN
from tests.catalogue import HELP
from tests.end_to_end.conftest import Stage
from tests.end_to_end.test_journal import order

MANAGING = [each for each in COMMANDS if each.admins_only]


async def test_an_admin_is_told_of_every_command_as_the_menu_has_it(stage: Stage) -> None:
    told = await order(stage, "/help")
    words = words_for("en")
    lines = [f"/{each.name} – {words.say(each.help)}" for each in MANAGING]
    assert told.text == "\n".join([f"{HELP}\n\n{words.say('help-admin')}", *lines])
    typed = [each.type for each in told.entities].count("bot_command")
    assert typed >= len(MANAGING)
    assert (await order(stage, "/help@footnote_bot", stage.group)).text == HELP
    assert (await stage.ask("/help")).text == HELP


async def test_in_a_script_from_right_to_left_a_command_turns_no_line_about(stage: Stage) -> None:
    for code in ("ar", "fa"):
        words, stage.admin.language_code = words_for(code), code
        told = await order(stage, "/help")
        for each in MANAGING:
            line = f"\u2068/{each.name}\u2069 – {words.say(each.help)}"
            assert line in (told.text or "").split("\n")
        assert [each.type for each in told.entities].count("bot_command") >= len(MANAGING)


async def test_whoever_passes_for_an_admin_is_told_what_readers_are(stage: Stage) -> None:
    world = stage.world
    as_group = world.say(stage.group, ADMIN, "/help@footnote_bot", sender_chat=stage.group)
    assert (await stage.reply(as_group)).text == HELP
    named = world.add_user(4001, "Admin", username="admin")
    assert (await stage.reply(world.say(4001, named, "/help"))).text == HELP
