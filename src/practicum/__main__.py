"""The author's and the operator's commands: python -m practicum check, minutes, site, voila, handout, links."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from .content.library import Library, default_folder, own_folder
from .content.model import PracticumError
from .words.translate import installing


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code: 0 if all is well, 1 if something is amiss."""
    parser = _parser()
    options, rest = parser.parse_known_args(arguments)
    options.rest = rest
    if rest and options.act is not _voila:
        parser.error(f"unrecognized arguments: {' '.join(rest)}")
    act: Callable[[argparse.Namespace], int] = options.act
    try:
        return act(options)
    except PracticumError as error:
        print(error, file=sys.stderr)
    except BrokenPipeError:  # whoever read us, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m practicum", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    checking = commands.add_parser("check", help="hold the data folder and the translations against their rules")
    checking.add_argument("--audit", action="store_true", help="also print blind readings and the item audit")
    checking.set_defaults(act=_check)
    clock = commands.add_parser("minutes", help="print how long each page takes by the course's clock")
    clock.set_defaults(act=_minutes)
    site = commands.add_parser("site", help="write the browser edition: a folder for any web server")
    site.add_argument("out", type=Path, metavar="OUT", help="a new folder, or one with an earlier browser edition")
    site.set_defaults(act=_site)
    paper = commands.add_parser("handout", help="put scenes on paper, as HTML and PDF")
    paper.add_argument("what", nargs="+", metavar="WHAT", help="scenes by id, notebooks such as 03, or: article")
    paper.add_argument("--guidance", action="store_true", help="the facilitator's copy, with guidance and timings")
    paper.add_argument("--large", action="store_true", help="large letters, 18 points")
    paper.add_argument("--paper", choices=("A4", "letter"), default="A4")
    paper.add_argument("--out", type=Path, default=Path("dist/handouts"), metavar="FOLDER", help="where files go")
    paper.set_defaults(act=_handout)
    voila = commands.add_parser("voila", add_help=False, help="show the pages by Voilà, with Voilà's own arguments")
    voila.set_defaults(act=_voila)
    links = commands.add_parser("links", help="make launch links for Binder from the repository's address")
    links.add_argument("address", nargs="?", help="the repository's web address; that of origin if not given")
    links.add_argument("--ref", help="the tag that links open; the newest one if not given")
    links.add_argument("--write", action="store_true", help="put them into README.md")
    links.set_defaults(act=_links)
    return parser


def _check(options: argparse.Namespace) -> int:
    from .authoring import catalogues
    from .authoring.check import check

    folder = default_folder()
    report = check(folder)
    report = replace(report, faults=(*report.faults, *catalogues.faults()))
    for fault in report.faults:
        print(fault)
    if options.audit and not report.faults:
        from .authoring.item_audit import audit

        for line in audit(Library(folder)):
            print(line)
    if report.notebooks is None:
        print("No folder notebooks lies beside the data folder: no notebook was held against course.toml.")
    print(report)
    return 1 if report.faults else 0


def _minutes(options: argparse.Namespace) -> int:
    from .content import clock

    library = Library(default_folder())
    for part, core in (("core", True), ("further", False)):
        pages = [page for page in library.course.pages if page.core == core]
        for page in pages:
            load = clock.load(library, page)
            choices = f"{load.choices} choice{'' if load.choices == 1 else 's'}"
            print(f"{load.minutes:4} min  {page.notebook}  ({load.words} words, {choices})")
        print(f"{clock.minutes(library, pages):4} min  in all, {part}: {len(pages)} pages\n")
    print(f"A page of the core may take {clock.LONGEST_PAGE} minutes, and the core {clock.LONGEST_CORE}.")
    return 0


def _site(options: argparse.Namespace) -> int:
    try:
        from .editions.browser.site import build
    except ModuleNotFoundError as error:
        raise PracticumError(f"{error.name} is not installed. Run: {installing('site')}") from error

    site = build(options.out)
    print(
        f"{site.folder}: version {site.stamp}, {site.bytes / 1e6:.0f} MB. Hand this folder out with any web server."
    )
    return 0


def _handout(options: argparse.Namespace) -> int:
    from .editions.paper.handout import Style, file_stem, handout
    from .editions.paper.pdf import print_to_pdf

    style = Style(options.guidance, options.large, options.paper)
    text = handout(Library(default_folder()), options.what, style)
    options.out.mkdir(parents=True, exist_ok=True)
    page = options.out / f"{file_stem(options.what, style)}.html"
    page.write_text(text, encoding="utf-8")
    print(page)
    print_to_pdf(page, page.with_suffix(".pdf"))
    print(page.with_suffix(".pdf"))
    return 0


def _voila(options: argparse.Namespace) -> int:
    from .editions.voila.routes import CourseVoila

    CourseVoila.launch_instance(options.rest)
    return 0


def _links(options: argparse.Namespace) -> int:
    from .editions.binder_links import NEXT, badges, launch_links, write_badges

    checkout = own_folder().parent
    first = Library(own_folder()).course.pages[0].notebook
    links = launch_links(checkout, first, options.address, options.ref)
    print(badges(links))
    if options.write:
        write_badges(checkout / "README.md", links)
        print(f"\nWritten into {checkout / 'README.md'}. {NEXT}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
