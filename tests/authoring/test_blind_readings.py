"""An audit counts, reading by reading, the best options that were found on the versions that were read."""

from dataclasses import replace

import pytest

from practicum.authoring.blind_readings import (
    Agreement,
    CodedOption,
    Coding,
    Labels,
    Reading,
    agreement,
    drawing_one,
    findings,
    labels,
    present,
)
from practicum.content.library import Library
from practicum.content.model import Alignment, Decided


@pytest.fixture
def vignette(sample_folder):
    return Library(sample_folder).vignette("the-late-train")


def reading(*codings):
    return Reading("2026-11-23-guess-1", "guess", "2026-11-23", "A tester", "The vignettes alone", codings)


def test_a_best_option_that_was_found_is_counted(vignette):
    other = replace(vignette, id="another-one")
    read = reading(Coding(vignette.id, 1, "ask-a-colleague"), Coding(other.id, 1, "wait-and-see"))

    (finding,) = findings([read], [vignette, other])

    assert (finding.found, finding.of, finding.stale) == (1, 2, 0)
    assert str(finding) == "guess      2026-11-23-guess-1           1 of 2 best options"


def test_a_coding_of_an_older_version_is_left_out_and_said(vignette):
    read = reading(Coding(vignette.id, 1, "ask-a-colleague"))

    (finding,) = findings([read], [replace(vignette, version=2)])

    assert (finding.found, finding.of, finding.stale) == (0, 0, 1)
    assert str(finding).endswith("0 of 0 best options, 1 codings of older versions left out")


def test_a_silent_vignette_has_no_best_option_to_find(vignette):
    options = tuple(replace(option, alignment=Alignment.UNSAID) for option in vignette.options)
    silent = replace(vignette, decided=Decided.SILENT, options=options)

    (finding,) = findings([reading(Coding(silent.id, 1, ""), Coding(silent.id, 1, "wait-and-see"))], [silent])

    assert silent.best is None
    assert (finding.found, finding.of) == (0, 0)


def test_the_best_option_is_the_one_that_fits(vignette):
    turned = replace(vignette, options=vignette.options[::-1])

    assert vignette.best.id == turned.best.id == "ask-a-colleague"


def test_every_reading_has_a_finding_of_its_own(vignette):
    found, missed = reading(Coding(vignette.id, 1, "ask-a-colleague")), reading(Coding(vignette.id, 1, ""))

    assert [finding.found for finding in findings([found, missed], [vignette])] == [1, 0]


def test_a_vignette_draws_only_one_where_all_readings_agree_on_its_present_version(vignette):
    best = reading(Coding(vignette.id, 1, "ask-a-colleague"), Coding(vignette.id, 2, "ask-a-colleague"))
    other = reading(Coding(vignette.id, 1, "wait-and-see"), Coding(vignette.id, 2, ""))

    assert drawing_one([best, other], [vignette]) == ()
    assert drawing_one([best, best], [vignette]) == (vignette.id,)
    assert drawing_one([best, other], [replace(vignette, version=2)]) == (vignette.id,)


def test_a_reading_is_present_only_if_it_saw_the_whole_bank_as_it_is(vignette):
    other = replace(vignette, id="another-one", version=2)
    whole = reading(Coding(vignette.id, 1, ""), Coding(other.id, 1, ""), Coding(other.id, 2, ""))
    older = reading(Coding(vignette.id, 1, ""), Coding(other.id, 1, ""))

    assert present([whole, older], [vignette, other]) == (whole,)


def test_agreement_is_counted_beyond_chance_and_on_what_both_have_coded():
    one = Labels({("v", "a"): "fits", ("v", "b"): "unsaid", ("v", "c"): "fits"}, {"v": "clearly", "w": "silent"})
    same = Labels(dict(one.options), dict(one.decided))
    turned = Labels({("v", "a"): "unsaid", ("v", "b"): "fits"}, {"v": "silent", "w": "clearly"})

    assert agreement(one, same) == Agreement(1.0, 1.0, 3, 2)
    assert agreement(one, turned) == Agreement(-1.0, -1.0, 2, 2)
    assert agreement(one, Labels({}, {})) == Agreement(0.0, 0.0, 0, 0)
    assert agreement(Labels({("v", "a"): "fits"}, {}), one).options == 1.0


def test_the_labels_of_an_older_version_are_nobodys(vignette):
    coded = tuple(CodedOption(option.id, option.alignment) for option in vignette.options)
    read = reading(Coding(vignette.id, 1, "ask-a-colleague", Decided.CLEARLY, coded))

    assert len(labels(read, [vignette]).options) == 4
    assert labels(read, [replace(vignette, version=2)]) == Labels({}, {})
