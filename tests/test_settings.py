"""Settings: a misspelt name is said, beside every other mistake."""

import pytest

import settings
from settings import SettingsError, load_settings


def test_a_misspelt_name_is_said_with_the_nearest_right_one_beside_every_other_mistake(monkeypatch):
    monkeypatch.setenv("TILLIT_RETENTION_DAY", "30")
    monkeypatch.setenv("TILLIT_QQQQQQQQQQ", "x")
    monkeypatch.setenv("PORT", "70000")
    with pytest.raises(SettingsError) as caught:
        load_settings()
    port, nothing_near, near = str(caught.value).splitlines()
    assert port.startswith("PORT: ")
    assert nothing_near == "TILLIT_QQQQQQQQQQ: there is no such setting"
    assert near == "TILLIT_RETENTION_DAY: there is no such setting; did you mean TILLIT_RETENTION_DAYS?"


def test_a_misspelt_name_in_the_file_is_said_too(monkeypatch, tmp_path):
    (tmp_path / ".env").write_text("TILLIT_LOGFORMAT=json\nOTHER_PROGRAM=1\n")
    monkeypatch.setattr(settings, "ROOT", tmp_path)
    with pytest.raises(SettingsError, match=r"^TILLIT_LOGFORMAT.*TILLIT_LOG_FORMAT\?$"):
        load_settings()


def test_a_value_is_never_part_of_what_is_said_about_a_name(monkeypatch):
    monkeypatch.setenv("TILLIT_LLM_APIKEY", "s3cret")
    with pytest.raises(SettingsError) as caught:
        load_settings()
    assert "s3cret" not in str(caught.value)


def test_the_token_of_the_numbers_is_never_printed(monkeypatch):
    monkeypatch.setenv("TILLIT_METRICS_TOKEN", "s3cret")
    assert "s3cret" not in str(load_settings().described())
