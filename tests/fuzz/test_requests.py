"""Addresses, cookies, forms and files that are sent to the plain pages, and what they must never do."""

import gc
import gzip

import pytest
from hypothesis import strategies as st

from storage import held, in_use
from tests.fuzz import site, worlds
from tests.fuzz.damage import SCRIPT, TEXTS, damaged, json_files
from tests.fuzz.drill import bounded, fuzz

pytestmark = pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning")  # Starlette's, of half a form
FORM = b"application/x-www-form-urlencoded"
GETS = (
    *(
        b"/",
        b"/borja",
        b"/oppna/{ID}",
        b"/glom",
        b"/radera",
        b"/fil",
        b"/sprak/en",
        b"/bild/sv-dark-320.svg",
        b"/r",
    ),
    *(
        b"/r/{TOKEN}",
        b"/ny-lank",
        b"/o/{LINK}",
        b"/w",
        b"/w/{CODE}",
        b"/w/{CODE}/1",
        b"/w/{CODE}/val",
        b"/kalla",
    ),
    *(
        b"/w/{CODE}/lamna",
        b"/w/{CODE}/tack",
        b"/w/{CODE}/chef",
        b"/w/{CODE}/1/x",
        b"/tt-0.js",
        b"/svara",
        b"/nix",
    ),
)
POSTS = (
    (b"/borja", b"store=server&shared=on"),
    (b"/glom", b""),
    (b"/radera", b""),
    (b"/r", b""),
    (b"/ny-lank", b""),
    (b"/w", b"code={CODE}"),
    (b"/w/{CODE}", b"device=0123456789abcdef&chef=nej&part=in"),
    (b"/w/{CODE}/1", b"shown=A1a%3D2&A1a=3&B1a=DK&go=on"),
    (b"/w/{CODE}/val", b"stark=A1&stark=W&latta=B4&go=back"),
    (b"/w/{CODE}/lamna", b"text=En+rad&release=on&go=on"),
)
QUERIES = (
    b"",
    b"till=/svara",
    b"k=004&d=100-200",
    b"modul=M1",
    b"vy=formular",
    b"w={ID}",
    b"till=%2F%2Fevil.example",
)
COOKIES = (
    b"tt_lang=en; tt_now={ID}; tt_a_s_{ID}={TOKEN}; tt_w_{CODE}={SEAT}; tt_asked={TOKEN}; tt_back=/borja",
    b"__Host-tt_lang=sv; __Host-tt_now={ID}; __Host-tt_a_s_{ID}={TOKEN}; __Secure-tt_w_{CODE}={SEAT}; x=y",
)
HOSTILE = st.sampled_from(TEXTS).map(lambda text: text.encode("utf-8", "surrogatepass"))
OTHER = st.one_of(
    HOSTILE,
    st.binary(max_size=30),
    st.sampled_from(
        (b"%", b"%zz", b"%00", b"%ed%a0%80", b"%ff", b"x" * 8_192, b"=", b";", b"&" * 1_100, b'"a', b"\\")
    ),
    st.sampled_from(
        (b"tt_now=", b"tt_a_s_=x", b"tt_a_f_" + b"a" * 50 + b"=x", b"tt_lang=sv; tt_lang=en", b"a" * 100)
    ),
)
HEADERS = (
    *(
        (b"origin", b"http://evil.example"),
        (b"origin", b"null"),
        (b"origin", b"http://testserver"),
        (b"origin", b"//["),
    ),
    *(
        (b"sec-fetch-site", b"cross-site"),
        (b"content-length", b"9" * 30),
        (b"content-length", b"-1"),
        (b"host", b"x"),
    ),
    *(
        (b"content-length", b"\xb2"),
        (b"transfer-encoding", b"chunked"),
        (b"accept-encoding", b"gzip"),
        (b"host", b"["),
    ),
    *(
        (b"if-none-match", b"*"),
        (b"accept-language", b"\xff"),
        (b"referer", b"http://[/"),
        (b"cookie", b"tt_now=x"),
    ),
)


@st.composite
def shaken(draw, valid):
    """A short valid text as it is, with bytes damaged, or with something else in it."""
    how = draw(st.integers(0, 3))
    if how == 0:
        return valid
    if how == 1:
        return draw(damaged(valid))
    cut = draw(st.integers(0, len(valid)))
    return valid[:cut] + draw(OTHER) + (valid[cut:] if how == 2 else b"")


