"""`make bench`: raw text to all findings against bare spaCy, on the same texts, in one run, as a ratio.

The texts are every k-th of the development sets, so that it takes a minute or two; the table says which. Absolute times
depend on the machine and its neighbours; a ratio of two measurements taken in turn does not, least of all one of
processor time. Each round times the whole flow and then spaCy's full pipeline as published (`nlp.pipe`, all components,
its best batch size of those tried); the median ratio over rounds is reported. Without the development sets the bundled
example is read, repeated.

Two processes against one are timed by the clock, on a machine that must have two cores to spare; their processor time
stands beside it, which tells what they could do.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import time
from collections.abc import Callable, Iterable
from multiprocessing import active_children
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language as Published

    from dovecote.model.sentence import Sentence

HERE = Path(__file__).parent
BATCH_SIZES = (16, 64, 256)
MOST_TEXTS = 40
MIXED_TEXTS = 100
TIMES_IN_PROCESSES = 4
"""How often several processes read the texts: enough groups for both to be busy to the end."""
UNOPENED = frozenset({"south-sudan"})
"""Dossiers that nothing here may read."""


def gather_texts(shared: Path) -> tuple[list[str], str]:
    """Articles on the subject, and where they are from."""
    folders = [one for one in sorted((shared / "gold" / "dossiers").glob("*")) if one.name not in UNOPENED]
    dossiers = [path for folder in folders for path in sorted(folder.glob("*.txt"))]
    news = shared / "gold" / "public" / "quotes-polnear-dev.jsonl"
    if dossiers and news.exists():
        texts = [path.read_text(encoding="utf-8") for path in dossiers]
        texts += [json.loads(line)["text"] for line in news.read_text(encoding="utf-8").splitlines()]
        step = -(-len(texts) // MOST_TEXTS)
        return texts[::step], f"one in {step} of dossiers and quotes-polnear-dev"
    example = sorted((HERE.parent / "examples" / "saltmarsh").glob("*.txt"))
    return [path.read_text(encoding="utf-8") for path in example] * 8, "examples/saltmarsh, eight times"


def seconds(work: Callable[[], object]) -> float:
    """Processor time of one call, which other programs on the machine hardly change."""
    start = time.process_time()
    work()
    return time.process_time() - start


def in_turn(ours: Callable[[], object], bare: Callable[[], object], rounds: int) -> tuple[float, float, float]:
    """Median seconds of both, measured in turn, and the median of their ratios."""
    pairs = [(seconds(ours), seconds(bare)) for _ in range(rounds)]
    mine, theirs = (statistics.median(column) for column in zip(*pairs, strict=True))
    return mine, theirs, statistics.median(theirs / mine for mine, theirs in pairs)


def main() -> None:
    """Measure, print, and write the table where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=HERE.parent.parent / "shared")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--write", type=Path)
    given = parser.parse_args()
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[name] = "1"

    from step_shares import shares_of_steps

    from dovecote.languages.en.parser import load_as_published
    from dovecote.languages.registry import get_language
    from dovecote.pipeline import read_articles
    from dovecote.read.plain_text import read_text
    from dovecote.split.sentences import split_documents

    texts, where = gather_texts(given.shared)
    words = sum(len(text.split()) for text in texts)

    def ours() -> int:
        return sum(1 for _ in read_articles(read_text(text) for text in texts))

    ours()  # everything loaded, every table read
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    parser_alone = load_as_published()

    def parsed() -> int:
        split = split_documents((read_text(text) for text in texts), get_language("en"))
        return sum(_released(sentences) for _, sentences in split)

    def bare(size: int) -> int:
        return sum(1 for _ in parser_alone.pipe(texts, batch_size=size))

    best = min(BATCH_SIZES, key=lambda size: seconds(lambda: bare(size)))
    mine, theirs, ratio = in_turn(ours, lambda: bare(best), given.rounds)
    parsing, _, most = in_turn(parsed, lambda: bare(best), given.rounds)
    lines = [
        f"{len(texts)} articles, {words} words ({where}); one core, processor time; median of {given.rounds} rounds",
        "",
        "| work | articles a second | against bare spaCy |",
        "| --- | --- | --- |",
        f"| raw text to all findings | {len(texts) / mine:.1f} | {ratio:.2f} |",
        f"| of that, to parsed sentences: the limit, if rules cost nothing | {len(texts) / parsing:.1f} | {most:.2f} |",
        f"| spaCy's full small pipeline alone (batches of {best}) | {len(texts) / theirs:.1f} | 1 |",
    ]
    lines += mixed_lines(given.shared, parser_alone, best, given.rounds)
    lines += ["", f"Peak memory of raw text to all findings: {memory:.0f} MB."]
    lines += ["", *lines_of_two_processes(texts)]
    lines += ["", "| step | share of the time, in hundredths |", "| --- | --- |"]
    lines += [f"| {step} | {share:.1f} |" for step, share in shares_of_steps(ours)]
    print("\n".join(lines))
    if given.write:
        given.write.write_text("# Speed\n\n`make bench` measures and writes this page.\n\n" + "\n".join(lines) + "\n")


