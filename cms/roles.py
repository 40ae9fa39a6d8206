"""Who may do what: groups with their permissions, and the review that texts go through. Made by `set_up`, safe to run again."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Locale,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

FACTS = (
    "fieldofaction",
    "office",
    "partner",
    "targetgroup",
    "indicator",
    "glossaryterm",
    "abbreviation",
)
LIVE_RECORDS = ("measureimplementation", "indicatorvalue")
FILES = ("image", "document")


# A group is known by a permission of its own, "role_<key>", that allows nothing: the group may be renamed, and the site's language changed.
MARK = "role_"
RECORDS_IN_PLACE = ("concept_pages.view_measureimplementation", "concept_pages.change_measureimplementation")
TRANSLATING = ("wagtail_localize.submit_translation",)
FEEDBACK = ("home.view_feedbackreport", "home.change_feedbackreport")
SYNONYMS = tuple(
    f"search.{verb}_{model}" for verb in ("view", "add", "change") for model in ("synonym", "compoundword", "bestbet")
) + ("search.view_missedquery",)
DELETE_SYNONYMS = (
    "search.delete_synonym",
    "search.delete_compoundword",
    "search.delete_bestbet",
    "search.delete_missedquery",
)
READ_DRAFTS = ("drafts.read_for_editors",)
LEAD_DRAFTS = tuple(
    f"drafts.{verb}" for verb in ("freeze_draft", "advance_draft", "override_gate", "publish_draft", "correct_draft")
)


@dataclass(frozen=True)
class Role:
    """pages: permissions on pages; facts, records, files: verbs; more: whole names of permissions; admin: may log in to the admin."""

    key: str
    name: str
    pages: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    records: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    more: tuple[str, ...] = ()
    admin: bool = True


def editors() -> Role:
    verbs = ("view", "add", "change")
    return Role(
        "editors",
        _("Editors"),
        pages=("add", "change"),
        facts=verbs,
        records=verbs,
        files=("add", "change", "choose"),
        more=TRANSLATING + FEEDBACK + READ_DRAFTS + SYNONYMS,
    )


def coordinators() -> Role:
    verbs = ("view", "add", "change", "delete")
    pages = ("add", "change", "publish", "lock", "unlock", "bulk_delete")
    return Role(
        "coordinators",
        _("Coordinators"),
        pages=pages,
        facts=verbs,
        records=verbs,
        files=("add", "change", "choose"),
        more=TRANSLATING + FEEDBACK + READ_DRAFTS + SYNONYMS + DELETE_SYNONYMS + LEAD_DRAFTS,
    )


def administrators() -> Role:
    return replace(coordinators(), key="administrators", name=_("Administrators"))


def translators(locale: Locale) -> Role:
    """They translate, and publish, the pages and facts of one language."""
    language = str(locale.get_display_name() or locale.language_code)
    name = _("Translators: %(language)s") % {"language": language}
    return Role(
        f"translators_{locale.language_code}",
        name,
        pages=("add", "change", "publish"),
        facts=("view", "change"),
        files=("choose",),
        more=TRANSLATING + READ_DRAFTS,
    )


def office_members() -> Role:
    """They report how far measures are, and edit nothing else."""
    return Role("office_members", _("Office members"), more=(*RECORDS_IN_PLACE, "drafts.read_for_offices"))


def working_group_members() -> Role:
    return Role("working_group_members", _("Working-group members"), more=("drafts.read_for_members",), admin=False)


def set_up_roles() -> list[Group]:
    """Groups for every role; translators one group for each language of the site. A new group's name is in the site's language."""
    source = Locale.get_default()
    with translation.override(source.language_code):
        root = Page.objects.get(depth=1)
        groups = [
            give(editors(), [home(source) or root]),
            give(coordinators(), [root]),
            give(administrators(), [root]),
            give(office_members(), []),
            give(working_group_members(), []),
        ]
        groups[2].permissions.add(*Permission.objects.exclude(codename__startswith=MARK))
        for locale in Locale.objects.exclude(pk=source.pk):
            groups.append(give(translators(locale), [page for page in [home(locale)] if page]))
        remove_stock_groups()
        return groups


def mark(role: Role) -> Permission:
    """The permission by which the role's group is known. On this model, so that Wagtail's form of a group neither shows nor takes it."""
    content_type = ContentType.objects.get_for_model(Permission)
    found, _created = Permission.objects.get_or_create(
        content_type=content_type, codename=f"{MARK}{role.key}", defaults={"name": f"Is the group of: {role.key}"}
    )
    return found


def group_of(role: Role) -> Group | None:
    return Group.objects.filter(permissions__codename=f"{MARK}{role.key}").order_by("pk").first()


def made_group(role: Role) -> Group:
    """The role's group; one of its name that is no role's yet is taken for it."""
    group = group_of(role)
    if group is None:
        group, _created = Group.objects.get_or_create(name=role.name)
        group.permissions.add(mark(role))
    return group


def home(locale: Locale) -> Page | None:
    return Page.objects.filter(depth=2, locale=locale).order_by("path").first()


def give(role: Role, pages: list[Page]) -> Group:
    """Makes the role's group if need be, and gives it what it lacks; what an administrator added by hand stays."""
    group = made_group(role)
    group.permissions.add(*Permission.objects.filter(model_permissions(role)))
    for page in pages:
        for permission in page_permissions(role.pages):
            GroupPagePermission.objects.get_or_create(group=group, page=page, permission=permission)
    collection = Collection.get_first_root_node()
    for permission in file_permissions(role.files):
        GroupCollectionPermission.objects.get_or_create(group=group, collection=collection, permission=permission)
    return group


