"""A course notebook is saved without its outputs; every other file is left as it is."""

import json
from copy import deepcopy
from types import SimpleNamespace

import pytest
from jupyter_server.services.contents.filemanager import FileContentsManager
from tornado.web import Application

from practicum.editions.jupyterlab import server


def notebook(**metadata):
    """Give a contents model of a notebook that was run."""
    shown = {"output_type": "display_data", "data": {"text/plain": "Not me"}, "metadata": {}}
    cells = [
        {"cell_type": "markdown", "id": "a", "metadata": {}, "source": "Read this."},
        {"cell_type": "code", "id": "b", "metadata": {}, "source": "1", "outputs": [shown], "execution_count": 7},
    ]
    content = {"nbformat": 4, "nbformat_minor": 5, "metadata": metadata, "cells": cells}
    return {"type": "notebook", "format": "json", "content": content}


def test_the_outputs_of_a_course_notebook_are_dropped():
    model = notebook(practicum={}, widgets={"state": {}}, language_info={"version": "3.11"})

    server.drop_outputs(model, path="03_on_your_own.ipynb")

    said, run = model["content"]["cells"]
    assert (run["outputs"], run["execution_count"], run["source"]) == ([], None, "1")
    assert said == notebook()["content"]["cells"][0]
    assert model["content"]["metadata"] == {"practicum": {}}


@pytest.mark.parametrize(
    "model",
    [
        notebook(),
        notebook(kernelspec={"name": "python3"}, widgets={"state": {}}),
        {"type": "file", "format": "text", "content": "practicum"},
        {"type": "notebook", "content": None},
        {"type": "notebook"},
        {"type": "directory"},
        {},
    ],
)
def test_what_is_no_course_notebook_is_left_as_it_is(model):
    before = deepcopy(model)

    server.drop_outputs(model)

    assert model == before


def test_a_server_saves_a_course_notebook_without_outputs(tmp_path):
    contents = FileContentsManager(root_dir=str(tmp_path))
    server._load_jupyter_server_extension(SimpleNamespace(contents_manager=contents, web_app=Application()))

    contents.save(notebook(practicum={}), "course.ipynb")
    contents.save(notebook(), "other.ipynb")

    course, other = (json.loads((tmp_path / name).read_text()) for name in ("course.ipynb", "other.ipynb"))
    assert course["cells"][1]["outputs"] == []
    assert other["cells"][1]["outputs"] != []


def test_the_server_is_told_which_module_to_load():
    (point,) = server._jupyter_server_extension_points()

    assert point == {"module": server.__name__}
