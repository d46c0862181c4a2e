"""Whatever is broken in a data folder is told with its file, its line, what it is and what to do."""

import shutil

import pytest

from practicum.authoring.check import check
from practicum.content.library import own_folder

ARTICLE, BEYOND, COURSE, SIGNS, SHEET = "article.toml", "beyond.toml", "course.toml", "signs.toml", "sheet.toml"
VIGNETTE = "vignettes/the-late-train.toml"
OPTION = '[[options]]\nid = "ask-a-colleague"\n'
LONG = "“" + "word " * 11 + "”"

# (file, what stands there, what to put instead, the start of the message); "# here" marks the line to be named,
# and line 1 is named where no line is marked. Where nothing stands there, the text goes to the end of the file.
FIRST_OPTION = "[[options]]\nid"
EXTRA = """id = "ask-a-friend"
text = "Ask a friend about the case this week."
article.alignment = "fits"
article.because = "The text offers colleagues, and a friend may be one."
article.claims = ["colleagues-can-consult"]
practice.mark = "partial"
practice.because = "A friend is no supervisor, and hears of a client."
practice.notes = ["bring-it-early"]

"""
FITTING = """[[options]]
id = "ask-a-colleague"
text = "Ask a colleague about the case this week."
article.alignment = "fits\""""

MARKED = 'practice.mark = "sound"\npractice.because = "'
TWIST = """[[twists]]
fact = "Her worry goes by Friday."
about = "ask-a-colleague"
article = -1
practice = 0
"""

