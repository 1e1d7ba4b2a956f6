"""What every test shares: a data folder of its own and services read anew."""

import pytest
from xdist.scheduler import LoadFileScheduling


class BrowserInTurn(LoadFileScheduling):
    """With several workers: the browser tests run in one of them, in turn; all else is shared out by file."""

    def _split_scope(self, nodeid):
        return "browser" if nodeid.startswith("tests/browser/") else super()._split_scope(nodeid)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """What `-n` uses; xdist's own groups do not reach pytest 9.2."""
    return BrowserInTurn(config, log)


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path, monkeypatch):
    """No test writes into the repository or reads settings from the outside."""
    monkeypatch.setenv("TILLIT_DATA_DIR", str(tmp_path / "var"))
    outside = (
        "DATABASE_URL",
        "TILLIT_PUBLIC_URL",
        "TILLIT_STORE",
        "TILLIT_LANG",
        "TILLIT_ORG_FILE",
        "TILLIT_OWN_MODULES",
    )
    model = (
        "TILLIT_LLM_MODEL",
        "TILLIT_LLM_BASE_URL",
        "TILLIT_LLM_API_KEY",
        "TILLIT_LLM_NAME",
        "TILLIT_LLM_DEADLINE_S",
    )
    for name in (
        *outside,
        *model,
        "TILLIT_SECRET",
        "TILLIT_OIDC_ISSUER",
        "TILLIT_CHROMA_URL",
        "TILLIT_EMBEDDING",
        "PORT",
        "HOST",
    ):
        monkeypatch.delenv(name, raising=False)
