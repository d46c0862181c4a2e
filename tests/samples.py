"""Two small forms for the tests, made of one vignette."""

import re
from pathlib import Path

FORMS = {"a": [f"a-{number}" for number in range(1, 5)], "b": [f"b-{number}" for number in range(1, 5)]}
SILENT = ("a-4", "b-4")


def write_forms(folder: Path, vignette: str) -> Path:
    """Write two forms of four into a data folder, the last of each silent, and place them in its course."""
    for number, name in enumerate([name for form in FORMS.values() for name in form], start=101):
        text = re.sub(r'^id = ".*"', f'id = "{name}"', vignette, count=1, flags=re.MULTILINE)
        text = re.sub(r"^number = \d+", f"number = {number}", text, count=1, flags=re.MULTILINE)
        text = re.sub(r'^title = ".*"', f'title = "Moment {name}"', text, count=1, flags=re.MULTILINE)
        if name in SILENT:
            text = re.sub(r'^decided = ".*"', 'decided = "silent"', text, count=1, flags=re.MULTILINE)
            text = text.replace('alignment = "fits"', 'alignment = "unsaid"')
        (folder / "vignettes" / f"{name}.toml").write_text(text, encoding="utf-8")
    with (folder / "course.toml").open("a", encoding="utf-8") as course:
        for form, names in FORMS.items():
            course.write(f'\n[[forms]]\nid = "{form}"\nvignettes = {names!r}\n'.replace("'", '"'))
    return folder
