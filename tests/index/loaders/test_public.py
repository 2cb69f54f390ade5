"""Addresses that aren't public, under every disguise that is known."""

import pytest

from index.loaders.public import is_public

PUBLIC = """
    8.8.8.8 93.184.215.14 1.1.1.1 2606:4700::1111 2a00:1450:4001:810::200e
    ::ffff:8.8.8.8 64:ff9b::808:808 2002:808:808::1
""".split()
PRIVATE = """
    127.0.0.1 127.255.255.254 10.0.0.1 172.16.0.1 172.31.255.255 192.168.1.1 169.254.169.254
    0.0.0.0 0.1.2.3 100.64.0.1 100.127.255.254 192.0.0.1 192.0.0.8 192.0.0.170 192.0.2.1
    192.88.99.1 198.18.0.1 198.19.255.254 198.51.100.1 203.0.113.1 224.0.0.1 239.255.255.250
    240.0.0.1 255.255.255.255
    :: ::1 ::127.0.0.1 ::10.0.0.1 ::ffff:127.0.0.1 ::ffff:169.254.169.254 ::ffff:0:127.0.0.1
    64:ff9b::a9fe:a9fe 64:ff9b::7f00:1 64:ff9b::10.0.0.1 64:ff9b:1::1 64:ff9b:1::808:808
    2002:7f00:1:: 2002:a9fe:a9fe:: 2002:c0a8:101::1 2001:0:a00:1::1
    2001:0:808:808:0:0:80ff:fffe 2001:10::1 2001:20::1 2001:db8::1 3fff::1 5f00::1 100::1
    fc00::1 fd00:ec2::254 fe80::1 fe80::1%eth0 fec0::1 ff02::1 ff0e::1
    2a00:1450::5efe:7f00:1 2a00:1450::200:5efe:c0a8:101
""".split()
NO_ADDRESS = ["", "a.example", "127.1", "0x7f000001", "2130706433", "017700000001", "127。0。0。1"]


@pytest.mark.parametrize("address", PUBLIC)
def test_public_ones_are_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("address", [*PRIVATE, *NO_ADDRESS])
def test_no_other_is(address: str) -> None:
    assert not is_public(address)
