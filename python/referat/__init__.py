"""Read meeting minutes into structured data.

>>> import referat
>>> parsed = referat.parse(b"Referat fra styret 3. mai 2024\\nSak 1 Brygga\\nVedtak: Bygges.\\n")
>>> [item.title for item in parsed.minutes[0].items]
['Brygga']
"""

from __future__ import annotations

from referat._error import ReferatError
from referat._parse import explain, parse, parse_all
from referat._referat import LIMITS, __version__

# As typing has it; importing typing takes longer than all of this package.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from referat import arrow
    from referat._corpus import Corpus, load
    from referat._explain import ExplainedLine, Explanation
    from referat._many import parse_many
    from referat._model import *
    from referat._progress import Progress
    from referat._record import Record
    from referat._table import Table

__all__ = [
    "Action",
    "AgendaEntry",
    "Alternative",
    "Approves",
    "Attendance",
    "Ballot",
    "Block",
    "BlockKind",
    "Capacity",
    "CaseNumber",
    "Check",
    "CheckStatus",
    "Closed",
    "Corpus",
    "DatedText",
    "Decision",
    "Document",
    "ExplainedLine",
    "Explanation",
    "Group",
    "Interval",
    "Item",
    "ItemType",
    "Kind",
    "LIMITS",
    "Language",
    "Layer",
    "Line",
    "Link",
    "Meeting",
    "Mention",
    "MentionKind",
    "Method",
    "Minutes",
    "Mode",
    "NextMeeting",
    "Outcome",
    "Parsed",
    "PartyVote",
    "Point",
    "Presence",
    "PreviousMeeting",
    "Progress",
    "Proposal",
    "ProposalKind",
    "Proposer",
    "Quorum",
    "Recommendation",
    "Record",
    "Recusal",
    "ReferatError",
    "Role",
    "Rule",
    "Signature",
    "Source",
    "Span",
    "Status",
    "Strength",
    "Table",
    "Vote",
    "VoteResult",
    "Warning",
    "__version__",
    "arrow",
    "explain",
    "load",
    "parse",
    "parse_all",
    "parse_many",
]

if not TYPE_CHECKING:
    # What is imported on first use, so that importing the package costs nothing;
    # all other names are the model's.
    _PLACES = {
        "Corpus": "_corpus",
        "ExplainedLine": "_explain",
        "Explanation": "_explain",
        "Progress": "_progress",
        "Record": "_record",
        "Table": "_table",
        "load": "_corpus",
        "parse_many": "_many",
    }

    def __getattr__(name):
        if name not in __all__:
            raise AttributeError(f"module 'referat' has no attribute {name!r}")
        from importlib import import_module

        if name == "arrow":
            return import_module("referat.arrow")
        value = globals()[name] = getattr(import_module(f"referat.{_PLACES.get(name, '_model')}"), name)
        return value

    def __dir__():
        return sorted({*globals(), *__all__})
