"""Python's objects are the JSON that Rust writes, for every fixture."""

import json
import pathlib

import pytest

import referat

FIXTURES = pathlib.Path(__file__).parents[2] / "fixtures"

#: Which source of a fixture `minutes.json` is of, as the Rust tests have it.
ORDER = [".docx", ".doc", ".odt", ".rtf", ".html", ".mht", ".md", ".txt", ".pdf"]


def source(golden: pathlib.Path) -> pathlib.Path:
    """The file that a golden is of: `minutes.json` of the first source, `minutes.pdf.json` of another."""
    sources = sorted(golden.parent.glob("source.*"), key=lambda it: ORDER.index(it.suffix))
    suffixes = golden.suffixes
    return sources[0] if len(suffixes) == 1 else golden.with_name(f"source{suffixes[0]}")


GOLDENS = sorted(FIXTURES.glob("*/minutes*.json"))


@pytest.mark.parametrize("golden", GOLDENS, ids=[f"{it.parent.name}/{it.name}" for it in GOLDENS])
def test_python_gives_what_rust_writes(golden: pathlib.Path) -> None:
    profile = golden.with_name("profile.toml")
    parsed = referat.parse(source(golden), profile=profile if profile.exists() else None, lines=False)
    assert parsed.to_dict() == json.loads(golden.read_text(encoding="utf-8"))
