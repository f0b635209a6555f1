"""Articles being read while the page waits: one thread a job, its steps told as they come."""

from __future__ import annotations

import secrets
import threading
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal

from dovecote.api import Dovecote, Readers, ReadStep
from dovecote.errors import DovecoteError

JOBS_KEPT: Final = 20
State = Literal["reading", "putting together", "done", "failed"]


@dataclass(slots=True)
class Job:
    """Some articles on their way into the record. One thread writes it, others look."""

    id: str
    names: tuple[str, ...]
    process: str | None = None
    """The peace process that they are read into."""
    steps: list[ReadStep] = field(default_factory=list)
    state: State = "reading"
    failure: DovecoteError | None = None

    @property
    def is_over(self) -> bool:
        """Nothing more will come."""
        return self.state in ("done", "failed")

    @property
    def sources(self) -> tuple[str, ...]:
        """Ids of the articles that are new or were read anew."""
        return tuple(step.source for step in self.steps if step.source and step.outcome in ("new", "changed"))


class Jobs:
    """The jobs of one server, the newest of them."""

    def __init__(self, record: Path) -> None:
        self._record = record
        self.readers: Readers | None = None
        """A process that reads, kept warm by who serves the page; None to read in the process of the page."""
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._one_at_a_time = threading.Lock()

    def start(self, files: Sequence[tuple[str, bytes]], *, process: str | None = None) -> Job:
        """A job that reads these files; jobs wait for one another, since the parser fills a core."""
        job = Job(secrets.token_urlsafe(9), tuple(name for name, _ in files), process)
        self._jobs[job.id] = job
        while len(self._jobs) > JOBS_KEPT:
            self._jobs.popitem(last=False)
        threading.Thread(target=self._run, args=(job, files), daemon=True).start()
        return job

    def find(self, id: str) -> Job | None:
        """The job of that id, if it is one of the newest."""
        return self._jobs.get(id)

    def _run(self, job: Job, files: Sequence[tuple[str, bytes]]) -> None:
        try:
            with self._one_at_a_time, Dovecote.open(self._record, create=False, process=job.process) as record:
                for step in record.add_files(files, readers=self.readers):
                    job.steps.append(step)
                job.state = "putting together"
                record.summary()
            job.state = "done"
        except DovecoteError as error:
            job.failure = error
            job.state = "failed"
        finally:
            if not job.is_over:  # a bug: the thread's traceback goes to the terminal, the page must not wait for ever
                job.state = "failed"
