"""Read meeting minutes into structured data.

>>> import referat
>>> parsed = referat.parse("referat.docx")  # doctest: +SKIP
>>> [item.title for item in parsed.minutes[0].items]  # doctest: +SKIP
"""

from __future__ import annotations

from referat._error import ReferatError
from referat._referat import LIMITS, __version__, parse, parse_all

# As typing has it; importing typing takes longer than all of this package.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from referat._model import *

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
    "DatedText",
    "Decision",
    "Document",
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
    "Proposal",
    "ProposalKind",
    "Proposer",
    "Quorum",
    "Recommendation",
    "Recusal",
    "ReferatError",
    "Role",
    "Rule",
    "Signature",
    "Source",
    "Span",
    "Status",
    "Strength",
    "Vote",
    "VoteResult",
    "Warning",
    "__version__",
    "parse",
    "parse_all",
]

if not TYPE_CHECKING:

    def __getattr__(name):
        # The classes are made on first use, so that importing costs nothing.
        if name not in __all__:
            raise AttributeError(f"module 'referat' has no attribute {name!r}")
        from referat import _model

        value = globals()[name] = getattr(_model, name)
        return value

    def __dir__():
        return sorted({*globals(), *__all__})
