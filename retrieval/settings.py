"""The settings: read once at the edge from KATSAUS_… variables, then handed down. Importing this reads nothing."""

import os
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from ingest.errors import SettingError
from retrieval import messages

PREFIX = "KATSAUS_"

_SHORTEST_KEY = 8


def _data_dir() -> Path:
    """The user's own place for a program's data."""
    home = os.environ.get("XDG_DATA_HOME") or "~/.local/share"
    return Path(home).expanduser() / "katsaus"


class Settings(BaseSettings):
    """Everything that can be set; the variable is the field's name in capitals after KATSAUS_."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, env_ignore_empty=True, extra="forbid")

    data_dir: Path = Field(default_factory=_data_dir)
    """Where the database, the passage index and the PDF files lie."""
    database_url: str | None = None
    """An SQLAlchemy URL; None is an SQLite file in the data directory."""
    chroma_url: str | None = None
    """A Chroma server's address; None is a folder in the data directory."""

    embedding_model: str | None = None
    """Name or folder of a sentence-transformers model; None is the shipped Finnish one."""
    query_prefix: str | None = None
    passage_prefix: str | None = None

    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=0, le=65535)
    admin_key: SecretStr | None = None
    admin_key_file: Path | None = None
    reader_key: SecretStr | None = None
    reader_key_file: Path | None = None

    conversation_hours: float = Field(default=24, gt=0, le=24 * 365)
    """How long a conversation can be gone on with after its last question."""
    question_characters: int = Field(default=2000, ge=10, le=100_000)
    upload_megabytes: int = Field(default=100, ge=1, le=10_000)
    report_pages: int = Field(default=2000, ge=1)
    """Pages of an uploaded report at most."""
    reading_minutes: float = Field(default=15, gt=0, le=24 * 60)
    """How long the reading of an uploaded report may take."""
    reading_megabytes: int = Field(default=2000, ge=300)
    """Address space of a process that reads an uploaded report or draws a page."""
    rate_limit: int = Field(default=0, ge=0)
    """Requests that one client may make in a minute; 0 is no limit."""
    log_questions: bool = False
    """Whether the log holds the text of questions."""
    marking: bool = False
    """Whether a user may mark an answer as wrong: the question, the answer and a note are then kept in the data directory."""

    page_name: str = Field(default="Katsaus", min_length=1, max_length=60)
    """The web page's name, in its head and title."""
    page_municipality: str = Field(default="", max_length=100)
    """The municipality whose service this is; "" names none."""
    page_logo: Path | None = None
    """An SVG or PNG file shown beside the name."""
    page_colour: str = "#0b4d8c"
    """The municipality's colour as #rrggbb; where it would be too pale or too dark for text, the page uses a darker or paler one."""
    page_language: Literal["fi", "sv", "en"] = "fi"
    """The language that the page begins in."""
    accessibility_email: str = Field(default="", max_length=200)
    """Where feedback on accessibility goes."""
    accessibility_date: date | None = None
    """When the municipality last went through its accessibility statement."""
    accessibility_notes: str = Field(default="", max_length=5000)
    """What the municipality adds to the statement: shortcomings that it knows of, and what it does about them."""

    @field_validator("data_dir", "admin_key_file", "reader_key_file", "page_logo")
    @classmethod
    def _home(cls, path: Path | None) -> Path | None:
        return path.expanduser() if path is not None else None

    @field_validator("page_colour")
    @classmethod
    def _colour(cls, colour: str) -> str:
        if not re.fullmatch(r"#[0-9A-Fa-f]{6}", colour):
            raise ValueError(messages.COLOUR)
        return colour.lower()

    @field_validator("database_url")
    @classmethod
    def _database(cls, url: str | None) -> str | None:
        if url is not None and "://" not in url:
            raise ValueError(messages.DATABASE_URL)
        return url

    @field_validator("chroma_url")
    @classmethod
    def _chroma(cls, url: str | None) -> str | None:
        if url is not None and not url.startswith(("http://", "https://")):
            raise ValueError(messages.CHROMA_URL)
        return url

    @property
    def conversation_lifetime(self) -> timedelta:
        """How long a conversation is kept."""
        return timedelta(hours=self.conversation_hours)

    def administrator_key(self) -> str | None:
        """The key that writing asks for, None when writing is switched off; raises SettingError."""
        return _key("ADMIN_KEY", self.admin_key, self.admin_key_file)

    def readers_key(self) -> str | None:
        """The key that reading asks for, None when anyone may read; raises SettingError."""
        return _key("READER_KEY", self.reader_key, self.reader_key_file)


def read_settings(**given: Any) -> Settings:
    """The settings from the environment; `given` ones that are not None go before it. Raises SettingError, one line."""
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        name = PREFIX + "_".join(str(part) for part in first["loc"]).upper()
        told = messages.SETTING_REASONS.get(first["type"], messages.SETTING_OTHERWISE).format(**first.get("ctx", {})).replace(" or ", messages.OR)
        reason = str(first["ctx"]["error"]) if first["type"] == "value_error" else told
        shown = f" ({first['input']})" if "KEY" not in name else ""
        raise SettingError(messages.SETTING_WRONG.format(name=f"{name}{shown}", reason=reason)) from error


def _key(name: str, value: SecretStr | None, file: Path | None) -> str | None:
    if value is not None:
        key, origin = value.get_secret_value().strip(), PREFIX + name
    elif file is not None:
        origin = f"{PREFIX}{name}_FILE ({file})"
        try:
            key = file.read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            raise SettingError(messages.SETTING_WRONG.format(name=origin, reason=messages.KEY_FILE_UNREADABLE)) from error
    else:
        return None
    if len(key) < _SHORTEST_KEY or not key.isascii() or not key.isprintable() or " " in key:
        raise SettingError(messages.SETTING_WRONG.format(name=origin, reason=messages.KEY_TOO_SHORT.format(least=_SHORTEST_KEY)))
    return key
