"""What every test shares: a data folder of its own and services read anew."""

import pytest


@pytest.hookimpl(tryfirst=True)  # before the workers read the groups
def pytest_collection_modifyitems(items):
    """With several workers: what needs a browser runs in one of them, in turn; all else by file."""
    for item in items:
        group = "browser" if item.get_closest_marker("browser") else item.nodeid.partition("::")[0]
        item.add_marker(pytest.mark.xdist_group(group))


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
