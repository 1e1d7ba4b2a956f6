"""A person who answers in a workshop: takes a seat, and reads what stands on a card."""

import re
from html import unescape

CARDS = ("1", "2", "3", "4", "5")
FIELDSET = re.compile(r'<fieldset class="item"><legend>(.*?)</legend>(.*?)</fieldset>', re.S)
CHOICE = re.compile(r'<input type="radio" name="(\w+)" value="(\w+)"( checked)?><span>(.*?)</span>')


def questions(page):
    """(code, wording, {value: words}, chosen) of every question on a card."""
    found = []
    for wording, inside in FIELDSET.findall(page.text):
        choices = CHOICE.findall(inside)
        chosen = [value for _, value, checked, _ in choices if checked]
        words = {value: unescape(text) for _, value, _, text in choices}
        found.append((choices[0][0], unescape(wording), words, chosen))
    return found


def shown(page):
    return re.search(r'name="shown" value="([^"]*)"', page.text)[1]


def device_of(response):
    """The secret that a join page gives a form, so that one sent twice gives one seat."""
    return re.search(r'name="device" value="([^"]+)"', response.text)[1]


def seated(client, code):
    client.post(f"/w/{code}", data={"device": device_of(client.get(f"/w/{code}")), "chef": "nej"})
    return client


def token_of(client, code):
    return client.cookies[f"tt_w_{code}"]
