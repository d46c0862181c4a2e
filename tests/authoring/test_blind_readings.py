"""An audit lays what each reader took for best beside both marks, on the scenes that are as the reader saw them."""

from dataclasses import replace

import pytest

from practicum.authoring.blind_readings import (
    Agreement,
    CodedOption,
    Coding,
    Kappa,
    Labels,
    Reading,
    agreement,
    agreements,
    counting,
    drawing_one,
    findings,
    key,
    labels,
)
from practicum.content.library import Library
from practicum.content.model import Alignment, Decided, Practice

NONE = Kappa(0.0, 0)


@pytest.fixture
def vignette(sample_folder):
    return Library(sample_folder).vignette("the-late-train")


def reading(*codings, kind="guess", name="2026-11-23-guess-1"):
    return Reading(name, kind, "2026-11-23", "A tester", "The vignettes alone", codings)


def coded(vignette, by="alignment"):
    """Code a vignette as the course itself does, by one of its marks."""
    if by == "alignment":
        return tuple(CodedOption(each.id, alignment=each.article.alignment) for each in vignette.options)
    return tuple(CodedOption(each.id, mark=each.practice.mark) for each in vignette.options)


def test_what_was_taken_for_best_is_laid_beside_both_marks(vignette):
    other = replace(vignette, id="another-one")
    read = reading(Coding(vignette.id, 1, "ask-a-colleague"), Coding(other.id, 1, "wait-and-see"))

    (finding,) = findings([read], [vignette, other])

    assert (finding.scenes, finding.named, finding.article, finding.practice) == (2, 2, 1, 1)
    assert (finding.fits, finding.fitting, finding.stale) == (1, 2, 0)
    assert str(finding) == (
        "guess      2026-11-23-guess-1           on 2 scenes: of 2 responses the article supports 1, "
        "good practice 1; 1 of 2 that fit the article"
    )


def test_the_two_marks_are_counted_by_themselves(vignette):
    options = tuple(
        replace(each, practice=replace(each.practice, mark=Practice.PARTIAL)) if each is vignette.best else each
        for each in vignette.options
    )

    (finding,) = findings([reading(Coding(vignette.id, 1, "ask-a-colleague"))], [replace(vignette, options=options)])

    assert (finding.article, finding.practice) == (1, 0)


def test_a_coding_of_an_older_version_is_left_out_and_said(vignette):
    other = replace(vignette, id="another-one")
    read = reading(Coding(vignette.id, 1, "ask-a-colleague"), Coding(other.id, 1, "ask-a-colleague"))

    (finding,) = findings([read], [replace(vignette, version=2), other])

    assert (finding.scenes, finding.article, finding.stale) == (1, 1, 1)
    assert str(finding).endswith("1 scenes have another version now")


def test_a_silent_vignette_has_no_option_that_fits(vignette):
    options = tuple(
        replace(option, article=replace(option.article, alignment=Alignment.UNSAID)) for option in vignette.options
    )
    silent = replace(vignette, decided=Decided.SILENT, options=options)

    (finding,) = findings([reading(Coding(silent.id, 1, ""))], [silent])

    assert silent.best is None
    assert (finding.scenes, finding.named, finding.fitting) == (1, 0, 0)


def test_the_best_option_is_the_one_that_fits(vignette):
    turned = replace(vignette, options=vignette.options[::-1])

    assert vignette.best.id == turned.best.id == "ask-a-colleague"


def test_every_reading_has_a_finding_of_its_own(vignette):
    found, missed = reading(Coding(vignette.id, 1, "ask-a-colleague")), reading(Coding(vignette.id, 1, ""))

    assert [finding.fits for finding in findings([found, missed], [vignette])] == [1, 0]


def test_a_vignette_draws_only_one_where_all_who_saw_it_agree_on_its_present_version(vignette):
    best = reading(Coding(vignette.id, 1, "ask-a-colleague"), Coding(vignette.id, 2, "ask-a-colleague"))
    other = reading(Coding(vignette.id, 1, "wait-and-see"), Coding(vignette.id, 2, ""))

    assert drawing_one([best, other], [vignette]) == ()
    assert drawing_one([best, best], [vignette]) == (vignette.id,)
    assert drawing_one([best, other], [replace(vignette, version=2)]) == (vignette.id,)
    assert drawing_one([best, best], [replace(vignette, version=3)]) == (), "nobody has seen it"


def test_a_reading_counts_if_it_saw_a_vignette_as_it_is(vignette):
    other = replace(vignette, id="another-one", version=2)
    some = reading(Coding(vignette.id, 1, ""), Coding(other.id, 1, ""))
    none = reading(Coding(other.id, 1, ""), Coding("gone", 1, ""))

    assert counting([some, none], [vignette, other]) == (some,)


def test_agreement_is_counted_beyond_chance_and_on_what_both_have_coded():
    article = {("v", "a"): "fits", ("v", "b"): "unsaid", ("v", "c"): "fits"}
    one = Labels(article, {("v", "a"): "sound", ("v", "b"): "unsound"}, {"v": "clearly", "w": "silent"})
    turned = Labels({("v", "a"): "unsaid", ("v", "b"): "fits"}, {}, {"v": "silent", "w": "clearly"})

    assert agreement(one, one) == Agreement(Kappa(1.0, 3), Kappa(1.0, 2), Kappa(1.0, 2))
    assert agreement(one, turned) == Agreement(Kappa(-1.0, 2), NONE, Kappa(-1.0, 2))
    assert agreement(one, Labels({}, {}, {})) == Agreement(NONE, NONE, NONE)
    assert agreement(Labels({("v", "a"): "fits"}, {}, {}), one).article.value == 1.0
    assert str(agreement(one, turned)) == (
        "kappa -1.00 on 2 options by the article, kappa -1.00 on 2 scenes by how far the article decides"
    )


def test_each_kind_of_close_reading_is_held_against_the_mark_that_it_codes(vignette):
    bank = [vignette]
    article = reading(Coding(vignette.id, 1, "", Decided.PARTLY, coded(vignette)), kind="reading", name="a")
    practice = reading(Coding(vignette.id, 1, "", None, coded(vignette, "mark")), kind="practice", name="p")
    again = replace(practice, id="q")

    found = agreements([article, practice, again, reading(Coding(vignette.id, 1, ""))], bank)

    assert list(found) == ["a with our marks", "p with our marks", "q with our marks", "p with q"]
    assert found["a with our marks"] == Agreement(Kappa(1.0, 4), NONE, Kappa(0.0, 1))
    assert found["p with our marks"] == found["p with q"] == Agreement(NONE, Kappa(1.0, 4), NONE)


def test_our_marks_are_both_of_every_option(vignette):
    ours = key([vignette])

    assert ours.article[vignette.id, "wait-and-see"] == "strains"
    assert ours.practice[vignette.id, "wait-and-see"] == "partial"
    assert (len(ours.article), len(ours.practice), ours.decided) == (4, 4, {vignette.id: "clearly"})


def test_the_labels_of_an_older_version_are_nobodys(vignette):
    read = reading(Coding(vignette.id, 1, "ask-a-colleague", Decided.CLEARLY, coded(vignette)))

    assert len(labels(read, [vignette]).article) == 4
    assert labels(read, [replace(vignette, version=2)]) == Labels({}, {}, {})
