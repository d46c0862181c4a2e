"""The workflow that publishes: what GitHub's own rules let it do, as far as reading its file shows."""

from pathlib import Path

import yaml

WORKFLOW = Path(__file__).parents[2] / ".github" / "workflows" / "pages.yml"
JOBS = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))["jobs"]
BY_HAND = "github.event_name == 'workflow_dispatch'"


def test_nothing_is_published_from_a_tag_which_github_refuses():
    publishing = [job for job in JOBS.values() if job.get("environment", {}).get("name") == "github-pages"]

    assert len(publishing) == 1
    assert JOBS[publishing[0]["needs"]]["if"] == BY_HAND


def test_a_tag_that_is_pushed_has_the_default_branch_publish_it():
    [step] = JOBS["ask"]["steps"]

    assert JOBS["ask"]["if"] == "github.event_name == 'push'"
    assert JOBS["ask"]["permissions"] == {"actions": "write"}
    assert "gh workflow run pages.yml" in step["run"]
    assert step["env"]["BRANCH"] == "${{ github.event.repository.default_branch }}"
    assert "${{" not in step["run"]  # a tag's name is handed over as a variable, never pasted into a command
    assert JOBS["build"]["steps"][0]["with"]["ref"] == "${{ inputs.tag || github.ref }}"
