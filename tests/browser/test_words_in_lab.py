"""Words in the real JupyterLab: a kernel that was told of a language speaks it."""

import pytest
from editions import Lab


@pytest.fixture(scope="module")
def lab(browser, tmp_path_factory):
    """Run the course in the pseudo-language, where every sentence of the catalogue stands in ⟦brackets⟧."""
    lab = Lab(tmp_path_factory.mktemp("lab") / "course", PRACTICUM_LANGUAGE="qps")
    yield lab
    lab.close()


def test_a_kernel_that_was_told_of_a_language_speaks_it(reader):
    reader.open("05_alone.ipynb")
    reader.run()

    reader.card("Eight sessions").get_by_role("button", name="⟦Commit and compare⟧").wait_for()
