"""What there is to try in a playground that people look at, and that tests don't need."""

from . import channels
from .world import World

WELCOME = "Welcome. Each post here is about something to read. What did you wonder while reading?"


def furnish(world: World) -> None:
    """Topics in the group, a channel with its discussion group, and guest queries.

    All of it was there before the bot, which is told of none of it.
    """
    people = [user.id for user in world.users.values() if not user.is_bot]
    owner = next(who for who, status in world.group.members.items() if status == "creator")
    for name in ("Technology", "History"):
        world.topics.open(world.group, owner, name)
    channel = world.add_channel("Morning reading", people, owner=owner)
    channels.link(channel, world.add_group("Morning talk", people, owner=owner))
    world.say(channel, owner, WELCOME)
    world.guests.enabled = True
    world.updates.clear()
