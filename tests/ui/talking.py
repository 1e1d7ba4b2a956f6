"""Walks to a card and talks beside it."""

from ui import services

ASK = "Leder tillit till bättre kvalitet?"
NAMED = "Anna Svensson sköter inte sina pass som hon ska."


def stored(held):
    return services.store(held.mode).load(held.token).answers


def at_card(begun, place="pair2", answers=None, mode="server", lang="sv", page="ui/pages/walk.py"):
    _, held = begun(mode=mode, answers=answers, lang=lang)
    services.store(mode).put(held.token, "place", "", place)
    return begun(held=held, lang=lang, page=page)


def say(at, text):
    at.chat_input[0].set_value(text).run()
    assert not at.exception, [one.value for one in at.exception]
    return at


def shown(at):
    return " ".join(element.proto.body for element in at.get("html"))


def button(at, key):
    return next(one for one in at.button if one.key == key)


def keys(at):
    return {one.key for one in at.button}