BROKEN = [
    # the schemas
    (VIGNETTE, OPTION, "[[options]] # here\n", '"id" is missing'),
    (VIGNETTE, "level = 2\n", "", '"level" is missing'),
    (VIGNETTE, "level = 2", 'level = 2\nmood = "low" # here', '"mood" is no field here'),
    (VIGNETTE, "level = 2", "level = 5 # here", 'level is "5"'),
    (VIGNETTE, '"strains"', '"wrong" # here', 'alignment is "wrong"'),
    (VIGNETTE, '"supervised"', '"later" # here', 'mark is "later"'),
    (VIGNETTE, f"{MARKED}Somebody", 'practice.because = "# here Somebody', '"mark" is missing'),
    (VIGNETTE, TWIST, TWIST.replace("]]", "]] # here").replace("practice = 0\n", ""), '"practice" is missing'),
    (VIGNETTE, "level = 2", 'level = 2\ntrainee = "yes" # here', "trainee is neither true nor false"),
    (VIGNETTE, "version = 1", 'version = "one" # here', "version is no whole number"),
    (VIGNETTE, "claims = []", 'claims = "none" # here', "claims is no list"),
    (VIGNETTE, 'do?"', 'do." # here', 'ask is "What would you do."'),
    (VIGNETTE, "The late train", 'No" # here\n#', "title has 2 characters"),
    (VIGNETTE, "Move his hour", f'{"Move " * 40}" # here\n#', "text has 200 characters"),
    (VIGNETTE, "article = -1", "article = 3 # here", 'article is "3"'),
    (VIGNETTE, "practice = 0", "practice = -3 # here", 'practice is "-3"'),
    (ARTICLE, '"offers"', '"begs" # here', 'strength is "begs"'),
    (BEYOND, "2026-11-23", '23.11.2026" # here\n#', 'checked is "23.11.2026"'),
    (COURSE, "core = true", "core = 0 # here", "core is neither true nor false"),
    # the article
    (ARTICLE, "", '[[places]] # here\nid = "stance"\n', '"stance" stands here twice'),
    (ARTICLE, "", '[[claims]] # here\nid = "no-advantage"\nplace = "stance"\n', '"no-advantage" stands here twice'),
    (ARTICLE, "", '[[silences]] # here\nid = "records"\n', '"records" stands here twice'),
    (ARTICLE, 'place = "colleagues"', 'place = "attic" # here', 'no place is called "attic"'),
    (ARTICLE, '"must handle"', f'"{"word " * 11}" # here', "the phrase is too long"),
    (ARTICLE, "sentence = 3", "sentence = 4 # here", "the article has no such sentence"),
    # the notes, the signs and the order of the pages
    (SIGNS, "", '[[signs]] # here\nid = "special-client"\n', '"special-client" stands here twice'),
    (
        SIGNS,
        "",
        '[[signs]] # here\nid = "b"\nname = "TREATED differently"\n',
        'two have the name "TREATED differently"',
    ),
    (SIGNS, 'name = "Treated', 'name = "" # here\n#', "name has 0 characters"),
    (BEYOND, "", '[[notes]] # here\nid = "bring-it-early"\n', '"bring-it-early" stands here twice'),
    (COURSE, "", '[[pages]] # here\nid = "only-page"\n', '"only-page" stands here twice'),
    (COURSE, '["the-late-train"]', '["the-early-train"] # here', 'there is no vignette "the-early-train"'),
    (
        COURSE,
        "",
        '[[pages]]\nid = "b"\nvignettes = ["the-late-train"] # here\n',
        '"the-late-train" stands in two places',
    ),
    # a vignette: its name, its scene, what it cites
    (VIGNETTE, 'id = "the-late-train"', 'id = "the-early-train" # here', 'the id is "the-early-train"'),
    (VIGNETTE, 'scene = "', f'scene = "{"word " * 59}" # here\n# ', "the scene has 59 words"),
    (VIGNETTE, 'scene = "', f'scene = "{"word " * 141}" # here\n# ', "the scene has 141 words"),
    (VIGNETTE, '["colleagues-can-consult"]', '["C99"] # here', 'the vignette cites claim "C99", which article.toml'),
    (VIGNETTE, '["records"]', '["tapes"] # here', 'the vignette cites silence "tapes", which article.toml'),
    (
        VIGNETTE,
        '["bring-it-early"]',
        '["late"] # here',
        'option "ask-a-colleague" cites note "late"',
    ),
    (VIGNETTE, '"special-client"', '"warm" # here', 'the scene cites sign "warm", which signs.toml'),
    (VIGNETTE, '"likes her Thursday client"', '"likes him" # here', 'the phrase "likes him" stands not in the scene'),
    (VIGNETTE, '"likes her Thursday client"', '"She is forty." # here', 'the phrase "She is forty." stands 20 times'),
    (VIGNETTE, '["no-advantage"]', '["C99"] # here', 'option "take-the-late-train" cites claim "C99", which'),
    (VIGNETTE, "", '[[options]] # here\nid = "move-his-hour"\n', '"move-his-hour" stands here twice'),
    # a vignette: its two marks
    (VIGNETTE, '["bring-it-early"]', "[] # here", 'option "ask-a-colleague" is "sound" and cites no note'),
    (VIGNETTE, "claims = []", 'claims = ["no-advantage"] # here', 'option "move-his-hour" is "unsaid" and cites a'),
    (VIGNETTE, '["no-advantage"]', "[] # here", 'option "take-the-late-train" is "against" and cites no claim'),
    (VIGNETTE, '["handle-own-feelings"]', "[] # here", 'option "wait-and-see" is "strains" and cites no claim'),
    (
        VIGNETTE,
        '-consult"]\npractice',
        '-consult"]\narticle.claims = [] # here\npractice',
        "is not TOML: a field stands here a",
    ),
    (VIGNETTE, '"fits"', '"against" # here', 'option "ask-a-colleague" is "against", and no claim that it cites'),
    (VIGNETTE, '"clearly"', '"silent" # here', 'the article is silent, and option "ask-a-colleague" fits it'),
    (VIGNETTE, FIRST_OPTION, f"[[options]] # here\n{EXTRA}[[options]]\nid", "2 options fit the article"),
    (VIGNETTE, FITTING, FITTING.replace("]]", "]] # here", 1).replace("fits", "mostly"), "0 options fit the article"),
    (
        VIGNETTE,
        'claims = ["colleagues-can-consult"]\nsil',
        "claims = [] # here\nsil",
        "no claim decides this vignette",
    ),
    (VIGNETTE, 'about = "ask-a-colleague"', 'about = "run" # here', 'the twist is about option "run", which is not'),
    # a vignette: its tone and its quotations
    (VIGNETTE, "She is concerned", 'That is correct, and it is long enough." # here\n#', '"correct" is a verdict'),
    (VIGNETTE, 'parts = "', 'parts = "It is a mistake to wait for the spring." # here\n#', '"mistake" is a verdict'),
    (
        VIGNETTE,
        "Somebody else looks",
        'Whoever asks has scored, and knows." # here\n#',
        '"scored" is a verdict',
    ),
    (VIGNETTE, "Time can help.", 'Waiting is wrong, and that is all there is." # here\n#', '"wrong" is a verdict'),
    (VIGNETTE, "The sign that", 'Whoever stays has failed, whatever may come." # here\n#', '"failed" is a verdict'),
    (VIGNETTE, 'scene = "', f'scene = "{LONG} {"word " * 60}" # here\n# ', "a quotation has 11 words"),
    (VIGNETTE, "Time can help.", f'{LONG}" # here\n#', "a quotation has 11 words"),
    # no TOML at all
    (VIGNETTE, "level = 2", "level = two # here", "is not TOML: what follows “=” is no value"),
    (COURSE, "core = true", "core = true minutes # here", "is not TOML: the value ends, and more follows"),
]


