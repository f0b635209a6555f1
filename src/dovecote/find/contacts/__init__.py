"""Who met, called or wrote to whom (codebook, section Contact).

In reading order: frames are looked up by their words (`find.frames`, languages/<code>/contacts.toml), each gets its
participants and status (`finder`), talks to the press are read from who speaks to reporters (`briefings`), and what is
told twice in one article becomes one contact (`merge`).
"""

from __future__ import annotations

from dovecote.find.contacts.finder import find_contacts

__all__ = ["find_contacts"]
