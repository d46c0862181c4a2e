"""Make launch links for Binder and for the published pages from the repository's own address."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from ..words.translate import here
from . import ExportError

_HOSTS = {"github.com": "gh", "gitlab.com": "gl"}
_BADGE = "https://mybinder.org/badge_logo.svg"
NEXT = (
    "Commit and push it, and push the tag. The last link works once pages are switched on in the repository's "
    'settings (Pages, Source, "GitHub Actions") and the tag has been pushed.'
)
_FROM, _TO = "<!-- launch links -->", "<!-- end of launch links -->"


@dataclass(frozen=True)
class Links:
    """Where the course can be opened without installing anything; each is a web address.

    Attributes:
        lab: JupyterLab on Binder, on the first page.
        voila: the same without code.
        site: the browser edition on GitHub Pages; None for another host.
    """

    lab: str
    voila: str
    site: str | None


def launch_links(checkout: Path, first: str, address: str | None = None, ref: str | None = None) -> Links:
    """Make the links of a checkout.

    Args:
        checkout: the course's folder.
        first: the notebook that opens, for instance "00_start_here.ipynb".
        address: the repository's web address; that of the checkout's "origin" if not given.
        ref: a tag, so that a link stays what it was; the newest tag if not given.

    Raises:
        ExportError: if the address is no public repository's, or a page or a tag is not there.
    """
    notebook = f"notebooks/{first}"
    for needed in (notebook, "environment.yml"):
        if not (checkout / needed).is_file():
            raise ExportError(f"{checkout / needed} is not there, so a link to it would lead nowhere.")
    host, owner, name = _repository(address or _git(checkout, "remote", "get-url", "origin"))
    tag = ref or _newest_tag(checkout)
    if not _git(checkout, "rev-parse", "--verify", "--quiet", f"refs/tags/{tag}^{{commit}}"):
        raise ExportError(f"there is no tag {tag!r}. Make one with: git tag {tag}, push it, then try again.")
    named = f"{owner}/{name}" if host == "github.com" else quote(f"{owner}/{name}", safe="")
    base = f"https://mybinder.org/v2/{_HOSTS[host]}/{named}/{quote(tag, safe='')}?urlpath="
    site = _pages(owner.lower(), name) if host == "github.com" else None
    return Links(f"{base}{quote(f'lab/tree/{notebook}')}", f"{base}{quote(f'voila/render/{notebook}')}", site)


def badges(links: Links) -> str:
    """Write the links as Markdown for README.md."""
    lines = [
        f"[![Open in JupyterLab on Binder]({_BADGE})]({links.lab}) in JupyterLab",
        f"[![Open without code on Binder]({_BADGE})]({links.voila}) without any code",
    ]
    lines += [f"[Open in this browser, without any server]({links.site})"] if links.site else []
    return "\n".join(f"- {line}" for line in lines)


def write_badges(readme: Path, links: Links) -> None:
    """Put the badges between their two marks in README.md.

    Raises:
        ExportError: if the marks are not there.
    """
    text = readme.read_text(encoding="utf-8")
    if text.count(_FROM) != 1 or text.count(_TO) != 1:
        raise ExportError(
            f"{readme} does not have the marks {_FROM} and {_TO} once each. Put them where links belong."
        )
    before, _, rest = text.partition(_FROM)
    after = rest.partition(_TO)[2]
    readme.write_text(f"{before}{_FROM}\n{badges(links)}\n{_TO}{after}", encoding="utf-8")


def _repository(address: str) -> tuple[str, str, str]:
    """Take a repository's address apart, as git or a browser writes it."""
    found = re.search(r"(?:^|//|@)(github\.com|gitlab\.com)[:/]([\w./-]+)/([\w.-]+?)(?:\.git)?/?$", address)
    if not found or (found[1] == "github.com" and "/" in found[2]):
        said = f"{address!r} is no" if address else "This folder has no remote named origin, so it has no"
        raise ExportError(
            f"{said} address of a repository on GitHub or GitLab. Give one, as in: "
            + here(".venv/bin/python -m practicum links https://github.com/OWNER/NAME --write")
        )
    return found[1], found[2], found[3]


def _pages(owner: str, name: str) -> str:
    """Name the address at which GitHub Pages hands out a repository's site."""
    host = f"{owner}.github.io"
    return f"https://{host}/" if name.lower() == host else f"https://{host}/{name}/"


def _newest_tag(checkout: Path) -> str:
    tag = _git(checkout, "describe", "--tags", "--abbrev=0")
    if not tag:
        raise ExportError(
            "there is no tag yet, and a link must stay what it is. Make one with: git tag v1.0, then push it."
        )
    return tag


def _git(checkout: Path, *arguments: str) -> str:
    """Ask git about a checkout; empty where it has no answer."""
    command = ["git", "-C", str(checkout), *arguments]
    try:
        asked = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)  # noqa: S603
        return asked.stdout.strip()
    except FileNotFoundError:
        return ""
