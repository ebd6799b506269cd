"""What tests share: an archive that nobody wrote, read once."""

import importlib.util
import pathlib
import sys
import types

import pytest

import referat

ROOT = pathlib.Path(__file__).parents[2]


@pytest.fixture(scope="session")
def root() -> pathlib.Path:
    return ROOT


@pytest.fixture(scope="session")
def archive_module() -> types.ModuleType:
    """What writes the archive of the notebooks."""
    spec = importlib.util.spec_from_file_location("archive", ROOT / "docs" / "notebooks" / "archive.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    # A dataclass looks for the module that it is of.
    sys.modules["archive"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory, archive_module: types.ModuleType) -> pathlib.Path:
    """A folder of minutes, and files that are none."""
    folder = tmp_path_factory.mktemp("archive")
    archive_module.main(folder)
    (folder / "junk.bin").write_bytes(bytes(range(256)) * 8)
    (folder / "empty.txt").write_bytes(b"")
    return folder


@pytest.fixture(scope="session")
def corpus(archive: pathlib.Path) -> referat.Corpus:
    return referat.load(archive, progress=False)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--slow", action="store_true", help="run what takes engines or a million rows too")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("--slow"):
        for item in items:
            if "slow" in item.keywords:
                item.add_marker(pytest.mark.skip(reason="slow: --slow runs it"))
