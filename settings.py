"""Every setting of the product: its name in the environment, its default, its meaning and its check."""

import os
import re
import tomllib
from difflib import get_close_matches
from ipaddress import ip_address
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from dotenv import dotenv_values
from pydantic import AliasChoices, Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from settings_oidc import SignInSettings, split

ROOT = Path(__file__).resolve().parent
_HOST_NAME = re.compile(r"[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?")


class SettingsError(Exception):
    """One or more settings are wrong; the message lists every mistake."""


class Settings(SignInSettings, BaseSettings):
    """Settings read once from the environment or `.env`; only the doors and `ui/services.py` read them."""

    model_config = SettingsConfigDict(
        env_file=ROOT / ".env", env_prefix="TILLIT_", extra="ignore", populate_by_name=True
    )

    host: str = Field("127.0.0.1", validation_alias="HOST", description="address the server listens on")
    port: int = Field(8501, ge=1, le=65535, validation_alias="PORT", description="port the server listens on")
    data_dir: Path = Field(ROOT / "var", description="folder for the database and everything written")
    database_url: str = Field(
        "",
        validation_alias=AliasChoices("DATABASE_URL"),
        description="SQLAlchemy URL; empty = SQLite in data_dir",
    )
    public_url: str = Field("", description="address that links use; empty = http://localhost:PORT")
    allowed_hosts: str = Field(
        "",
        description="further names the server answers to, with commas; public address and localhost always",
    )
    store: Literal["server", "file"] = Field(
        "server", description="default choice for where answers are kept"
    )
    retention_days: int = Field(400, ge=1, le=36500, description="days after the last touch until deletion")
    workshop_retention_days: int = Field(
        180, ge=1, le=36500, description="longest time a workshop is kept after closing, in days"
    )
    lang: str = Field("sv", pattern="^[a-z]{2}$", description="language for those who have chosen none")
    org_file: Path | None = Field(None, description="TOML file about the organisation")
    own_modules: Path | None = Field(
        None, description="the organisation's own questions: a TOML file or a folder of them"
    )
    chroma_url: str = Field("", description="Chroma server for the vectors; empty = a folder in data_dir")
    embedding: str = Field("", description="folder or hub id of another embedding; empty = models/")
    llm_model: str = Field("", description="name of a language model; empty = none, the default")
    llm_base_url: str = Field(
        "", validate_default=True, description="where the language model answers (OpenAI-compatible)"
    )
    llm_api_key: SecretStr = Field(SecretStr(""), description="key of the language model; never shown")
    llm_deadline_s: float = Field(20.0, gt=0, le=120, description="seconds a written answer may take")
    llm_name: str = Field("", max_length=80, description="who gets the text, as told to the person")
    log_level: Literal["debug", "info", "warning", "error"] = Field("info", description="how much is logged")
    log_format: Literal["text", "json"] = Field(
        "text", description="lines for people, or one JSON object a line"
    )
    metrics_token: SecretStr = Field(
        SecretStr(""), description="key that opens /metrics from elsewhere; empty = only from this machine"
    )

    @field_validator("public_url")
    @classmethod
    def _web_address(cls, value: str) -> str:
        parts = urlsplit(value)
        if value and (parts.scheme not in {"http", "https"} or not parts.netloc):
            raise ValueError("must be empty or an address such as https://tillit.example.se")
        return value.rstrip("/")

    @field_validator("allowed_hosts")
    @classmethod
    def _names(cls, value: str) -> str:
        wrong = [one for one in split(value) if not _HOST_NAME.fullmatch(one)]
        if wrong:
            raise ValueError(f"{wrong[0]!r} is not the name of a machine, such as tillit.example.se")
        return value

    @field_validator("chroma_url")
    @classmethod
    def _server_address(cls, value: str) -> str:
        parts = urlsplit(value)
        if value and (parts.scheme not in {"http", "https"} or not parts.hostname or "@" in parts.netloc):
            raise ValueError("must be empty or an address such as http://chroma.example.se:8000")
        return value.rstrip("/")

    @field_validator("llm_base_url")
    @classmethod
    def _model_address(cls, value: str, info: ValidationInfo) -> str:
        parts = urlsplit(value)
        if not value and info.data.get("llm_model"):
            raise ValueError(
                "must be given with TILLIT_LLM_MODEL; nothing is sent to an address nobody named"
            )
        if value and (parts.scheme not in {"http", "https"} or not parts.hostname or "@" in parts.netloc):
            raise ValueError(
                "must be empty or an address such as http://localhost:11434/v1, without a password"
            )
        if value and not info.data.get("llm_model"):
            raise ValueError("is given without TILLIT_LLM_MODEL")
        return value.rstrip("/")

    @field_validator("org_file", "own_modules", mode="before")
    @classmethod
    def _empty_is_none(cls, value: object) -> object:
        return value or None

    @field_validator("org_file")
    @classmethod
    def _about_us(cls, value: Path | None) -> Path | None:
        organisation(value)
        return value

    @property
    def database(self) -> str:
        """The database's URL: the one given, or SQLite in the data folder."""
        return self.database_url or f"sqlite:///{self.data_dir / 'tillit.db'}"

    @property
    def index_place(self) -> Path | str:
        """Where the vectors of the five texts are: the Chroma server, or a folder that may be made anew."""
        return self.chroma_url or self.data_dir / "index"

    @property
    def own_place(self) -> Path | str:
        """Where own documents are: apart from the index, which is made anew when it breaks."""
        return self.chroma_url or self.data_dir / "own"

    @property
    def alone(self) -> bool:
        """Whether the server listens on this machine alone and no address is given to others."""
        named = urlsplit(self.public_url).hostname or "localhost"
        return _is_this_machine(self.host) and _is_this_machine(named)

    @property
    def hosts(self) -> frozenset[str]:
        """The names in lower case that the server answers to, besides addresses in numbers."""
        named = urlsplit(self.public_address).hostname or ""
        return frozenset({"localhost", named, *split(self.allowed_hosts.lower())})

    @property
    def model(self) -> Path | str:
        """The embedding: the one named, or the one that comes with the product."""
        return self.embedding or ROOT / "models"

    @property
    def llm_shown(self) -> str:
        """Who gets the text that is sent to a language model: the name given, or the machine's."""
        return self.llm_name or urlsplit(self.llm_base_url).hostname or ""

    @property
    def public_address(self) -> str:
        """The address people use, without a slash at the end."""
        return self.public_url or f"http://localhost:{self.port}"

    def described(self) -> list[tuple[str, str, str]]:
        """Rows of name, value without secrets, and meaning, for `cli.py settings`."""
        rows = []
        for name, field in type(self).model_fields.items():
            value = str(getattr(self, name) or "")
            if name == "database_url" and "@" in value:
                value = value.split("://", 1)[0] + "://…@" + value.rsplit("@", 1)[1]
            rows.append((_variable(name), value, field.description or ""))
        return rows


