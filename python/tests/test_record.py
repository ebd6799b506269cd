"""What results can do: print, be compared and written, say where they came from."""

import copy
import dataclasses
import json
import pathlib
import pickle

import pytest

import referat

FIXTURES = pathlib.Path(__file__).parents[2] / "fixtures"
COUNCIL = FIXTURES / "nb-council-tables-and-votes" / "source.pdf"
SOURCES = sorted(FIXTURES.glob("*/source.*"))


@pytest.fixture(scope="module")
def parsed() -> referat.Parsed:
    return referat.parse(COUNCIL)


def records(value: object) -> list[referat.Record]:
    """Every record in a result."""
    if isinstance(value, tuple):
        return [record for each in value for record in records(each)]
    if not isinstance(value, referat.Record):
        return []
    fields = (getattr(value, field.name) for field in dataclasses.fields(value))
    return [value, *(record for field in fields for record in records(field))]


@pytest.mark.parametrize("path", SOURCES, ids=lambda it: f"{it.parent.name}{it.suffix}")
def test_every_record_prints_on_a_line(path: pathlib.Path) -> None:
    found = records(referat.parse(path))
    assert len(found) > 10
    for record in found:
        assert len(repr(record)) <= 88 and "\n" not in repr(record)


def test_what_matters_is_printed_first(parsed: referat.Parsed) -> None:
    minutes = parsed.minutes[0]
    assert repr(parsed) == "Parsed(name='source.pdf', format='pdf', pages=2, minutes=<1>, lines=<97>)"
    assert repr(minutes).startswith("Minutes(body='Kommunestyret', date='2019-03-14', kind='protocol', attendance=<")
    assert repr(minutes.items[3]) == (
        "Item(number='10/19', label='PS 10/19', title='Søknad om tilskudd til Fjellvik id…', …)"
    )


def test_a_result_is_written_and_read_again(parsed: referat.Parsed) -> None:
    assert referat.Parsed.from_json(parsed.to_json()) == parsed
    assert referat.Parsed.from_json(parsed.to_json(indent=2).encode()) == parsed
    assert json.loads(parsed.to_json()) == parsed.to_dict()
    assert "\n" not in parsed.to_json()


@pytest.mark.parametrize("text", ["", "{}", '{"schema": 3}', b"\xff"])
def test_what_is_no_result_is_refused(text: str | bytes) -> None:
    with pytest.raises(ValueError, match="this is not what to_json writes: "):
        referat.Parsed.from_json(text)


def test_a_field_that_python_has_a_word_for_keeps_its_name() -> None:
    vote = next(vote for item in referat.parse(COUNCIL).minutes[0].items for vote in item.votes if vote.for_)
    assert vote.to_dict()["for"] == vote.for_


def test_markdown_has_the_meeting_and_its_decisions(parsed: referat.Parsed) -> None:
    text = parsed.to_markdown()
    assert text.startswith("# Kommunestyret 2019-03-14\n\n- Organization: Fjellvik kommune\n")
    assert "\n\n### PS 10/19 Søknad om tilskudd til Fjellvik idrettslag\n\n" in text
    assert "\n\n**Vedtak:** Søknaden avslås.\n" in text


def test_a_place_is_quoted(parsed: referat.Parsed) -> None:
    minutes = parsed.minutes[0]
    decision = minutes.items[3].decisions[0]
    assert parsed.quote(decision.source) == "Vedtak:\nSøknaden avslås."
    assert all(parsed.quote(mention.source) == mention.text for mention in minutes.mentions)
    assert minutes.furniture[0].text not in parsed.quote(minutes.source).split("\n")


def test_what_is_not_printed_is_not_quoted(parsed: referat.Parsed) -> None:
    with pytest.raises(ValueError, match="there are no lines 900 to 901: the document's are 1 to 97"):
        parsed.quote(referat.Source(page=None, lines=(900, 901)))
    with pytest.raises(ValueError, match="parse with lines=True"):
        referat.parse(COUNCIL, lines=False).quote(referat.Source(page=None, lines=(1, 1)))


def test_every_line_is_explained(parsed: referat.Parsed) -> None:
    explanation = parsed.explain()
    assert explanation == referat.explain(COUNCIL)
    assert {line.number for line in explanation} == {line.number for line in parsed.lines or () if line.text}
    assert len(str(explanation).splitlines()) == len(explanation)
    assert max(len(line.cues) for line in explanation) > 1


def test_a_document_in_an_archive_is_explained() -> None:
    archive = FIXTURES.parent / "tests" / "containers" / "archive.zip"
    documents = [each for each in referat.parse_all(archive) if isinstance(each, referat.Parsed)]
    assert all(len(each.explain()) for each in documents)


def test_what_came_from_elsewhere_is_not_explained(parsed: referat.Parsed, tmp_path: pathlib.Path) -> None:
    for other in (copy.copy(parsed), referat.parse(COUNCIL, lines=False), referat.Parsed.from_json(parsed.to_json())):
        with pytest.raises(ValueError, match="referat.explain"):
            other.explain()
    path = tmp_path / "referat.txt"
    path.write_text("Sak 1 Brygga\n")
    changed = referat.parse(path)
    path.write_text("Sak 2 Brygga\n")
    with pytest.raises(referat.ReferatError) as caught:
        changed.explain()
    assert caught.value.kind == "changed"


def test_a_copy_is_the_same(parsed: referat.Parsed) -> None:
    for other in (copy.copy(parsed), copy.deepcopy(parsed), pickle.loads(pickle.dumps(parsed))):
        assert other == parsed and hash(other) == hash(parsed)
    assert parsed != referat.parse(COUNCIL, lines=False)


HOSTILE = """Referat fra <script>alert(1)</script> & "Båtlaget"
Dato: 3. mai 2024
Til stede: Ola <img src=x onerror=alert(1)> Vik, Åse Nes

Sak 1 Brygga <b onmouseover='alert(1)'>
Vedtak: Bygges "><script>alert(2)</script>
"""


def test_a_notebook_shows_text_as_text() -> None:
    shown = referat.parse(HOSTILE.encode())._repr_html_()
    explained = referat.explain(HOSTILE.encode())._repr_html_()
    for html in (shown, explained):
        assert "<script" not in html and "<img" not in html and "<b onmouse" not in html
    assert "&lt;script&gt;alert(2)" in shown


def test_a_notebook_shows_who_met_and_what_was_decided(parsed: referat.Parsed) -> None:
    shown = parsed._repr_html_()
    minutes = parsed.minutes[0]
    assert all(person.name in shown for person in minutes.attendance)
    assert all(item.title in shown for item in minutes.items if item.title)
    assert "Søknaden avslås." in shown
    assert 'title="page ' in shown and "lines " in shown
    assert minutes._repr_html_().count("<section>") == 1


@pytest.mark.parametrize("path", SOURCES, ids=lambda it: f"{it.parent.name}{it.suffix}")
def test_every_document_is_shown(path: pathlib.Path) -> None:
    shown = referat.parse(path)._repr_html_()
    for tag in ("section", "details", "summary", "div", "dl", "span", "p"):
        assert shown.count(f"<{tag}>") + shown.count(f"<{tag} ") == shown.count(f"</{tag}>"), tag
