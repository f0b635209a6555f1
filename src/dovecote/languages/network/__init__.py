"""SpaCy's trained networks, run as they were published, with less work for each word.

The weights, the tokenizer and the word lists are spaCy's; only the arithmetic is done here. What of a word does not
depend on its neighbours is worked out once for each word and kept; matrices are multiplied for many articles at once;
and the greedy searches for tree and names, which spaCy runs state by state, run for hundreds of paragraphs side by
side. A paragraph's parse depends on nothing but its words: neither batch nor order changes it.

    encoder.py    words -> vectors                     (spaCy's Tok2Vec: hash embeddings and four windows)
    trees.py      vectors -> heads and labels          (its greedy arc-eager parser)
    names.py      vectors -> names and numbers         (its greedy BILUO tagger)
    forms.py      tag and word -> part of speech, lemma (its attribute ruler and lemmatizer)
    reader.py     text -> Doc, by all of these
"""

from __future__ import annotations

import os

NO_PART = True


def keep_to_one_core() -> None:
    """Keeps the matrix library to one thread, unless the surroundings say otherwise; call it before numpy is loaded.

    The matrices here are so small that a second thread spends its time waiting: 26 s of processor time against 15 s.
    Several cores are used by several processes.
    """
    for name in ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_NUM_THREADS"):
        os.environ.setdefault(name, "1")
