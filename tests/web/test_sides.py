"""Who met whom: pairs of sides, each with its contacts in time, one click from the list of them."""

from __future__ import annotations

import html
import re

from fastapi.testclient import TestClient

pytest_plugins = ("web_record",)


def test_a_pair_of_sides_leads_to_its_contacts(client: TestClient) -> None:
    shown = client.get("/who-met-whom").text
    links = [html.unescape(one) for one in re.findall(r'href="(/contacts\?side=[^"]+)"', shown)]
    assert links
    for link in links:
        assert len(client.get(f"{link}&format=json").json()["shown"]) >= 1


def test_pairs_count_what_their_lists_hold(client: TestClient) -> None:
    for pair in client.get("/who-met-whom?format=json").json()["shown"]:
        asked = {"side": pair["side"], "other": pair["other"], "format": "json"}
        assert len(client.get("/contacts", params=asked).json()["shown"]) == pair["count"]


def test_a_pair_that_never_met_has_no_contacts(client: TestClient) -> None:
    assert client.get("/contacts?side=Nowhere&other=Elsewhere&format=json").json()["shown"] == []
