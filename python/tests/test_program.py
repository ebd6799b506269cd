"""The program in the wheel."""

import json
import pathlib
import subprocess
import sys

import pytest

import referat


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "referat", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False)


@pytest.fixture
def file(tmp_path: pathlib.Path) -> pathlib.Path:
    path = tmp_path / "in" / "referat.txt"
    path.parent.mkdir()
    path.write_text("Referat fra styret\n\nSak 1 Brygga\n", encoding="utf-8")
    return path


def test_it_parses(file: pathlib.Path) -> None:
    done = run("parse", file)
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout) == referat.parse(file, lines=False).to_dict()


def test_its_words_and_exit_statuses_are_the_programs(file: pathlib.Path) -> None:
    assert run("--version").stdout == f"referat {referat.__version__}\n"
    wrong = run("prase")
    assert wrong.returncode == 2 and "referat" in wrong.stderr
    missing = run("parse", file.with_name("missing.txt"))
    assert missing.returncode == 1 and "there is no such file" in missing.stderr


def test_it_imports_with_workers_of_its_own(file: pathlib.Path, tmp_path: pathlib.Path) -> None:
    done = run("import", file.parent, "--to", tmp_path / "tables", "--format", "parquet,jsonl", "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    corpus = referat.Corpus.open(tmp_path / "tables")
    assert corpus.items["title"] == ["Brygga"]
    assert corpus[0] == referat.parse(file, lines=False)
