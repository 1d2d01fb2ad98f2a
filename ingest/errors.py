"""Everything that can go wrong, in one small tree.

    KatsausError
    ├── ReportError            a file that cannot be read as a report
    │   ├── NotAPdf            it is something else than a PDF
    │   ├── BrokenPdf          it begins like a PDF but cannot be read
    │   ├── EncryptedPdf       it asks for a password
    │   ├── EmptyPdf           no pages, or nothing on them
    │   └── NoTextLayer        scanned: pictures of pages, no characters
    ├── StoreError             the data directory or a store in it cannot be used
    │   ├── StoreBusy          another process owns it
    │   ├── StoreFull          the disk is full or not writable
    │   └── ModelMismatch      the index was built with another embedding model
    ├── UnknownReport          no report has this id
    ├── UnknownConversation    never begun, or expired
    └── SettingError           a setting has a value that cannot be used

`str(error)` is one Finnish line for a person: what, where, and what to do.
"""


class KatsausError(Exception):
    """Base of all errors that Katsaus raises on purpose; the text is Finnish and fit to show."""


class ReportError(KatsausError):
    """A file that cannot be read as a report; `file_name` says which."""

    def __init__(self, file_name: str, message: str) -> None:
        super().__init__(f"{file_name}: {message}")
        self.file_name = file_name
        self._message = message

    def __reduce__(self) -> tuple[type["ReportError"], tuple[str, str]]:
        return type(self), (self.file_name, self._message)  # for a process to raise it in another


class NotAPdf(ReportError):
    """Not a PDF file."""


class BrokenPdf(ReportError):
    """A PDF whose structure cannot be read."""


class EncryptedPdf(ReportError):
    """A PDF that cannot be opened without a password."""


class EmptyPdf(ReportError):
    """A PDF without pages or without anything on them."""


class NoTextLayer(ReportError):
    """A scanned PDF: pictures of pages without characters."""


class StoreError(KatsausError):
    """The data directory or a store in it cannot be used."""


class StoreBusy(StoreError):
    """Another process owns the data directory."""


class StoreFull(StoreError):
    """The disk is full or cannot be written to."""


class ModelMismatch(StoreError):
    """The passage index was built with another embedding model than the setting names."""


class UnknownReport(KatsausError):
    """No report has this id."""


class UnknownConversation(KatsausError):
    """The conversation was never begun, or it has expired."""


class SettingError(KatsausError):
    """A setting has a value that cannot be used."""
