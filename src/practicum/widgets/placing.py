"""Put into words where a passport lies, why there, and whose it is."""

from __future__ import annotations

from .. import words
from ..passport.permissions import Obstacle
from ..passport.whereabouts import Whereabouts, Why
from ..settings import Edition, edition


def head(lies: Whereabouts, waiting: int) -> list[str]:
    """Give the first lines of a page: what is kept, where and why, before anybody chooses.

    Args:
        lies: where the passport lies.
        waiting: how many records lie in a passport from before and not in this one.
    """
    here, said = edition(), []
    if not lies.keeps:
        said.append(unkept(lies))
    elif here in words.pages.notice():
        said.append(words.pages.notice()[here])
    if lies.why in words.whereabouts.elsewhere():
        said.append(_elsewhere(lies))
    if waiting:
        said.append(words.whereabouts.earlier()["page"].format(count=waiting))
    stays = lies.keeps and here in (Edition.LAB, Edition.VOILA)
    return [*said, words.whereabouts.ready()["stays" if stays else "plain"]]


def unkept(lies: Whereabouts) -> str:
    """Say that nothing can be kept, why, and what to do."""
    if lies.obstacle is Obstacle.NOWHERE:
        return words.pages.notice()["nowhere"]
    lines, because = words.whereabouts.nowhere(), words.whereabouts.because()
    if edition() is Edition.VOILA:  # a visitor has no use for a path of the server
        return lines["visiting"]
    if lies.why is Why.NAMED:
        return lines["named"].format(because=because[lies.obstacle].format(path=lies.wanted))
    return lines["unnamed"].format(because=because["none"])


def where(lies: Whereabouts) -> str:
    """Say where the passport lies and, where that is known, whose it is."""
    place = words.pages.whereabouts()[edition()].format(path=lies.path)
    if edition() is not Edition.LAB or lies.why is Why.NAMED:
        return place
    owners, owner = words.whereabouts.owners(), lies.owner
    return f"{place} {owners['hub' if owner.by_hub else 'account'].format(owner=owner.name)}"


def lines(lies: Whereabouts) -> list[str]:
    """Say on the passport's panel where it lies, why there, and whose it is."""
    said = [unkept(lies)] if not lies.keeps else []
    said += [_elsewhere(lies)] if lies.why in words.whereabouts.elsewhere() else []
    return [*said, where(lies)] if lies.keeps else said


def kept(lies: Whereabouts) -> str:
    """Say in a few words where choices are kept."""
    here, said = edition(), words.whereabouts.kept()
    if not lies.keeps:
        return said["nowhere"]
    if lies.why is Why.BESIDE or here in (Edition.VOILA, Edition.BROWSER):  # their kernels name the place themselves
        return words.pages.kept()[here].replace("{file}", lies.path.name)
    return said["named" if lies.why is Why.NAMED else "own"].replace("{file}", lies.path.name)


def _elsewhere(lies: Whereabouts) -> str:
    return words.whereabouts.elsewhere()[lies.why].format(path=lies.path, file=lies.path.name)
