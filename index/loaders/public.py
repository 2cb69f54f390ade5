"""Which addresses a stranger's link may lead to: public ones, whatever they are disguised as."""

from collections.abc import Iterator
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Final

_NEVER: Final = [
    ip_network(each)
    for each in (
        "192.0.0.0/24",  # IETF protocols
        "192.88.99.0/24",  # the relays of 6to4
        "2001::/23",  # IETF protocols
        "3fff::/20",  # documentation
    )
]
"""Not public either, whatever `is_global` of some Python says.

https://www.iana.org/assignments/iana-ipv4-special-registry and …/iana-ipv6-special-registry
"""
_UNICAST: Final = ip_network("2000::/3")  # https://www.iana.org/assignments/ipv6-address-space
_COMPATIBLE: Final = ip_network("::/96")
_NAT64: Final = ip_network("64:ff9b::/96")  # RFC 6052
_ISATAP: Final = (0x00005EFE, 0x02005EFE)  # RFC 5214


def is_public(address: str) -> bool:
    """Whether an IP address, and every one it stands for, is of the public network."""
    try:
        plain = ip_address(address)
    except ValueError:
        return False
    if isinstance(plain, IPv4Address):
        return _is_public(plain)
    hidden = list(_hidden(plain))
    if hidden:
        return all(map(_is_public, hidden))
    return plain in _UNICAST and _is_public(plain)


def _is_public(address: IPv4Address | IPv6Address) -> bool:
    special = address.is_multicast or address.is_reserved or address.is_unspecified
    return address.is_global and not special and not any(address in each for each in _NEVER)


def _hidden(address: IPv6Address) -> Iterator[IPv4Address]:
    """The IPv4 addresses that an IPv6 one leads to: mapped, compatible, tunnelled, translated."""
    low = IPv4Address(int(address) & 0xFFFFFFFF)
    if address.ipv4_mapped is not None or address in _COMPATIBLE or address in _NAT64:
        yield low
    if address.sixtofour is not None:
        yield address.sixtofour
    if address.teredo is not None:
        yield from address.teredo
    if int(address) >> 32 & 0xFFFFFFFF in _ISATAP:
        yield low
