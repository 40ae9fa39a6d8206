from django.db.models.signals import post_save


def on_measure_created(sender, instance, created, raw=False, **kwargs):
    """A measure has one record of its implementation from its first day, whatever the language it is created in."""
    from .models import MeasureImplementation

    if created and not raw:
        MeasureImplementation.objects.get_or_create(measure_key=instance.translation_key)


def connect():
    from .models import MeasurePage

    post_save.connect(on_measure_created, sender=MeasurePage, dispatch_uid="measure_created")
