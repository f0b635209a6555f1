"""Who is named in the text, and who they are (codebook, section Actor)."""

from __future__ import annotations

from dovecote.find.mentions.gather import find_actors

__all__ = ["find_actors"]
