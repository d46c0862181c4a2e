"""Another account of this machine, for the tests of who may write where: modes hold nothing back from root."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

COMMIT = """
import json
import practicum
from practicum.passport.whereabouts import whereabouts

answers = []
card = practicum.vignette("not-me")
type(card).send = lambda _, answer, **__: answers.append(answer)
panel = practicum.mine.passport().overview["lines"]
lines = practicum.page("noticing").lines
message = {"kind": "commit", "id": ATTEMPT, "version": card.vignette["version"]}
choice = {"option": card.vignette["options"][1]["id"], "confidence": card.vignette["surenesses"][3]}
card._answer(message | choice | {"note": ""})
print(json.dumps({"lines": lines, "panel": panel, "answers": answers, "path": str(whereabouts().path)}))
"""


def committing(attempt_id: str) -> str:
    """Write code that opens a page, commits one choice, and prints what page, panel and card said."""
    return f"ATTEMPT = {attempt_id!r}\n{COMMIT}"


def need_another_account() -> None:
    """Skip where no other account can be taken on; in CI that is a failure."""
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("setpriv"):
        if as_account("nobody", "import practicum", folder=Path(os.sep)).returncode:
            pytest.skip("other accounts of this machine cannot reach this checkout, or its Python")
        return
    cannot("taking on another account needs root and setpriv (Debian's package util-linux)")


def cannot(missing: str) -> None:
    """Say in the summary what is missing, or fail where it is required."""
    if os.environ.get("PRACTICUM_ACCOUNTS") == "required":
        pytest.fail(missing)
    pytest.skip(missing)


def as_account(
    account: str, code: str, *arguments: str, folder: Path, **environment: str
) -> subprocess.CompletedProcess:
    """Run Python as another account, with no more rights than it has, in a folder."""
    taken = {
        name: value for name, value in os.environ.items() if not name.startswith(("PRACTICUM_", "JUPYTER", "XDG_"))
    }
    command = ["setpriv", f"--reuid={account}", "--regid=nogroup", "--clear-groups", "--inh-caps=-all"]
    return subprocess.run(
        [*command, sys.executable, "-c", code],
        cwd=folder,
        env=taken | {"PYTHONDONTWRITEBYTECODE": "1"} | environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def commits(account: str, attempt_id: str, *, folder: Path, **environment: str) -> dict:
    """Let an account open a page and commit one choice; give what the page, the panel and the card said."""
    ran = as_account(account, committing(attempt_id), folder=folder, **environment)
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout)
