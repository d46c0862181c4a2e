"""The blind sheets: what readers found with the article and without it, held to the course's figures.

With the article a reader finds every best option but one at most; by good sense alone between a third and two
thirds of those of the first release. Were good sense to find more, the bank would test good sense and not the
reading of this text. The vignettes that came after are on no page yet: `check --audit` prints the figures of all.
"""

from collections import Counter
from dataclasses import replace

import pytest

from practicum.audit import findings
from practicum.library import Library, own_folder
from practicum.sheets import sheets

LIBRARY = Library(own_folder())
BANK = [LIBRARY.vignette(vignette_id) for vignette_id in LIBRARY.vignette_ids()]
SHEETS = sheets(LIBRARY)
FIRST = [vignette for vignette in BANK if vignette.number <= 12]  # the first release, which the first pages draw on
FINDINGS = {finding.reading.id: finding for finding in findings(SHEETS, BANK)}


@pytest.mark.parametrize("sheet", [sheet for sheet in SHEETS if sheet.kind == "reading"], ids=lambda sheet: sheet.id)
def test_with_the_article_all_best_options_are_found_but_one_at_most(sheet):
    finding = FINDINGS[sheet.id]

    assert finding.found >= finding.of - 1
    assert finding.of >= 11


@pytest.mark.parametrize(
    "sheet", [sheet for sheet in SHEETS if sheet.kind == "good-sense"], ids=lambda sheet: sheet.id
)
def test_by_good_sense_alone_a_third_to_two_thirds_of_the_first_release_are_found(sheet):
    ids = {vignette.id for vignette in FIRST}
    codings = tuple(coding for coding in sheet.codings if coding.vignette in ids)
    [finding] = findings([replace(sheet, codings=codings)], FIRST)

    assert finding.of / 3 <= finding.found <= finding.of * 2 / 3
    assert finding.of >= 11


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.id)
def test_a_sheet_covers_every_vignette_at_its_present_version_once(sheet):
    coded = Counter((coding.vignette, coding.version) for coding in sheet.codings)

    assert coded == Counter((vignette.id, vignette.version) for vignette in BANK)
    assert FINDINGS[sheet.id].stale == 0


@pytest.mark.parametrize("sheet", [sheet for sheet in SHEETS if sheet.kind == "reading"], ids=lambda sheet: sheet.id)
def test_a_close_reading_labels_every_option(sheet):
    for coding in sheet.codings:
        options = LIBRARY.vignette(coding.vignette).options

        assert sorted(coded.option for coded in coding.options) == sorted(option.id for option in options)
        assert coding.decided is not None


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.id)
def test_a_sheet_says_plainly_what_kind_of_reader_it_had(sheet):
    said = sheet.reader.lower()

    assert "language model" in said or "person" in said
    assert not ("language model" in said and "no person has coded" not in said)


def test_every_kind_of_sheet_was_swept():
    kinds = Counter(sheet.kind for sheet in SHEETS)

    assert kinds["reading"] >= 2
    assert kinds["good-sense"] >= 2
    assert kinds["guess"] >= 1
    assert len(BANK) >= 12