def _released(sentences: Iterable[Sentence]) -> int:
    for sentence in sentences:
        sentence.parsed.doc.release()
    return 1


def lines_of_two_processes(texts: list[str]) -> list[str]:
    """How much sooner two processes have read the texts than one, and what processor time that costs them."""
    one, two = (_by_processes(texts * TIMES_IN_PROCESSES, cores) for cores in (1, 2))
    return [
        f"Two processes read {one[0] / two[0]:.2f} times as fast as one by the clock; by their processor time two "
        f"idle cores allow {one[1] / two[1]:.2f} times."
    ]


def _by_processes(texts: list[str], cores: int) -> tuple[float, float]:
    """Seconds by the clock to read the texts, and of the processor for the process that works longest."""
    from dovecote.api.many_cores import Readers
    from dovecote.read.plain_text import read_text

    pieces = [(str(place), read_text(text)) for place, text in enumerate(texts)]
    with Readers(cores) as readers:
        for _ in readers.read(pieces[: len(pieces) // 2]):
            pass  # every process has loaded what it needs
        worked, start = _worked(), time.perf_counter()
        for _ in readers.read(pieces):
            pass
        return time.perf_counter() - start, max(now - worked[pid] for pid, now in _worked().items())


def _worked() -> dict[int, float]:
    """Seconds of the processor that each process started from here has had so far."""
    ticks = os.sysconf("SC_CLK_TCK")
    fields = {
        one.pid: Path(f"/proc/{one.pid}/stat").read_text().rpartition(")")[2].split() for one in active_children()
    }
    return {pid: (int(told[11]) + int(told[12])) / ticks for pid, told in fields.items() if pid is not None}


def mixed_lines(shared: Path, parser_alone: Published, size: int, rounds: int) -> list[str]:
    """The rows of a mixed archive, read with a look at the words first; none without the development sets."""
    if not (shared / "gold" / "public" / "articles-dev.jsonl.gz").exists():
        return []
    from mixed_archive import ONE_IN, as_lines, mixed_texts

    from dovecote.api.articles import a_look
    from dovecote.model.document import Source
    from dovecote.model.reading import Reading
    from dovecote.pipeline import iter_documents_of, read_each

    texts = list(mixed_texts(shared, MIXED_TEXTS))
    archive = Source("archive.jsonl", payload="\n".join(as_lines(iter(texts))).encode())
    look = a_look()

    def ours() -> int:
        return sum(isinstance(one, Reading) for _, _, one in read_each(iter_documents_of(archive, look=look)))

    def bare() -> int:
        return sum(1 for _ in parser_alone.pipe(texts, batch_size=size))

    parsed = ours()
    mine, theirs, ratio = in_turn(ours, bare, rounds)
    return [
        f"| a mixed archive of {len(texts)} articles, one in {ONE_IN} on the subject, with `--look` "
        f"({parsed} parsed, {len(texts) - parsed} passed over) | {len(texts) / mine:.1f} | {ratio:.1f} |",
        f"| spaCy's full small pipeline alone on the same | {len(texts) / theirs:.1f} | 1 |",
    ]


if __name__ == "__main__":
    main()