# The same of the sheet, which the small folder has not: (what stands there, what to put instead, the message).
FIRST, SHEET_LINE = 'lines = [\n  "Decide it with your supervisor.",\n', '  "Take time to say goodbye.",\n'
BROKEN_SHEET = [
    ("lead = ", "mood = 1 # here\nlead = ", '"mood" is no field here'),
    ('[[parts]]\nid = "hand-over"', '[[parts]] # here\nid = "record"', '"record" stands here twice'),
    (
        '[[parts]]\nid = "never"\ntitle',
        '[[parts]] # here\nid = "never"\ntitle = "What to record"\n#',
        'two have the title "What to record"',
    ),
    (FIRST, FIRST.replace("[", f"[ # here\n{SHEET_LINE}"), '"Take time to say goodbye." stands in lines twice'),
    (SHEET_LINE, '"No." ,# here\n', "entry 4 of lines has 3 characters"),
    (SHEET_LINE, '"Take\u200b time for it." ,# here\n', "lines has a sign that is not seen"),
    ('lead = "For', 'lead = # here "', "is not TOML"),
]


def broken(folder, file, old, new):
    """Break one file of the folder, and give the number of the line that is marked."""
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    changed = text.replace(old, new, 1) if old else text + new
    path.write_text(changed, encoding="utf-8")
    return next((number for number, line in enumerate(changed.splitlines(), 1) if "# here" in line), 1)


def test_the_sample_has_no_fault_before_it_is_broken(sample_folder):
    report = check(sample_folder)

    assert report.faults == ()
    assert str(report) == "1 vignettes, 4 options, 3 claims, 0 cases, 0 faults"


@pytest.mark.parametrize(("file", "old", "new", "start"), BROKEN, ids=[row[3] for row in BROKEN])
def test_what_is_broken_is_told_with_its_file_and_line(sample_folder, file, old, new, start):
    line = broken(sample_folder, file, old, new)

    told = [(fault.path, fault.line) for fault in check(sample_folder).faults if fault.what.startswith(start)]
    assert told == [(sample_folder / file, line)]


@pytest.mark.parametrize(("old", "new", "start"), BROKEN_SHEET, ids=[row[2] for row in BROKEN_SHEET])
def test_what_is_broken_of_the_sheet_is_told_with_its_file_and_line(sample_folder, old, new, start):
    shutil.copy(own_folder() / SHEET, sample_folder)
    sound = check(sample_folder).faults
    line = broken(sample_folder, SHEET, old, new)

    told = [(fault.path, fault.line) for fault in check(sample_folder).faults if fault.what.startswith(start)]
    assert sound == ()
    assert told == [(sample_folder / SHEET, line)]


def test_where_the_marks_part_the_line_of_parts_is_named(sample_folder):
    broken(sample_folder, VIGNETTE, '"sound"', '"partial"')
    path = sample_folder / VIGNETTE
    lines = path.read_text(encoding="utf-8").splitlines()

    (fault,) = check(sample_folder).faults

    assert fault.what == "the option that fits the article is not sound, and parts is empty"
    assert (fault.path, fault.line) == (path, lines.index('parts = ""') + 1)


def test_every_fault_says_what_to_do(sample_folder):
    heard = 0

    for file, old, new, _ in BROKEN:
        path = sample_folder / file
        sound = path.read_text(encoding="utf-8")
        broken(sample_folder, file, old, new)

        for fault in check(sample_folder).faults:
            heard += 1
            assert fault.todo[0].isupper()
            assert fault.todo.endswith(".")
        path.write_text(sound, encoding="utf-8")

    assert heard >= len(BROKEN) >= 50


def test_all_faults_of_a_file_come_at_once_and_in_every_file(sample_folder):
    broken(sample_folder, VIGNETTE, "level = 2", "level = 5")
    broken(sample_folder, VIGNETTE, '["records"]', '["tapes"]')
    broken(sample_folder, VIGNETTE, "article = -1", "article = 3")
    broken(sample_folder, COURSE, "core = true", "core = yes")

    report = check(sample_folder)

    assert [fault.path.name for fault in report.faults] == ["the-late-train.toml"] * 3 + ["course.toml"]
    assert str(report).endswith("4 faults")