def organisation(path: Path | None) -> dict[str, str]:
    """What the organisation says about itself; nothing where there is no file yet.

    Raises:
        ValueError: the file cannot be read, or says something in other form than key = "text".
    """
    if path is None or not path.exists():
        return {}
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise ValueError(f"{path.name} cannot be read: {error}") from error
    wrong = [key for key, text in told.items() if not isinstance(text, str)]
    if wrong:
        raise ValueError(f'{path.name}: {wrong[0]} is not a text; write {wrong[0]} = "…"')
    return told


def _is_this_machine(name: str) -> bool:
    """Whether a name or address can be reached from this machine only."""
    try:
        return name == "localhost" or ip_address(name.strip("[]")).is_loopback
    except ValueError:
        return False


def load_settings() -> Settings:
    """Reads and checks all settings together.

    Raises:
        SettingsError: with one line per mistake, so that all can be mended at once.
    """
    try:
        settings, mistakes = Settings(), []  # type: ignore[call-arg]  # fields come from the environment
    except ValidationError as error:
        settings = None
        mistakes = [f"{_variable(str(item['loc'][0]))}: {item['msg']}" for item in error.errors()]
    mistakes += _unknown_names()
    if settings is None or mistakes:
        raise SettingsError("\n".join(mistakes))
    return settings


def _variable(field: str) -> str:
    """The name in the environment of a field or of its alias."""
    known = Settings.model_fields.get(field)
    if known is None:
        return field
    alias = known.validation_alias
    name = alias.choices[0] if isinstance(alias, AliasChoices) else alias
    return str(name or f"TILLIT_{field.upper()}")


def _unknown_names() -> list[str]:
    """What is set under our prefix and means nothing: a misspelt name would otherwise pass in silence."""
    known = {_variable(field) for field in Settings.model_fields}
    given = {name.upper() for name in (*os.environ, *dotenv_values(ROOT / ".env"))}
    found = []
    for name in sorted(one for one in given - known if one.startswith("TILLIT_")):
        near = get_close_matches(name, sorted(known), 1)
        found.append(f"{name}: there is no such setting{f'; did you mean {near[0]}?' if near else ''}")
    return found
