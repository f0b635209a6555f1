"""The command line. Each command parses, calls one function of api, prints; nothing heavy is imported before it runs.

Exit codes: 0 fine; 1 some articles could not be read, the others were; 2 a wrong call, or nothing in it could be read;
3 the record cannot be used; 130 interrupted; 141 whoever read the output closed it (`| head`). A bug keeps its
traceback and ends with 1.
"""

from __future__ import annotations

import gc
import signal
import sys
from types import FrameType

import typer

from dovecote.cli import giving, judging, keeping, reading, reviewing, serving, showing
from dovecote.cli.output import complain
from dovecote.errors import DovecoteError
from dovecote.languages.network import keep_to_one_core

INTERRUPTED = 130
OUTPUT_CLOSED = 141
"""What a shell reports of a program that ends at a closed pipe."""
MADE_AT_A_START = 200_000
"""More things than a start makes, all of which stay: the garbage collector looked through them for a tenth of it."""

app = typer.Typer(
    name="dovecote",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    help="Reads the news of a peace process and keeps its record: who met whom, who said what through whom, who "
    "promised what by when, and what became of it. Every line leads back to the exact words.",
    epilog="Exit codes: 0 fine; 1 some articles could not be read; 2 wrong call or nothing readable; 3 the record "
    "cannot be used; 130 interrupted; 141 the output was closed before its end.",
)
for group in (reading, showing, serving, judging, reviewing, giving, keeping):
    group.add_to(app)


class Interrupted(BaseException):
    """Ctrl-C. Typer would turn a KeyboardInterrupt into exit code 1."""


def main() -> None:
    """Run the command that the arguments name."""
    signal.signal(signal.SIGINT, _interrupt)
    gc.set_threshold(MADE_AT_A_START)
    keep_to_one_core()
    try:
        app(prog_name="dovecote")
    except DovecoteError as error:
        complain(str(error))
        sys.exit(error.exit_code)
    except Interrupted:
        complain("interrupted. What was read so far is kept; the same command again goes on.")
        sys.exit(INTERRUPTED)
    except SystemExit as ending:
        # Typer ends with 1 at a closed pipe, which here means that articles could not be read.
        if isinstance(ending.__context__, BrokenPipeError):
            sys.exit(OUTPUT_CLOSED)
        raise


def _interrupt(signum: int, frame: FrameType | None) -> None:
    raise Interrupted
