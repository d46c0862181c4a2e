"""`python -m practicum voila`: Voilà's own command, with the course's settings between the operator's and its own."""

import json
import subprocess
import sys

import pytest

from practicum.__main__ import main

OPERATORS = {
    "Voila": {"port": 8123},
    "VoilaConfiguration": {
        "template": "material",
        "theme": "dark",
        "file_allowlist": [".*"],
        "strip_sources": False,
        "show_margins": True,
    },
}
SETTINGS = """
import json
from practicum.editions.voila.routes import CourseVoila
app = CourseVoila()
app.initialize({arguments!r})
found = app.voila_configuration
names = ("template", "theme", "file_allowlist", "strip_sources", "show_margins")
print(json.dumps([app.port, found.prelaunch_hook.__name__, *(getattr(found, name) for name in names)]))
"""


def settings(folder, *arguments: str) -> list:
    """Read what Voilà would be set to, in a folder in which an operator has a file of their own."""
    (folder / "voila.json").write_text(json.dumps(OPERATORS))
    code = SETTINGS.format(arguments=[*arguments, str(folder)])
    said = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=True)
    return json.loads(said.stdout.splitlines()[-1])


def test_the_courses_settings_hold_over_an_operators_file_which_holds_for_the_rest(tmp_path):
    assert settings(tmp_path) == [8123, "welcome", "practicum", "dark", [], True, True]


def test_the_command_line_holds_over_both(tmp_path):
    assert settings(tmp_path, "--port=8124", "--template=lab")[:3] == [8124, "welcome", "lab"]


def test_voilas_own_help_is_shown():
    command = [sys.executable, "-m", "practicum", "voila", "--help"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout

    assert "--no-browser" in said


@pytest.mark.parametrize("arguments", [["check", "--no-browser"], ["links", "an-address", "another"]])
def test_no_other_command_takes_what_it_does_not_know(arguments, capsys):
    with pytest.raises(SystemExit) as ended:
        main(arguments)

    assert ended.value.code == 2
    assert "unrecognized arguments" in capsys.readouterr().err
