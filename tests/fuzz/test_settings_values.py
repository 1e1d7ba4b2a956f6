"""Settings from the environment: read, or every mistake told at once; what is secret is never told."""

import os
from unittest.mock import patch

from hypothesis import strategies as st

from settings import SettingsError, load_settings
from tests.fuzz import site
from tests.fuzz.damage import TEXTS, damaged
from tests.fuzz.drill import bounded, fuzz

SECRET = "hemligheten-som-aldrig-visas-0123456789"
VALID = {
    "HOST": "127.0.0.1",
    "PORT": "8501",
    "TILLIT_PUBLIC_URL": "https://tillit.example.se",
    "TILLIT_ALLOWED_HOSTS": "a.example.se, b.example.se",
    "DATABASE_URL": f"postgresql://name:{SECRET}@db/tillit",
    "TILLIT_STORE": "server",
    "TILLIT_RETENTION_DAYS": "400",
    "TILLIT_LANG": "sv",
    "TILLIT_CHROMA_URL": "http://chroma.example.se:8000",
    "TILLIT_LLM_MODEL": "modell",
    "TILLIT_LLM_BASE_URL": "http://localhost:11434/v1",
    "TILLIT_LLM_API_KEY": SECRET,
    "TILLIT_LLM_DEADLINE_S": "20",
    "TILLIT_SECRET": SECRET,
    "TILLIT_OIDC_ISSUER": "https://login.example.se",
    "TILLIT_OIDC_CLIENT_ID": "tillit",
    "TILLIT_OIDC_CLIENT_SECRET": SECRET,
    "TILLIT_OIDC_HOURS": "8",
    "TILLIT_LOG_LEVEL": "info",
}
ODD = (
    "inf",
    "nan",
    "1e999",
    "-1",
    "0",
    "99999",
    "http://[",
    "https://",
    "//",
    "http://a:b@c",
    "http://a:99999",
    "ftp://x",
    ",",
    "sv_SE",
)


@st.composite
def environments(draw):
    """Valid settings of which some are others, damaged, gone or misspelt."""
    held = dict(VALID)
    for name in draw(st.lists(st.sampled_from(sorted(VALID)), min_size=1, max_size=4, unique=True)):
        how = draw(st.sampled_from(("odd", "text", "damaged", "gone", "misspelt")))
        value = held.pop(name)
        if how == "odd":
            held[name] = draw(st.sampled_from(ODD))
        elif how == "text":
            held[name] = draw(st.sampled_from(TEXTS))
        elif how == "damaged":
            held[name] = draw(damaged(value.encode())).decode("utf-8", "replace")
        elif how == "misspelt":
            held[name + "S"] = value
    return {name: value.replace("\0", "").encode("utf-8", "ignore").decode() for name, value in held.items()}


@fuzz(100, environment=environments())
def test_settings_of_any_kind_are_read_or_told_by_name(environment):
    with patch.dict(os.environ, environment), bounded():
        try:
            found = load_settings()
        except SettingsError as error:
            assert all(":" in line for line in str(error).splitlines())
            assert SECRET not in str(error)
            return
        shown = "\n".join(f"{name} {value}" for name, value, _ in found.described())
        assert SECRET not in shown
        assert all((found.database, found.hosts, found.public_address, found.index_place, found.own_place))
        assert found.alone in {True, False}
        assert found.llm_shown is not None
        assert found.role_values


@fuzz(60, data=damaged(b'organisation = "Kommunen"\ndataskyddsombud = "dso@kommunen.se"\n'))
def test_a_damaged_file_about_the_organisation_is_read_or_told_by_name(data):
    path = site.scratch() / "org.toml"
    path.write_bytes(data)
    with patch.dict(os.environ, {"TILLIT_ORG_FILE": str(path)}):
        try:
            found = load_settings()
        except SettingsError as error:
            assert str(error).startswith("TILLIT_ORG_FILE:")
        else:
            assert found.org_file == path
