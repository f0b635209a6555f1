"""`make docs`: pictures of the page for the README, taken anew from the bundled example in Chromium."""

from __future__ import annotations

import os
import shutil
import tempfile
import threading
import time
from pathlib import Path

import uvicorn
from playwright.sync_api import sync_playwright

from dovecote import Dovecote
from dovecote.web.app import create_app

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "saltmarsh"
IMAGES = ROOT / "docs" / "images"
PICTURES = {"page-overview": "/", "page-timeline": "/timeline"}


def main() -> None:
    """Write the pictures, as JPEG and small."""
    chromium = os.environ.get("DOVECOTE_CHROMIUM") or shutil.which("chromium")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        address = serve(Path(folder) / "record.db")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        tab = browser.new_page(viewport={"width": 1280, "height": 860})
        for name, page in PICTURES.items():
            tab.goto(address + page, wait_until="networkidle")
            tab.wait_for_timeout(500)
            tab.screenshot(path=IMAGES / f"{name}.jpg", type="jpeg", quality=45)
            print((IMAGES / f"{name}.jpg").relative_to(ROOT))
        browser.close()


def serve(path: Path) -> str:
    """The example's record, served; its address."""
    with Dovecote.open(path) as record:
        record.import_actors(EXAMPLE / "actors.toml")
        record.read(sorted(EXAMPLE.glob("*.txt")))
    server = uvicorn.Server(uvicorn.Config(create_app(path), host="127.0.0.1", port=0, log_level="warning"))
    threading.Thread(target=server.run, daemon=True).start()
    while not server.started:
        time.sleep(0.02)
    return f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"


if __name__ == "__main__":
    main()
