import pytest

from settings import SettingsError, load_settings


def test_no_model_is_the_default():
    assert (load_settings().llm_model, load_settings().llm_shown) == ("", "")


def test_the_key_is_never_printed(monkeypatch):
    monkeypatch.setenv("TILLIT_LLM_MODEL", "qwen")
    monkeypatch.setenv("TILLIT_LLM_BASE_URL", "http://localhost:11434/v1/")
    monkeypatch.setenv("TILLIT_LLM_API_KEY", "s3cret")
    settings = load_settings()
    assert (settings.llm_base_url, settings.llm_shown) == ("http://localhost:11434/v1", "localhost")
    assert settings.llm_api_key.get_secret_value() == "s3cret"
    assert "s3cret" not in f"{settings} {settings!r} {settings.described()}"


def test_who_gets_the_text_can_be_named(monkeypatch):
    monkeypatch.setenv("TILLIT_LLM_MODEL", "qwen")
    monkeypatch.setenv("TILLIT_LLM_BASE_URL", "http://gpu.example.se/v1")
    monkeypatch.setenv("TILLIT_LLM_NAME", "IT-avdelningens modell")
    assert load_settings().llm_shown == "IT-avdelningens modell"


@pytest.mark.parametrize(
    ("values", "lines"),
    [
        ({"MODEL": "qwen"}, ["TILLIT_LLM_MODEL"]),
        ({"BASE_URL": "http://localhost/v1"}, ["without TILLIT_LLM_MODEL"]),
        ({"MODEL": "qwen", "BASE_URL": "localhost:1"}, ["TILLIT_LLM_BASE_URL"]),
        ({"MODEL": "qwen", "BASE_URL": "http://me:pw@host/v1"}, ["without a password"]),
        ({"MODEL": "qwen", "DEADLINE_S": "0"}, ["TILLIT_LLM_BASE_URL", "TILLIT_LLM_DEADLINE_S"]),
    ],
)
def test_mistakes_are_listed_together(values, lines, monkeypatch):
    for name, value in values.items():
        monkeypatch.setenv(f"TILLIT_LLM_{name}", value)
    with pytest.raises(SettingsError) as caught:
        load_settings()
    assert all(line in str(caught.value) for line in lines)
    assert "pw@" not in str(caught.value)
