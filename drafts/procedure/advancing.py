"""Moves a draft to another stage: the one way, for admin, commands and other apps."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from concept_pages.acting import name_of

from ..clock import now
from ..exceptions import DraftError
from ..freezing import freeze_draft
from ..models import Audience, Draft, Stage, StageChange
from ..publishing import publish_draft, take_back
from ..signals import stage_changed
from .gates import GateResult, inspect
from .routes import Route, overtaking, routes_from, was_in_council


class NotAllowed(DraftError):
    """The procedure does not lead there."""


class ReasonNeeded(DraftError):
    """A stage would be skipped: that needs a reason, and the right to do so."""


class GatesFailed(DraftError):
    """Checks before the stage found something. `results`: those that did."""

    def __init__(self, results: list[GateResult]):
        self.results = results
        names = ", ".join(str(result.label) for result in results)
        super().__init__(_("These checks are not passed: %(names)s.") % {"names": names})


def advance(*, draft: Draft, to: Stage | str, user, reason: str = "") -> StageChange:
    """Moves `draft` to the stage `to` (or its key), logs it, changes who may read the draft, and publishes it or takes it off the website where the
    stage does, in one transaction with the draft locked. A stage for texts that were frozen again freezes the working text first: then the change is of that new draft.

    user: with the permission `drafts.advance_draft`; to skip a stage or override a check also `drafts.override_gate`, and a reason. None: a command,
    which may do everything, but says why too. To freeze and to publish takes the permissions for that. Raises PermissionDenied, or a DraftError
    (NotAllowed, ReasonNeeded, GatesFailed, NothingChanged, PublishRefused); then nothing has changed.
    """
    if user is not None and not user.has_perm("drafts.advance_draft"):
        raise PermissionDenied(_("You may not move drafts through their procedure."))
    reason = reason or ""
    with transaction.atomic():
        locked = Draft.objects.select_for_update().get(pk=draft.pk)
        route = _route(locked, to)
        if freezes_again(locked, route.to):
            locked = _frozen_again(locked, user, reason)
            route = _route(locked, route.to)
        may_override = bool(reason.strip()) and (user is None or user.has_perm("drafts.override_gate"))
        _refuse_skipping(route, may_override)
        failed = [result for result in inspect(locked, route.asked) if not result.passed]
        if failed and not may_override:
            raise GatesFailed(failed)
        change = _log(locked, route, user, reason, failed)
        _move(locked, route.to)
        _supersede_others(locked, route.to, user)
        if route.to.publishes:
            publish_draft(draft=locked, user=user)
        if route.to.takes_back:
            take_back(draft=locked, user=user)
    draft.refresh_from_db(fields=["stage", "audience"])
    return change


def undo(*, draft: Draft, user, reason: str = "", seen: int | None = None) -> StageChange:
    """Takes the last change of stage back, while nothing was published by it; logged like any change. Raises NotAllowed where there is none, or it is
    another than the one that was `seen` (its id).
    """
    if user is not None and not user.has_perm("drafts.advance_draft"):
        raise PermissionDenied(_("You may not move drafts through their procedure."))
    with transaction.atomic():
        locked = Draft.objects.select_for_update().get(pk=draft.pk)
        last = last_change(locked)
        if last is not None and last.undoes_id:
            raise NotAllowed(_("The last step was taken back already. Only one step can be taken back."))
        if last is None or not may_undo(locked):
            raise NotAllowed(_("The last step cannot be taken back: others may have read or cited the draft since."))
        if seen is not None and last.pk != seen:
            raise NotAllowed(_("The draft was moved meanwhile. Look at it again before you take a step back."))
        back = last.from_stage
        change = StageChange.objects.create(
            draft=locked,
            from_stage=locked.stage,
            to_stage=back,
            at=now(),
            user=user,
            by=name_of(user),
            reason=reason or _("Taken back."),
            undoes=last,
        )
        _stand(locked, back, back.audience or _audience_before(last))
    draft.refresh_from_db(fields=["stage", "audience"])
    return change


def last_change(draft: Draft) -> StageChange | None:
    return draft.changes.order_by("-at", "-pk").first()


def may_undo(draft: Draft) -> bool:
    """A step inside the administration can be taken back; one that made the draft public or took it off the website cannot, nor can a step taken
    back.
    """
    last = last_change(draft)
    return (
        last is not None
        and last.from_stage is not None
        and last.to_stage_id == draft.stage_id
        and draft.audience != Audience.EVERYONE
        and not last.to_stage.publishes
        and last.from_stage.kind != Stage.Kind.END
        and last.undoes_id is None
    )


def _route(draft: Draft, to: Stage | str) -> Route:
    key = to if isinstance(to, str) else to.key
    same_procedure = isinstance(to, str) or to.procedure_id == draft.stage.procedure_id
    route = next((r for r in routes_from(draft) if r.to.key == key), None) if same_procedure else None
    if route is None:
        _refuse_overtaking(draft, key)
        name = key if isinstance(to, str) else to.label
        raise NotAllowed(
            _("“%(stage)s” cannot follow “%(current)s” in this procedure.")
            % {"stage": name, "current": draft.stage.label}
        )
    return route


def _refuse_overtaking(draft: Draft, key: str) -> None:
    newer = overtaking(draft)
    if newer and Stage.objects.filter(procedure=draft.stage.procedure_id, key=key, publishes=True).exists():
        raise NotAllowed(
            _("Draft %(newer)s is the public text by now. Draft %(number)s is older and is not published over it.")
            % {"newer": newer.number, "number": draft.number}
        )


def freezes_again(draft: Draft, to: Stage) -> bool:
    """Whether the step freezes the working text as another draft, which goes there instead: the stage is one that an earlier draft prepares, and this one
    has stood before the council itself.
    """
    return to.frozen_again and was_in_council(draft)


def _frozen_again(draft: Draft, user, reason: str) -> Draft:
    """The text as the council amended it, which editors have put into the working text. Raises NothingChanged where they have not."""
    return freeze_draft(document=draft.document, user=user, change_note=reason.strip())


def _refuse_skipping(route: Route, may_override: bool) -> None:
    if route.skipped and not may_override:
        raise ReasonNeeded(
            _("This skips %(stages)s. It needs a reason, and the right to skip stages.")
            % {"stages": ", ".join(stage.label for stage in route.skipped)}
        )


def _log(draft: Draft, route: Route, user, reason: str, failed: list[GateResult]) -> StageChange:
    return StageChange.objects.create(
        draft=draft,
        from_stage=draft.stage,
        to_stage=route.to,
        at=now(),
        user=user,
        by=name_of(user),
        reason=reason.strip(),
        skipped=[stage.key for stage in route.skipped],
        overridden=[result.name for result in failed],
    )


def audience_after(audience: str, to: Stage) -> str:
    """What everybody could read once stays readable: people have cited it. Nor is a text on the website that nobody may look up as a draft."""
    return Audience.EVERYONE if to.publishes or audience == Audience.EVERYONE else to.audience or audience


def _audience_before(step: StageChange) -> str:
    """Who could read the draft before the step, which a stage that leaves it as it was does not say: as the log has it."""
    audience, before = Draft._meta.get_field("audience").get_default(), {}
    for change in step.draft.changes.select_related("to_stage").order_by("at", "pk"):
        before[change.pk] = audience
        audience = before[change.undoes_id] if change.undoes_id else audience_after(audience, change.to_stage)
    return before[step.pk]


def _move(draft: Draft, to: Stage) -> None:
    _stand(draft, to, audience_after(draft.audience, to))


def _stand(draft: Draft, stage: Stage, audience: str) -> None:
    draft.stage, draft.audience = stage, audience
    draft.save(update_fields=["stage", "audience"])
    transaction.on_commit(lambda: stage_changed.send(sender=Draft, draft_id=draft.pk))


def _supersede_others(draft: Draft, to: Stage, user) -> None:
    """A text that comes into force takes the place of the one before it."""
    if to.key != "in_force":
        return
    superseded = Stage.objects.filter(procedure=to.procedure, key="superseded").first()
    before = Draft.objects.filter(stage=to, document__in=_documents_before(draft)).exclude(pk=draft.pk)
    for other in before if superseded else ():
        _log(other, Route(superseded), user, _("Its successor is in force."), [])
        _move(other, superseded)


def _documents_before(draft: Draft) -> list[int]:
    """The draft's own document, and the plans of the concept that its concept continues."""
    from concept_pages.models import ActionPlanPage
    from concept_pages.tree import concept_of

    concept = concept_of(draft.document)
    if concept is None or concept.predecessor is None:
        return [draft.document_id]
    plans = ActionPlanPage.objects.filter(path__startswith=concept.predecessor.path)
    return [draft.document_id, *plans.values_list("pk", flat=True)]
