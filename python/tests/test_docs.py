"""What the documents show runs as printed."""

import doctest
import pathlib
import re
import subprocess
import sys

import pytest

ROOT = pathlib.Path(__file__).parents[2]
PAGES = sorted((ROOT / "docs").rglob("*.md"))
NOTEBOOKS = sorted((ROOT / "docs" / "notebooks").glob("*.ipynb"))


@pytest.mark.parametrize("page", PAGES, ids=lambda it: it.name)
def test_a_page_shows_what_happens(page: pathlib.Path) -> None:
    flags = doctest.ELLIPSIS | doctest.IGNORE_EXCEPTION_DETAIL
    assert doctest.testfile(str(page), module_relative=False, optionflags=flags).failed == 0


def test_the_quick_start_of_the_readme_runs(archive: pathlib.Path, tmp_path: pathlib.Path) -> None:
    """In a folder with the files that it names."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    start = readme.index("## Python")
    blocks = re.findall(r"```python\n(.*?)```", readme[start : readme.index("\n## ", start + 1)], re.DOTALL)
    assert blocks
    (tmp_path / "referat.docx").write_bytes((ROOT / "fixtures/nb-council-tables-and-votes/source.docx").read_bytes())
    (tmp_path / "2019.zip").write_bytes((ROOT / "tests/containers/archive.zip").read_bytes())
    (tmp_path / "protokoller").symlink_to(archive)
    program = "\n".join(blocks)
    subprocess.run([sys.executable, "-c", program], cwd=tmp_path, check=True, stdout=subprocess.DEVNULL)


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda it: it.name)
def test_a_notebook_runs(notebook: pathlib.Path) -> None:
    nbformat = pytest.importorskip("nbformat")
    nbclient = pytest.importorskip("nbclient")
    for library in ("matplotlib", "polars", "ipykernel"):
        pytest.importorskip(library)
    read = nbformat.read(notebook, as_version=4)
    assert all(not cell.get("outputs") for cell in read.cells), "notebooks are kept without what they print"
    nbclient.NotebookClient(read, timeout=120, resources={"metadata": {"path": str(notebook.parent)}}).execute()
    plots = [output for cell in read.cells for output in cell.get("outputs", []) if "image/png" in output.get("data", {})]
    assert plots
