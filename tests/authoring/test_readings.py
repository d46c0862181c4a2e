"""The blind readings, each on the scenes that are as it saw them, held to the course's figures.

With the article a reader finds nearly every response that fits it. How many of them good sense finds is told, and no
bound: a bound once pushed the scenes to be riddles.
"""

import re
from collections import Counter

import pytest
from sklearn.metrics import cohen_kappa_score

import practicum
from practicum.authoring.blind_readings import (
    CLOSE,
    agreements,
    all_readings,
    counting,
    drawing_one,
    findings,
    key,
    labels,
)
from practicum.authoring.item_audit import acts
from practicum.content.library import Library, own_folder
from practicum.content.model import Alignment

LIBRARY = Library(own_folder())
BANK = [LIBRARY.vignette(vignette_id) for vignette_id in LIBRARY.vignette_ids()]
EVERY = all_readings(LIBRARY)
READINGS = counting(EVERY, BANK)
FINDINGS = {finding.reading.id: finding for finding in findings(READINGS, BANK)}
STEPS = list(Alignment)  # from nearest to farthest
KINDS = ("colleague", "own-therapy", "supervisor", "transfer")  # the others are the article's own doing
ENOUGH = 12  # scenes of which a reading must speak before a share of them says anything


def of_kind(kind, least=1):
    """Take the readings of a kind that count for so many scenes."""
    return [each for each in READINGS if each.kind == kind and FINDINGS[each.id].scenes >= least]


@pytest.mark.parametrize("reading", of_kind("reading", ENOUGH), ids=lambda reading: reading.id)
def test_with_the_article_at_least_85_percent_of_the_responses_that_fit_are_found(reading):
    finding = FINDINGS[reading.id]

    assert finding.fits >= 0.85 * finding.fitting
    assert finding.article >= 0.85 * finding.named


@pytest.mark.parametrize("reading", of_kind("reading", ENOUGH), ids=lambda reading: reading.id)
def test_a_reading_agrees_with_our_marks_at_a_kappa_of_80_hundredths(reading):
    ours, theirs = key(BANK).article, labels(reading, BANK).article
    names = sorted(theirs)

    assert cohen_kappa_score([ours[name] for name in names], [theirs[name] for name in names]) >= 0.80
    assert len(names) >= 4 * ENOUGH


@pytest.mark.parametrize("reading", of_kind("reading"), ids=lambda reading: reading.id)
def test_where_a_reading_parts_from_a_mark_by_more_than_a_step_the_option_says_so(reading):
    theirs = labels(reading, BANK).article
    silent_about = [
        (vignette.id, option.id, theirs[vignette.id, option.id])
        for vignette in BANK
        for option in vignette.options
        if (vignette.id, option.id) in theirs
        and abs(STEPS.index(option.article.alignment) - STEPS.index(theirs[vignette.id, option.id])) > 1
        and not option.article.differs
    ]

    assert silent_about == []


def test_in_every_vignette_at_least_two_options_draw_somebody():
    assert drawing_one(READINGS, BANK) == ()


@pytest.mark.parametrize(
    "leak", [leak for leak in acts(BANK, "article") if leak.habit in KINDS], ids=lambda leak: leak.habit
)
def test_no_kind_of_act_fits_the_article_or_never_does_often_enough_to_be_a_rule(leak):
    assert leak.within


def test_the_kinds_of_act_were_swept():
    assert {leak.habit for leak in acts(BANK, "article")} >= {"alone", "colleague", "own-therapy", "supervisor"}


def test_the_course_prints_what_the_readings_hold_and_of_how_much_each_speaks():
    shown = practicum.article.readings()
    said = " ".join(shown.lines)
    ours, close = key(BANK), [labels(reading, BANK) for reading in of_kind("reading")]

    for theirs in close:
        for one, other, of in (
            (ours.article, theirs.article, "response"),
            (ours.decided, theirs.decided, "scene"),
        ):
            names = sorted(other)
            kappa = cohen_kappa_score([one[name] for name in names], [other[name] for name in names])
            assert f"kappa {kappa:.2f} on {len(names)} {of}" in said
    assert f"The article: {len(close)} readings." in said
    assert ("nobody has coded the scenes blind" in said) is (not of_kind("practice"))
    assert "language model" in said
    rows = [[int(re.match(r"\d+", cell)[0]) for cell in row[2:]] for row in shown.rows]
    assert rows == [[FINDINGS[reading.id].article, FINDINGS[reading.id].practice] for reading in READINGS]


def test_two_codings_agree_as_scikit_learn_counts_it():
    found = agreements(READINGS, BANK)
    one, other = (labels(reading, BANK) for reading in of_kind("reading")[-2:])
    names = sorted(one.decided.keys() & other.decided.keys())

    between = [agreed for who, agreed in found.items() if "our marks" not in who][-1]
    assert between.decided.value == pytest.approx(
        cohen_kappa_score([one.decided[n] for n in names], [other.decided[n] for n in names])
    )
    assert (between.article.of, between.decided.of) == (len(one.article.keys() & other.article.keys()), len(names))


@pytest.mark.parametrize(
    "reading", [reading for kind in CLOSE for reading in of_kind(kind)], ids=lambda reading: reading.id
)
def test_a_close_reading_codes_every_option_of_the_scenes_that_it_saw(reading):
    for coding in reading.codings:
        vignette = LIBRARY.vignette(coding.vignette)
        if vignette.version == coding.version:
            assert sorted(coded.option for coded in coding.options) == sorted(each.id for each in vignette.options)


@pytest.mark.parametrize("reading", EVERY, ids=lambda reading: reading.id)
def test_a_sheet_says_plainly_what_kind_of_reader_it_had(reading):
    said = reading.reader.lower()

    assert "language model" in said or "person" in said
    assert not ("language model" in said and "no person has coded" not in said)


def test_every_kind_of_sheet_was_swept():
    kinds = Counter(reading.kind for reading in EVERY)

    assert kinds["reading"] >= 2
    assert kinds["good-sense"] >= 3
    assert kinds["guess"] >= 2
    assert READINGS, "some readings saw scenes as they are"
