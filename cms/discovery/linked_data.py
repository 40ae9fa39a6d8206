"""What a page is, in the words of schema.org."""

from __future__ import annotations

import json

from django.urls import reverse

from .addresses import absolute

KINDS = {
    "homepage": "WebPage",
    "conceptpage": "CreativeWork",
    "analysispage": "Report",
    "actionplanpage": "CreativeWork",
    "measurepage": "GovernmentService",
    "fieldanalysispage": "Article",
    "chapterpage": "Article",
    "visionpage": "Article",
    "understandingpage": "Article",
    "faqpage": "FAQPage",
}
# A measure is something that the city does: it has no author, no language and no day of publication.
NOT_WRITTEN = {"GovernmentService"}
# Inside a script element nothing may end it, whatever an editor writes.
ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def graph(context, page, address: str, title: str, description: str, language: str) -> dict:
    request, around = context["request"], context["around"]
    home = absolute(request, around.home.url)
    city = {"@type": "GovernmentOrganization", "@id": f"{home}#stadt", "name": around.home.city_name or "", "url": home}
    things = [of_page(page, context, address, city) if page else of_view(context, address, city)]
    things[0]["name"] = title
    if things[0]["@type"] not in NOT_WRITTEN:
        things[0]["inLanguage"] = language
    if description:
        things[0]["description"] = description
    if page and page.pk == around.home.pk:
        things += [
            city,
            {"@type": "WebSite", "@id": f"{home}#site", "name": title, "url": home, "publisher": ref(city)},
        ]
    else:
        things.append(breadcrumbs(request, around.crumbs, title, address))
    return {"@context": "https://schema.org", "@graph": things}


def ref(thing: dict) -> dict:
    return {"@id": thing["@id"]}


def of_page(page, context, address: str, city: dict) -> dict:
    kind = KINDS.get(page._meta.model_name, "WebPage")
    if kind in NOT_WRITTEN:
        return service(context, address, city)
    found = {"@type": kind, "@id": address, "url": address, "publisher": city}
    if page.first_published_at:
        found["datePublished"] = page.first_published_at.isoformat()
    if page.last_published_at:
        found["dateModified"] = page.last_published_at.isoformat()
    start, end = getattr(page, "valid_from", None), getattr(page, "valid_to", None)
    if start or end:
        found["temporalCoverage"] = f"{start.isoformat() if start else '..'}/{end.isoformat() if end else '..'}"
    if kind == "FAQPage":
        found["mainEntity"] = [question(*asked) for asked in context.get("questions", ())]
    if hasattr(page, "is_binding"):
        found["creativeWorkStatus"] = "Adopted" if page.is_binding else "Draft"
    return found


def question(asked: str, answer: str) -> dict:
    return {"@type": "Question", "name": asked, "acceptedAnswer": {"@type": "Answer", "text": answer}}


def service(context, address: str, city: dict) -> dict:
    """A measure: the office that answers for it, whom it is for, where."""
    facts = {section.name: section for section in context.get("facts") or ()}
    found = {"@type": "GovernmentService", "@id": address, "url": address, "provider": city}
    offices, groups, area = (words(facts.get(name)) for name in ("lead_office", "target_groups", "area"))
    if offices:
        found["serviceOperator"] = {
            "@type": "GovernmentOrganization",
            "name": offices[0],
            "parentOrganization": ref(city),
        }
    if groups:
        found["audience"] = [{"@type": "Audience", "audienceType": group} for group in groups]
    if area:
        found["areaServed"] = area[0]
    return found


def words(section) -> list[str]:
    lines = [line.strip() for passage in section.passages for line in passage.text.splitlines()] if section else []
    return [line for line in lines if line]


def of_view(context, address: str, city: dict) -> dict:
    """Addresses that are no Wagtail pages. The register is a data set."""
    match = context["request"].resolver_match
    if match is None or match.url_name != "register":
        return {"@type": "WebPage", "@id": address, "url": address, "publisher": city}
    whole = address.split("?")[0]
    table = absolute(context["request"], reverse("register_csv"))
    return {
        "@type": "Dataset",
        "@id": whole,
        "url": whole,
        "creator": city,
        "isAccessibleForFree": True,
        "distribution": [{"@type": "DataDownload", "encodingFormat": "text/csv", "contentUrl": table}],
    }


def breadcrumbs(request, crumbs: list, title: str, address: str) -> dict:
    steps = [(crumb.title, absolute(request, crumb.url)) for crumb in crumbs] + [(title, address)]
    items = [
        {"@type": "ListItem", "position": place, "name": name, "item": url}
        for place, (name, url) in enumerate(steps, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def as_json(data: dict) -> str:
    """Safe between <script> and </script>."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(ESCAPES)
