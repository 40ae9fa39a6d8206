"""Who may do what: groups with their permissions, and the review that texts go through. Made by `set_up`, safe to run again."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import Group, Permission
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


@dataclass(frozen=True)
class Role:
    """pages: permissions on pages; facts, files: verbs; admin: may log in to the admin."""

    name: str
    pages: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    admin: bool = True


def editors() -> Role:
    return Role(_("Editors"), ("add", "change"), ("view", "add", "change"), ("add", "change", "choose"))


def coordinators() -> Role:
    return Role(
        _("Coordinators"),
        ("add", "change", "publish", "lock", "unlock", "bulk_delete"),
        ("view", "add", "change", "delete"),
        ("add", "change", "choose"),
    )


def administrators() -> Role:
    return Role(_("Administrators"), coordinators().pages, coordinators().facts, ("add", "change", "choose"))


def translators(locale: Locale) -> Role:
    language = str(locale.get_display_name() or locale.language_code)
    return Role(_("Translators: %(language)s") % {"language": language}, ("add", "change"), ("view",), ("choose",))


def office_members() -> Role:
    return Role(_("Office members"), admin=False)


def working_group_members() -> Role:
    return Role(_("Working-group members"), admin=False)


def set_up_roles() -> list[Group]:
    """Groups for every role; translators one group for each language of the site. Names are in the site's language."""
    with translation.override(Locale.get_default().language_code):
        root = Page.objects.get(depth=1)
        groups = [
            give(editors(), [home(Locale.get_default()) or root]),
            give(coordinators(), [root]),
            give(administrators(), [root]),
            give(office_members(), []),
            give(working_group_members(), []),
        ]
        groups[2].permissions.set(Permission.objects.all())
        for locale in Locale.objects.exclude(language_code=Locale.get_default().language_code):
            groups.append(set_up_translators(locale))
        remove_stock_groups()
        return groups


def set_up_translators(locale: Locale) -> Group:
    group = give(translators(locale), [page for page in [home(locale)] if page])
    submit = Permission.objects.filter(codename="submit_translation")
    group.permissions.add(*submit)
    return group


def home(locale: Locale) -> Page | None:
    return Page.objects.filter(depth=2, locale=locale).order_by("path").first()


def give(role: Role, pages: list[Page]) -> Group:
    """Makes the role's group if need be, and gives it what it lacks; what an administrator added by hand stays."""
    group, _created = Group.objects.get_or_create(name=role.name)
    wanted = Q(pk=None)
    if role.admin:
        wanted |= Q(codename="access_admin")
    for verb in role.facts:
        wanted |= Q(
            content_type__app_label="concept_pages",
            codename__in=[f"{verb}_{model}" for model in (*FACTS, *LIVE_RECORDS)],
        )
    group.permissions.add(*Permission.objects.filter(wanted))
    for page in pages:
        for permission in page_permissions(role.pages):
            GroupPagePermission.objects.get_or_create(group=group, page=page, permission=permission)
    collection = Collection.get_first_root_node()
    for permission in file_permissions(role.files):
        GroupCollectionPermission.objects.get_or_create(group=group, collection=collection, permission=permission)
    return group


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
    for group in Group.objects.filter(name__in=["Editors", "Moderators"]):
        if group.name != _("Editors") and not group.user_set.exists():
            group.delete()


def set_up_review() -> Workflow:
    """The editorial review: coordinators approve. It holds for all pages; Wagtail's stock workflow gives way."""
    with translation.override(Locale.get_default().language_code):
        workflow, _created = Workflow.objects.get_or_create(name=_("Editorial review"))
        task = GroupApprovalTask.objects.filter(workflow_tasks__workflow=workflow).first()
        if task is None:
            task = GroupApprovalTask.objects.create(name=_("Review by coordinators"))
            WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
        task.groups.add(Group.objects.get(name=coordinators().name))
        WorkflowPage.objects.update_or_create(page=Page.objects.get(depth=1), defaults={"workflow": workflow})
        stock = Workflow.objects.exclude(pk=workflow.pk).filter(name="Moderators approval")
        stock.update(active=False)
        return workflow
