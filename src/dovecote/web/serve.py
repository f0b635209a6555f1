"""Serve the page to this machine, and to no other."""

from __future__ import annotations

from pathlib import Path

from dovecote.errors import InputError

LOOPBACK = "127.0.0.1"


def serve(
    record: Path, *, port: int = 8642, read_only: bool = False, person: str = "unknown", process: str | None = None
) -> None:
    """Answer on 127.0.0.1 until interrupted. There is no option for another address: the material is confidential.

    Raises:
        InputError: there is no record, or the port is taken.
    """
    import socket

    import uvicorn

    from dovecote.web.app import create_app

    if not record.exists():
        raise InputError("there is no record", thing=str(record), try_next="Make one: dovecote read SOURCE...")
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except OSError as error:
            raise InputError(f"port {port} is taken", thing=LOOPBACK, try_next="Name another: --port 8643.") from error
    app = create_app(record, read_only=read_only, person=person, process=process)
    uvicorn.run(app, host=LOOPBACK, port=port, log_level="warning", access_log=False)