def test_a_file_that_cannot_be_read_is_one_fault_and_stops_nothing(sample_folder):
    (sample_folder / ARTICLE).unlink()
    (sample_folder / BEYOND).write_bytes('text = "é"'.encode("latin-1"))

    told = [(fault.path.name, fault.line, fault.what.split(" (")[0]) for fault in check(sample_folder).faults]

    assert ("article.toml", 1, "cannot be read") in told
    assert ("beyond.toml", 1, "is not UTF-8 text") in told


def test_an_empty_folder_says_that_there_is_no_vignette(tmp_path):
    told = [fault.what for fault in check(tmp_path).faults]

    assert "there is no vignette here" in told
    assert len(told) == 4  # article, beyond and course are missing too


def test_a_course_may_do_without_signs_and_says_once_where_scenes_name_some(sample_folder):
    (sample_folder / SIGNS).unlink()
    path = sample_folder / VIGNETTE
    text = path.read_text(encoding="utf-8")

    (fault,) = check(sample_folder).faults
    sign = text[text.index("[[signs]]") : text.index("[[options]]")]
    path.write_text(text.replace(sign, ""), encoding="utf-8")

    assert (fault.path, fault.line) == (sample_folder / SIGNS, 1)
    assert fault.what == "is not there, and scenes name signs; the-late-train.toml is one"
    assert check(sample_folder).faults == ()


def test_a_number_that_two_have_is_told_with_both_and_a_free_one(sample_folder):
    first = sample_folder / VIGNETTE
    text = first.read_text(encoding="utf-8")
    for name in ("a-slow-train", "the-slow-train"):
        twin = first.with_name(f"{name}.toml")
        copy = text.replace("the-late-train", name).replace("The late train", name)
        twin.write_text(copy, encoding="utf-8")
        broken(sample_folder, COURSE, '"the-late-train"', f'"{name}", "the-late-train"')

    (fault,) = check(sample_folder).faults

    assert fault.what == "a-slow-train.toml, the-late-train.toml and the-slow-train.toml have number 1"
    assert (fault.line, fault.todo) == (2, "Give all but one of them a free number: 2 or more.")
    assert str(check(sample_folder)).endswith("1 faults")


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("the-late-train", "the-night-train", 'there is no vignette "the-night-train"'),
        ('best = "wait-and-see"', 'best = "pray"', '"the-late-train" has no option "pray"'),
        ('option = "move-his-hour"', 'option = "pray"', '"the-late-train" has no option "pray"'),
        ('id = "reading"', 'id = "leaf"', 'the id is "leaf"'),
        ('kind = "guess"', 'kind = "hunch"', 'kind is "hunch"'),
        ('kind = "guess"', 'kind = "practice"', 'a coding of a "practice" has no "mark"'),
    ],
)
def test_a_reading_is_held_against_the_bank(sample_folder, old, new, what):
    reading = sample_folder / "readings" / "reading.toml"
    reading.parent.mkdir()
    reading.write_text(
        'id = "reading"\nkind = "guess"\nmade = "2026-11-23"\nreader = "A tester"\nshown = "The vignette alone"\n'
        '[[codings]]\nvignette = "the-late-train"\nversion = 1\nbest = "wait-and-see"\n'
        'options = [{option = "move-his-hour", alignment = "unsaid"}]\n',
        encoding="utf-8",
    )
    sound = check(sample_folder).faults
    broken(sample_folder, "readings/reading.toml", old, new)

    assert sound == ()
    assert [fault.what for fault in check(sample_folder).faults] == [what]


@pytest.mark.parametrize("value", ["7", '"word"', "true", "[]", "[1]", "[[]]", "{}", "[{}]", "2026-11-23", "1.5"])
def test_a_value_of_any_type_anywhere_is_a_fault_and_no_traceback(sample_folder, value):
    swept, crashed = 0, []

    for file in (ARTICLE, BEYOND, COURSE, SIGNS, VIGNETTE):
        lines = (sample_folder / file).read_text(encoding="utf-8").splitlines()
        for number, line in enumerate(lines):
            if " = " not in line:
                continue
            changed = [*lines[:number], f"{line.split(' = ')[0]} = {value}", *lines[number + 1 :]]
            (sample_folder / file).write_text("\n".join(changed), encoding="utf-8")
            swept += 1
            try:
                check(sample_folder)
            except (AttributeError, KeyError, TypeError, ValueError) as error:
                crashed.append(f"{file}: {line.split(' = ')[0]} = {value}: {error!r}")
        (sample_folder / file).write_text("\n".join(lines), encoding="utf-8")

    assert swept >= 80
    assert crashed == []


def test_the_course_has_no_fault():
    report = check(own_folder())

    assert [str(fault) for fault in report.faults] == []
    assert (report.vignettes >= 12, report.claims >= 20) == (True, True)
