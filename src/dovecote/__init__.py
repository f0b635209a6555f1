"""Dovecote reads the news of a peace process and keeps its record."""