def model_permissions(role: Role) -> Q:
    wanted = Q(codename="access_admin") if role.admin else Q(pk=None)
    for verbs, models in ((role.facts, FACTS), (role.records, LIVE_RECORDS)):
        names = [f"{verb}_{model}" for verb in verbs for model in models]
        wanted |= Q(content_type__app_label="concept_pages", codename__in=names)
    for permission in role.more:
        app, _dot, codename = permission.partition(".")
        wanted |= Q(content_type__app_label=app, codename=codename)
    return wanted


def page_permissions(verbs: tuple[str, ...]):
    return Permission.objects.filter(
        content_type__app_label="wagtailcore", codename__in=[f"{verb}_page" for verb in verbs]
    )


def file_permissions(verbs: tuple[str, ...]):
    names = [f"{verb}_{model}" for verb in verbs for model in (*FILES, "picture")]
    return Permission.objects.filter(
        content_type__app_label__in=["wagtailimages", "wagtaildocs", "concept_pages"],
        codename__in=names,
    )


def remove_stock_groups() -> None:
    """Wagtail brings Editors and Moderators; empty ones would only confuse."""
    stock = Group.objects.filter(name__in=["Editors", "Moderators"], user=None)
    stock.exclude(permissions__codename__startswith=MARK).delete()


def set_up_review() -> Workflow:
    """The editorial review: coordinators approve. It holds for all pages; Wagtail's stock workflow gives way.

    It is known by who approves, whatever it is called; another workflow that staff gave to all pages stays.
    """
    with translation.override(Locale.get_default().language_code):
        approvers = made_group(coordinators())
        tasks = GroupApprovalTask.objects.filter(groups=approvers)
        workflow = Workflow.objects.filter(workflow_tasks__task__in=tasks).order_by("pk").first() or new_review(
            approvers
        )
        stock = Workflow.objects.exclude(pk=workflow.pk).filter(name="Moderators approval")
        WorkflowPage.objects.filter(workflow__in=stock).delete()
        WorkflowPage.objects.get_or_create(page=Page.objects.get(depth=1), defaults={"workflow": workflow})
        stock.update(active=False)
        return workflow


def new_review(approvers: Group) -> Workflow:
    workflow = Workflow.objects.create(name=_("Editorial review"))
    task = GroupApprovalTask.objects.create(name=_("Review by coordinators"))
    task.groups.add(approvers)
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    return workflow
