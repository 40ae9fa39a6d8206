from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DraftsConfig(AppConfig):
    name = "drafts"
    verbose_name = _("Drafts")

    def ready(self):
        from django.db.backends.signals import connection_created
        from django.db.models.signals import post_migrate, pre_migrate, pre_save
        from wagtail.models import Revision

        from concept_pages.register.archive import keep_plans
        from concept_pages.road import ROAD

        from . import checks  # noqa: F401  registers the system checks
        from .guards import migrating, pinned_revisions
        from .guards.door import DOOR, FREEZING
        from .plan_archive import PublishedPlans
        from .road import buttons, guard

        connection_created.connect(DOOR.add_function, dispatch_uid="drafts_door")
        connection_created.connect(FREEZING.add_function, dispatch_uid="drafts_freezing")
        connection_created.connect(ROAD.add_function, dispatch_uid="concept_road_function")
        pre_migrate.connect(migrating.before_migrations, sender=self, dispatch_uid="drafts_before_migrations")
        post_migrate.connect(migrating.after_migrations, sender=self, dispatch_uid="drafts_after_migrations")
        keep_plans(PublishedPlans())
        pre_save.connect(pinned_revisions.on_revision_save, sender=Revision, dispatch_uid="drafts_pinned_revision")
        guard.connect()
        buttons.connect()
