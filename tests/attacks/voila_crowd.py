"""Send a crowd without live pages at a Voilà server of few places, and see that whoever is inside stays there."""

from __future__ import annotations

import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median

import httpx
import psutil
from figures import Figure
from probed import ProbedVoila

PLACES = 3
PAGE = "voila/render/03_on_your_own.ipynb"


def attack(quick: bool) -> list[Figure]:
    """Count kernels and refusals, how long a refusal takes, and the memory that one page takes."""
    crowd = 8 if quick else 40
    with tempfile.TemporaryDirectory() as folder:
        voila = ProbedVoila(Path(folder) / "course", PRACTICUM_PAGES=str(PLACES))
        try:
            with ThreadPoolExecutor(crowd) as pool:
                coming = [pool.submit(_come, voila.port) for _ in range(crowd)]
                most = 0
                while not all(came.done() for came in coming):
                    most = max(most, len(_kernels(voila)))
                    time.sleep(0.05)
            answers = [came.result() for came in coming]
            memory = [process.memory_full_info().uss / 1e6 for process in _kernels(voila)]
            passports = len(list((voila.folder / "passports").iterdir()))
            large = _send_too_much(voila.port)
        finally:
            voila.close()
    inside = sum(status == 200 for status, _, _ in answers)
    refused = [seconds for status, seconds, calm in answers if status == 503 and calm]
    hung = crowd - inside - len(refused)
    slowest = max(refused, default=0)
    return [
        Figure(
            "voila crowd", f"kernels of {crowd} who came at once", str(most), bound=str(PLACES), within=most <= PLACES
        ),
        Figure("voila crowd", "neither let in nor told calmly", str(hung), bound="0", within=hung == 0),
        Figure("voila crowd", "let in", str(inside), bound=str(PLACES), within=inside == PLACES),
        Figure("voila crowd", "slowest refusal", f"{slowest:.1f} s", bound="30 s", within=0 < slowest < 30),
        Figure("voila crowd", "folders of passports made", str(passports), bound="0", within=passports == 0),
        Figure("voila crowd", "a large body is refused", "yes" if large else "no", bound="yes", within=large),
        Figure(
            "voila crowd",
            "memory of a page's kernel",
            f"{median(memory):.0f} MB",
            bound="120 MB",
            within=max(memory) < 120,
        ),
    ]


def _come(port: int) -> tuple[int, float, bool]:
    """Open a page as a new browser does, but never its live part: the answer, its time, and whether it was calm."""
    begun = time.monotonic()
    with httpx.Client(base_url=f"http://127.0.0.1:{port}/", follow_redirects=True, timeout=120) as browser:
        answer = browser.get(PAGE)
    calm = "Retry-After" in answer.headers and "Try again in some minutes" in answer.text
    return answer.status_code, time.monotonic() - begun, calm


def _kernels(voila: ProbedVoila) -> list[psutil.Process]:
    """Find the running kernels of a Voilà server."""
    found = []
    for process in psutil.Process(voila.process.pid).children():
        try:
            found += [process] if any("ipykernel" in part for part in process.cmdline()) else []
        except psutil.Error:
            continue  # it ended while we looked
    return found


def _send_too_much(port: int) -> bool:
    """Tell whether a body that no page of the course sends is refused."""
    try:
        answer = httpx.post(f"http://127.0.0.1:{port}/login", content=b"x" * 5_000_000, timeout=60)
    except httpx.TransportError:
        return True  # cut off while it was still sending
    return answer.status_code in (400, 413)
