"""Where a request comes from, as far as limits go: the network, not the single address."""

from __future__ import annotations

from ipaddress import ip_address, ip_network

from django.conf import settings

# What one household or office has: whoever owns an IPv6 address owns its /64.
PREFIX_LENGTHS = {4: 24, 6: 64}


def client_address(request) -> str:
    """The visitor's address. Behind proxies it is the entry that the outermost one of ours wrote; what stands before it, the visitor may have invented."""
    address = request.META.get("REMOTE_ADDR", "")
    if settings.PROXIES_IN_FRONT:
        forwarded = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",") if part.strip()]
        address = forwarded[-settings.PROXIES_IN_FRONT :][0] if forwarded else address
    return address


def network_of(request) -> str:
    try:
        address = ip_address(client_address(request))
    except ValueError:  # a Unix socket has no address
        return "unknown"
    address = getattr(address, "ipv4_mapped", None) or address
    return str(ip_network(f"{address}/{PREFIX_LENGTHS[address.version]}", strict=False))
