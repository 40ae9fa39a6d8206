"""The checks before a stage. A stage names them; `GATES` knows them."""

from __future__ import annotations

from ...models import Draft, Stage
from .base import DraftText, Finding, Gate, GateResult
from .people import NoPersonalData
from .references import CommentsResolved, LinksWork
from .whole import DigestVerified, LanguagesReady
from .writing import AlternativeTexts, FactsComplete, HeadingsInOrder

GATES: dict[str, Gate] = {
    gate.name: gate()
    for gate in (
        FactsComplete,
        AlternativeTexts,
        HeadingsInOrder,
        LinksWork,
        CommentsResolved,
        NoPersonalData,
        LanguagesReady,
        DigestVerified,
    )
}


def inspect(draft: Draft, stage: Stage) -> list[GateResult]:
    """The results of the stage's checks of the draft, in the stage's order. Nothing is changed; a name that no check has is an unpassed one."""
    text = DraftText(draft, stage)
    return [GATES[name].result(text) if name in GATES else _unknown(name) for name in stage.gates]


def _unknown(name: str) -> GateResult:
    return GateResult(name, name, (Finding("", f"There is no check of the name “{name}”."),))


__all__ = ["GATES", "Finding", "Gate", "GateResult", "inspect"]
