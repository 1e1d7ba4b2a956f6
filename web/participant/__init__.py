"""The pages of those who answer in a workshop: plain, server-rendered, without JavaScript."""

from web.participant.answering import card_form, card_sent, thanks
from web.participant.join import code_form, code_sent, elsewhere, join_form, join_sent, manager_told
from workshop import THANKS

TABLE = (
    ("/w", "GET", code_form),
    ("/w", "POST", code_sent),
    ("/w/{code}", "GET", join_form),
    ("/w/{code}", "POST", join_sent),
    ("/w/{code}/chef", "GET", manager_told),
    (f"/w/{{code}}/{THANKS}", "GET", thanks),
    ("/w/{code}/{card}", "GET", card_form),
    ("/w/{code}/{card}", "POST", card_sent),
    ("/w/{code}/{card}/{rest:path}", "GET", elsewhere),
)
"""Path, method and handler of each page; `web.routes` checks the origin of what is sent."""

__all__ = ["TABLE"]
