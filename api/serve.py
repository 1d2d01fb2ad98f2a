"""The service as a process: uvicorn over the app, until it is told to end."""

import errno
import socket
import sys
from collections.abc import Callable
from contextlib import suppress

import uvicorn

from api import texts
from api.app import create_app
from api.logs import log_to_standard_error
from ingest.apart import ExtractApart
from ingest.errors import SettingError
from ingest.messages import reason
from retrieval.build import build
from retrieval.settings import Settings

_CLOSING_SECONDS = 10
_TURN_SECONDS = 0.0005
"""How long a thread that computes keeps the others waiting for their turn: a tenth of Python's own, since the one that takes and sends waits many
times for each question."""


def serve(settings: Settings, told: Callable[[str], None]) -> None:
    """Serves on settings.host and port until a signal ends it; `told` gets the address to go to, with the port that 0 became.

    Raises SettingError, StoreError and StoreFull before it begins.
    """
    with _listening(settings.host, settings.port) as listening:
        app = create_app(build(settings, extract=ExtractApart(settings.reading_megabytes, 60 * settings.reading_minutes)))
        log_to_standard_error()
        sys.setswitchinterval(_TURN_SECONDS)
        config = uvicorn.Config(app, log_config=None, access_log=False, server_header=False, timeout_graceful_shutdown=_CLOSING_SECONDS)
        told(_address(listening))
        with suppress(KeyboardInterrupt):  # uvicorn has ended in good order when it passes this on
            uvicorn.Server(config).run([listening])


def _listening(host: str, port: int) -> socket.socket:
    """A socket that takes connections already, so that none is refused while the service starts."""
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        return socket.create_server(address, family=family, backlog=2048)
    except OSError as error:  # a name that stands for no address too
        told = texts.LISTEN_ERRORS.get(errno.errorcode.get(error.errno or 0, ""), reason(error))
        why = texts.NO_ADDRESS if isinstance(error, socket.gaierror) else told
        raise SettingError(texts.PORT_TAKEN.format(host=host, port=port, error=why)) from error


def _address(listening: socket.socket) -> str:
    host, port = listening.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
