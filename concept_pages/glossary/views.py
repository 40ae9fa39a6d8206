from django.http import Http404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ..models import Abbreviation, GlossaryTerm
from ..surroundings import Crumb, surroundings_of_view
from .definitions import definition_html, gist
from .letters import by_letter, sort_key
from .terms import abbreviations_of, pages_with, term_with, words_of


def glossary(request):
    terms = words_of(GlossaryTerm)
    for term in terms:
        term.gist = gist(term)
    context = {
        "around": surroundings_of_view(request),
        "letters": by_letter(terms, get_language()),
        "here": Crumb(_("Glossary"), ""),
        "description": _("Words that have a meaning of their own in this concept, and where they are used."),
    }
    return TemplateResponse(request, "concept_pages/glossary/glossary.html", context)


def term(request, key):
    found = term_with(key)
    if found is None:
        raise Http404
    context = {
        "around": surroundings_of_view(request, [Crumb(_("Glossary"), reverse("glossary"))]),
        "term": found,
        "description": gist(found),
        "here": Crumb(found.term, ""),
        "definition": definition_html(found),
        "pages": pages_with(found),
        "abbreviations": abbreviations_of(found),
    }
    return TemplateResponse(request, "concept_pages/glossary/term.html", context)


def abbreviations(request):
    language = get_language()
    found = sorted(words_of(Abbreviation), key=lambda short: sort_key(short.short, language))
    terms = {word.term.casefold(): word for word in words_of(GlossaryTerm)}
    context = {
        "around": surroundings_of_view(request),
        "rows": [(short, terms.get(short.long.casefold()) or terms.get(short.short.casefold())) for short in found],
        "here": Crumb(_("Abbreviations"), ""),
        "description": _("What the abbreviations in this concept stand for."),
    }
    return TemplateResponse(request, "concept_pages/glossary/abbreviations.html", context)