@st.composite
def multipart(draw, name, value, filename=b"svar.json"):
    """A form with a file, whole or with something wrong in its frame."""
    head = draw(shaken(b'form-data; name="' + name + b'"; filename="' + filename + b'"'))
    body = b"--grans\r\nContent-Disposition: " + head + b"\r\n\r\n" + value + b"\r\n--grans--\r\n"
    kind = draw(
        st.sampled_from((b"multipart/form-data; boundary=grans",) * 3 + (b"multipart/form-data", FORM, b""))
    )
    return draw(damaged(body)) if draw(st.integers(0, 3)) == 0 else body, kind


@st.composite
def requests(draw):
    """A request to one of the plain pages, with some of it other than any page of ours sends."""
    several = {
        "query": draw(shaken(draw(st.sampled_from(QUERIES)))),
        "cookies": draw(shaken(draw(st.sampled_from(COOKIES)))),
        "headers": tuple(draw(st.lists(st.sampled_from(HEADERS), max_size=2))) if draw(st.booleans()) else (),
    }
    if draw(st.booleans()):
        path = draw(shaken(draw(st.sampled_from(GETS))))
        return site.Asked(
            draw(st.sampled_from((b"GET", b"GET", b"HEAD", b"PUT"))), b"/" + path.lstrip(b"/"), **several
        )
    path, valid = draw(st.sampled_from(POSTS))
    body, kind = draw(shaken(valid)), FORM
    if draw(st.integers(0, 4)) == 0:
        body, kind = draw(multipart(draw(st.sampled_from((b"text", b"code", b"A1a"))), body))
    if draw(st.integers(0, 3)) == 0:
        path = b"/" + draw(shaken(path)).lstrip(b"/")
    return site.Asked(b"POST", path, body=body, kind=kind, pieces=draw(st.integers(1, 3)), **several)


@pytest.fixture(autouse=True)
def no_file_is_left_to_another_test():
    """What Starlette left open is closed here and not while another test runs."""
    yield
    gc.collect()


def check(asked, people, before, address="http://testserver"):
    """Sends a request: no failure, no markup of the sender's; what is refused is told and changes nothing."""
    with site.noted() as errors, bounded():
        found = site.ask(asked, people, address)
    if errors:
        raise errors.pop()
    assert 200 <= found.status < 500, found.body
    zipped = found.header(b"content-encoding") == "gzip"
    page = (gzip.decompress(found.body) if zipped else found.body).decode("utf-8")
    assert SCRIPT not in page
    assert "\r" not in found.header(b"location") + found.header(b"set-cookie")
    where = found.header(b"location").removeprefix("http://testserver")
    assert not where.startswith(("//", "http"))
    nowhere = asked.method != b"GET" and found.body in {b"", b"Not Found", b"Method Not Allowed"}
    if found.status >= 400 and not nowhere:
        assert any(f'<html lang="{lang}"' in page for lang in worlds.langs()), (found.status, page[:200])
        assert people.stored() == before
    return found


@fuzz(120, asked=requests())
def test_no_request_breaks_a_plain_page_or_changes_what_it_is_refused(asked):
    with site.People() as people:
        check(asked, people, people.stored())


@fuzz(50, asked=requests())
def test_no_request_breaks_a_plain_page_behind_https(asked):
    with site.People() as people:
        check(asked, people, people.stored(), "https://testserver")


@fuzz(50, sent=json_files(worlds.answer_file()).flatmap(lambda raw: multipart(b"file", raw)))
def test_no_answer_file_that_is_sent_breaks_the_page_or_changes_other_answers(sent):
    body, kind = sent
    with site.People() as people:
        before = people.stored()
        check(site.Asked(b"POST", b"/fil", body=body, kind=kind, cookies=COOKIES[0]), people, before)
        assert people.stored() == before


@fuzz(
    150,
    cookies=st.dictionaries(
        shaken(b"tt_a_s_abcd").map(lambda one: one.decode("latin-1")), st.text(max_size=9)
    ),
)
def test_no_cookie_is_taken_for_a_self_assessment_that_it_does_not_name(cookies):
    for one in held(cookies):
        assert cookies[one.name] == one.token
    first = in_use(cookies | {"tt_now": "abcd"})
    assert first is None or first.id == "abcd"
