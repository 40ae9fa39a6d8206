"""How Mozilla's HTTP Observatory scores a response: its table of modifiers and the rules that lead to each.

Source: https://github.com/mdn/mdn-http-observatory at 94042bb, src/grader/charts.js (SCORE_TABLE) and src/analyzer/tests/*.js. What needs a network of its own (certificate, list of preloaded hosts) is left at its neutral value, 0.
"""

from __future__ import annotations

import re

BASE = 100
EXTRA_CREDIT_FROM = 90  # points above 100 count only if nothing costs more than ten
BROAD = {"ftp:", "http:", "https:", "*", "http://*", "http://*.*", "https://*", "https://*.*"}
PRIVATE_REFERRER = {"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}
UNSAFE_REFERRER = {"origin", "origin-when-cross-origin", "unsafe-url", "no-referrer-when-downgrade"}
HALF_A_YEAR = 15_768_000

MODIFIERS = {
    "csp-implemented-with-no-unsafe-default-src-none": 10,
    "csp-implemented-with-no-unsafe": 5,
    "csp-implemented-with-unsafe-inline-in-style-src-only": 0,
    "csp-implemented-with-unsafe-eval": -10,
    "csp-implemented-with-unsafe-inline": -20,
    "csp-implemented-with-insecure-scheme": -20,
    "csp-not-implemented": -25,
    "cookies-secure-with-httponly-sessions-and-samesite": 5,
    "cookies-secure-with-httponly-sessions": 0,
    "cookies-not-found": 0,
    "cookies-without-secure-flag-but-protected-by-hsts": -5,
    "cookies-session-without-secure-flag-but-protected-by-hsts": -10,
    "cookies-anticsrf-without-samesite-flag": -20,
    "cookies-session-without-httponly-flag": -30,
    "cross-origin-resource-sharing-not-implemented": 0,
    "cross-origin-resource-sharing-implemented-with-public-access": 0,
    "cross-origin-resource-sharing-implemented-with-universal-access": -50,
    "redirection-to-https": 0,
    "redirection-not-to-https": -20,
    "redirection-missing": -20,
    "referrer-policy-private": 5,
    "referrer-policy-not-implemented": 0,
    "referrer-policy-unsafe": -5,
    "referrer-policy-header-invalid": -5,
    "hsts-implemented-max-age-at-least-six-months": 0,
    "hsts-implemented-max-age-less-than-six-months": -10,
    "hsts-not-implemented": -20,
    "hsts-header-invalid": -20,
    "sri-not-implemented-but-all-scripts-loaded-from-secure-origin": 0,
    "sri-not-implemented-but-no-scripts-loaded": 0,
    "sri-not-implemented-but-external-scripts-loaded-securely": -5,
    "x-content-type-options-nosniff": 0,
    "x-content-type-options-not-implemented": -5,
    "x-content-type-options-header-invalid": -5,
    "x-frame-options-implemented-via-csp": 5,
    "x-frame-options-sameorigin-or-deny": 5,
    "x-frame-options-not-implemented": -20,
    "x-frame-options-header-invalid": -20,
    "cross-origin-resource-policy-implemented-with-same-origin": 10,
    "cross-origin-resource-policy-implemented-with-same-site": 10,
    "cross-origin-resource-policy-implemented-with-cross-origin": 0,
    "cross-origin-resource-policy-not-implemented": 0,
    "cross-origin-resource-policy-header-invalid": -5,
    "coep-implemented-with-require-corp": 10,
    "coep-implemented-with-credentialless": 10,
    "coep-not-implemented": 0,
    "coop-implemented-with-same-origin": 10,
    "coop-implemented-with-same-origin-allow-popups": 10,
    "coop-not-implemented": 0,
    "coop-header-invalid": -5,
}


def score(response: dict) -> tuple[int, dict[str, int]]:
    """response: headers (names in small letters), cookies (dicts), html, redirect (where plain HTTP leads)."""
    headers = response["headers"]
    results = [
        policy(headers.get("content-security-policy", "")),
        cookies(response["cookies"], "strict-transport-security" in headers),
        embedder(headers.get("cross-origin-embedder-policy")),
        opener(headers.get("cross-origin-opener-policy")),
        sharing(headers),
        redirection(response["redirect"]),
        referrer(headers.get("referrer-policy")),
        transport(headers.get("strict-transport-security")),
        integrity(response["html"]),
        sniffing(headers.get("x-content-type-options")),
        framing(headers),
        resource(headers.get("cross-origin-resource-policy")),
    ]
    points = {name: MODIFIERS[name] for name in results}
    without_extra = BASE + sum(value for value in points.values() if value < 0)
    return (BASE + sum(points.values()) if without_extra >= EXTRA_CREDIT_FROM else without_extra), points


def policy(header: str) -> str:
    parts = [part.split() for part in header.split(";") if part.strip()]
    said = {name.lower(): set(values) for name, *values in parts}
    if not said:
        return "csp-not-implemented"
    script, style, objects = (
        set(said.get(name, said.get("default-src", {"*"}))) for name in ("script-src", "style-src", "object-src")
    )
    for sources in (script, style):
        if any(source.startswith(("'nonce-", "'sha256-", "'sha384-", "'sha512-")) for source in sources):
            sources.discard("'unsafe-inline'")
    if script & (BROAD | {"'unsafe-inline'", "data:"}) or objects & BROAD:
        return "csp-implemented-with-unsafe-inline"
    if any(source.startswith(("http:", "ftp:")) for sources in said.values() for source in sources):
        return "csp-implemented-with-insecure-scheme"
    if "'unsafe-eval'" in script | style:
        return "csp-implemented-with-unsafe-eval"
    if style & (BROAD | {"'unsafe-inline'", "data:"}):
        return "csp-implemented-with-unsafe-inline-in-style-src-only"
    none = said.get("default-src") == {"'none'"}
    return "csp-implemented-with-no-unsafe" + ("-default-src-none" if none else "")


def cookies(found: list[dict], hsts: bool) -> str:
    if not found:
        return "cookies-not-found"
    sessions = [cookie for cookie in found if re.search("login|sess", cookie["name"], re.IGNORECASE)]
    if any(not cookie["httponly"] for cookie in sessions):
        return "cookies-session-without-httponly-flag"
    if any("csrf" in cookie["name"].lower() and not cookie["samesite"] for cookie in found):
        return "cookies-anticsrf-without-samesite-flag"
    if any(not cookie["secure"] for cookie in sessions):
        return "cookies-session-without-secure-flag-but-protected-by-hsts"
    if any(not cookie["secure"] for cookie in found):
        return "cookies-without-secure-flag-but-protected-by-hsts"
    same_site = all(cookie["samesite"] for cookie in found)
    return "cookies-secure-with-httponly-sessions" + ("-and-samesite" if same_site else "")


def embedder(header: str | None) -> str:
    return f"coep-implemented-with-{header}" if header else "coep-not-implemented"


def opener(header: str | None) -> str:
    if not header:
        return "coop-not-implemented"
    name = f"coop-implemented-with-{header}"
    return name if name in MODIFIERS else "coop-header-invalid"


def sharing(headers: dict) -> str:
    if "access-control-allow-origin" not in headers:
        return "cross-origin-resource-sharing-not-implemented"
    public = headers["access-control-allow-origin"] == "*"
    return "cross-origin-resource-sharing-implemented-with-" + ("public-access" if public else "universal-access")


def redirection(target: str | None) -> str:
    if target is None:
        return "redirection-missing"
    return "redirection-to-https" if target.startswith("https://") else "redirection-not-to-https"


def referrer(header: str | None) -> str:
    if not header:
        return "referrer-policy-not-implemented"
    known = [part.strip().lower() for part in header.split(",")]
    known = [part for part in known if part in PRIVATE_REFERRER | UNSAFE_REFERRER]
    if not known:
        return "referrer-policy-header-invalid"
    return "referrer-policy-private" if known[-1] in PRIVATE_REFERRER else "referrer-policy-unsafe"


def transport(header: str | None) -> str:
    if not header:
        return "hsts-not-implemented"
    age = re.search(r"max-age=(\d+)", header)
    if not age or "," in header:
        return "hsts-header-invalid"
    long = int(age[1]) >= HALF_A_YEAR
    return "hsts-implemented-max-age-" + ("at-least-six-months" if long else "less-than-six-months")


def integrity(html: str) -> str:
    scripts = re.findall(r"<script\b[^>]*>", html)
    if any(re.search(r"src=[\"']?(https?:)?//", script) for script in scripts):
        return "sri-not-implemented-but-external-scripts-loaded-securely"
    if not scripts:
        return "sri-not-implemented-but-no-scripts-loaded"
    return "sri-not-implemented-but-all-scripts-loaded-from-secure-origin"


def sniffing(header: str | None) -> str:
    if not header:
        return "x-content-type-options-not-implemented"
    return "x-content-type-options-" + ("nosniff" if header.strip().lower() == "nosniff" else "header-invalid")


def framing(headers: dict) -> str:
    if "frame-ancestors" in headers.get("content-security-policy", ""):
        return "x-frame-options-implemented-via-csp"
    header = headers.get("x-frame-options", "").lower()
    if not header:
        return "x-frame-options-not-implemented"
    return "x-frame-options-" + ("sameorigin-or-deny" if header in ("sameorigin", "deny") else "header-invalid")


def resource(header: str | None) -> str:
    if not header:
        return "cross-origin-resource-policy-not-implemented"
    name = f"cross-origin-resource-policy-implemented-with-{header}"
    return name if name in MODIFIERS else "cross-origin-resource-policy-header-invalid"
