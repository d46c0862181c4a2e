"""The author's command says what is amiss, and its exit code lets a machine act on it."""

import os
import subprocess
import sys

import pytest

from practicum.__main__ import main
from practicum.content.library import Library, own_folder

ALONE = "No folder notebooks lies beside the data folder: no notebook was held against course.toml."


def test_a_sound_folder_ends_with_the_counts_and_0(sample_folder, monkeypatch, capsys):
    monkeypatch.setenv("PRACTICUM_DATA", str(sample_folder))

    assert main(["check"]) == 0
    assert capsys.readouterr().out == f"{ALONE}\n1 vignettes, 4 options, 3 claims, 0 cases, 0 faults\n"


def test_a_fault_is_printed_on_a_line_of_its_own_and_ends_with_1(sample_folder, monkeypatch, capsys):
    monkeypatch.setenv("PRACTICUM_DATA", str(sample_folder))
    path = sample_folder / "vignettes" / "the-late-train.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("level = 2", "level = 7"), encoding="utf-8")

    code = main(["check"])

    fault = f'{path}:5: level is "7". Use one of: 1, 2, 3, 4.'
    assert code == 1
    assert capsys.readouterr().out.splitlines() == [
        fault,
        ALONE,
        "1 vignettes, 4 options, 3 claims, 0 cases, 1 faults",
    ]


def test_minutes_prints_each_page_and_what_the_core_may_take(capsys):
    course = Library(own_folder()).course

    assert main(["minutes"]) == 0

    said = capsys.readouterr().out
    assert [page.notebook for page in course.pages if page.notebook not in said] == []
    assert "in all, core: 8 pages" in said
    assert said.endswith("A page of the core may take 20 minutes, and the core 120.\n")


def test_a_folder_that_is_not_there_ends_with_1_and_no_traceback(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("PRACTICUM_DATA", str(tmp_path / "nowhere"))

    assert main(["check", "--audit"]) == 1
    assert "article.toml:1: cannot be read" in capsys.readouterr().out


def test_an_audit_prints_each_sheet_and_each_habit(capsys):
    assert main(["check", "--audit"]) == 0

    *lines, counts = capsys.readouterr().out.splitlines()
    assert sum("scenes: of " in line for line in lines) >= 7
    assert sum("with our marks: kappa" in line for line in lines) >= 2
    for mark in ("article", "practice"):
        assert sum(line.startswith(mark) and "by chance" in line for line in lines) >= 6 + 4
    assert any(line.startswith("scenes in which one option draws everybody: ") for line in lines)
    assert any(line.startswith("article   words in the best alone") for line in lines)
    assert counts.endswith("0 faults")


def test_a_check_prints_no_audit_unless_asked(capsys):
    main(["check"])

    assert "by chance" not in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [[], ["chekc"], ["check", "--loud"]])
def test_an_unknown_command_shows_how_it_is_used(arguments, capsys):
    with pytest.raises(SystemExit, match="2"):
        main(arguments)

    assert "usage: python -m practicum" in capsys.readouterr().err


def test_the_command_runs_as_a_module_and_gives_its_exit_code(sample_folder):
    command = [sys.executable, "-m", "practicum", "check"]
    environment = {**os.environ, "PRACTICUM_DATA": str(sample_folder)}
    sound = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    (sample_folder / "course.toml").unlink()
    broken = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)

    assert (sound.returncode, broken.returncode) == (0, 1)
    assert "course.toml:1: cannot be read" in broken.stdout
    assert (sound.stderr, broken.stderr) == ("", "")
