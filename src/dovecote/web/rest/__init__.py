"""The REST interface, version 1: the objects of the contract, read only."""

from dovecote.web.rest.version1 import router

__all__ = ["router"]
