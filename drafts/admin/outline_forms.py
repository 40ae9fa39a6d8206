"""What “Gliederung” is told: one deed with one page, or the place where a page is to stand."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..outlining import Outline
from .outline_rows import name

# As the forms send them, and as Tree names them.
DEEDS = ("up", "down", "inwards", "outwards", "leave_out", "bring_back")


class DeedForm(forms.Form):
    """One deed. parent, index: for "moved" alone."""

    version = forms.CharField(max_length=40)
    deed = forms.ChoiceField(choices=[(name, name) for name in (*DEEDS, "moved")])
    key = forms.UUIDField()
    parent = forms.UUIDField(required=False)
    index = forms.IntegerField(required=False, min_value=0)

    def tree(self, outline: Outline):
        data = self.cleaned_data
        more = (data["parent"], data["index"] or 0) if data["deed"] == "moved" else ()
        return getattr(outline.tree, data["deed"])(data["key"], *more)


def deed_of_button(value: str) -> dict:
    """A button's value is "<deed> <key>"; a drag sends both as fields."""
    deed, _space, key = value.partition(" ")
    return {"deed": deed, "key": key} if key else {}


class PlaceForm(forms.Form):
    """Where one page stands: below which other, and behind which."""

    version = forms.CharField(max_length=40, widget=forms.HiddenInput)
    parent = forms.ChoiceField(label=gettext_lazy("Below the page"))
    after = forms.ChoiceField(
        label=gettext_lazy("Behind the page"),
        required=False,
        help_text=gettext_lazy("If this page stands elsewhere, the page comes last below the one above."),
    )

    def __init__(self, *args, outline: Outline, key: UUID, **kwargs):
        super().__init__(*args, **kwargs)
        tree, own = outline.tree, set(outline.tree.walk(key))
        order = [each for each in tree.walk() if each not in own]
        parents = [each for each in order if tree.may_hold(each, key)]
        self.fields["parent"].choices = [(str(each), name(outline, each)) for each in parents]
        near = [each for each in order if tree.parents.get(each) in parents]
        self.fields["after"].choices = [("", _("First"))] + [(str(each), name(outline, each)) for each in near]

    def tree(self, key: UUID):
        def deed(outline: Outline):
            parent, after = UUID(self.cleaned_data["parent"]), self.cleaned_data["after"]
            others = [each for each in outline.tree.below(parent) if each != key]
            index = 0 if not after else next((i + 1 for i, k in enumerate(others) if str(k) == after), len(others))
            return outline.tree.moved(key, parent, index)

        return deed
