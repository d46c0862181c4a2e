"""Words in the real JupyterLab: a kernel that was told of a language speaks it."""

CALLS = ['import practicum\npracticum.page("alone")', 'practicum.vignette("eight-sessions")']


def test_a_kernel_that_was_told_of_a_language_speaks_it(reader, lab):
    lab.add_kernel("pseudo", PRACTICUM_LANGUAGE="qps")  # every sentence of the catalogue stands in ⟦brackets⟧
    lab.add_page("87_words.ipynb", CALLS, "pseudo", practicum={})
    reader.open("87_words.ipynb")
    reader.run()

    reader.card("Eight sessions").get_by_role("button", name="⟦Commit and compare⟧").wait_for()
