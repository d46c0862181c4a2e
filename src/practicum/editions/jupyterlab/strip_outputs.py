"""Keep what a learner does out of the saved notebooks: a course notebook is saved as it came.

A Jupyter Server extension of one hook. Without it a reopened notebook shows dead widgets, and an upgrade meets
changed files; with it every page opens as it came, and redraws its cards from the passport when it is run.
Only the course's own notebooks, which carry "practicum" in their metadata, are touched.
"""

from __future__ import annotations


def drop_outputs(model: dict, **_: object) -> None:
    """Drop from a course notebook that is about to be saved what running it has put there.

    Args:
        model: a contents model of Jupyter Server, `model["content"]` being the notebook; changed in place.
    """
    if model.get("type") != "notebook" or not model.get("content"):
        return
    notebook = model["content"]
    if "practicum" not in notebook.get("metadata", {}):
        return
    for added in ("widgets", "language_info"):
        notebook["metadata"].pop(added, None)
    for cell in notebook.get("cells", []):
        if cell.get("cell_type") == "code":
            cell["outputs"], cell["execution_count"] = [], None


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    """Name this module to Jupyter Server."""
    return [{"module": "practicum.editions.jupyterlab.strip_outputs"}]


def _load_jupyter_server_extension(server_app: object) -> None:
    """Hang the hook into a server that is starting."""
    server_app.contents_manager.register_pre_save_hook(drop_outputs)
