"""A link leads to the public web and nowhere else, and costs no more than it may."""

import gzip
import socket
import ssl
import time
from collections.abc import Iterator, Sequence

import pytest

from index.errors import (
    SourceEmpty,
    SourceError,
    SourceForbidden,
    SourceMissing,
    SourceTooLarge,
    SourceUnreachable,
    SourceUnsupported,
)
from index.loaders.fetch import AGENT, Fetched, Fetcher, wait_s
from index.loaders.validators import Validators
from tests.index.loaders.test_public import PRIVATE
from tests.index.loaders.web import CERTIFICATE, PUBLIC, Page, Web, serving

BODY = b"<p>The probe touched down on the comet.</p>"


@pytest.fixture
def web() -> Iterator[Web]:
    with serving({"/": Page(BODY), "/page?a=b": Page(BODY)}) as running:
        yield running


def fetched(found: Fetched | None) -> Fetched:
    assert found is not None
    return found


class TestFetching:
    def test_a_page_is_fetched_from_its_host_under_our_name(self, web: Web) -> None:
        found = fetched(web.fetcher().fetch("http://a.example/page?a=b#part"))
        assert (found.url, found.data) == ("http://a.example/page?a=b", BODY)
        assert web.connected == [(PUBLIC, 80)]
        (asked,) = web.asked
        assert asked.startswith("GET /page?a=b HTTP/1.1\r\nHost: a.example\r\n")
        assert f"User-Agent: {AGENT}\r\n" in asked
        assert "Cookie" not in asked
        assert "Referer" not in asked

    def test_the_next_address_of_a_host_is_tried_where_the_first_doesnt_answer(
        self, web: Web
    ) -> None:
        web.unreachable.add("2606:4700::1111")
        fetcher = web.fetcher({"a.example": ["2606:4700::1111", PUBLIC]})
        assert fetched(fetcher.fetch("http://a.example/")).data == BODY
        assert web.connected == [("2606:4700::1111", 80), (PUBLIC, 80)]

    def test_proxies_of_the_environment_are_not_used(
        self, web: Web, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, "http://127.0.0.1:9")
        assert fetched(web.fetcher().fetch("http://a.example/")).data == BODY

    def test_validators_come_along_and_spare_the_next_fetch(self, web: Web) -> None:
        validators = Validators('"v1"', "Wed, 05 Jul 2023 10:00:00 GMT")
        headers = {"ETag": validators.etag, "Last-Modified": validators.modified}
        web.pages["/"] = Page(BODY, headers=headers)
        assert fetched(web.fetcher().fetch("http://a.example/")).validators == validators
        web.pages["/"] = Page(status="304 Not Modified", headers={"Content-Length": ""})
        assert web.fetcher().fetch("http://a.example/", validators) is None
        assert 'If-None-Match: "v1"\r\n' in web.asked[-1]
        assert f"If-Modified-Since: {validators.modified}\r\n" in web.asked[-1]

    def test_nothing_changed_is_no_answer_where_nothing_is_known(self, web: Web) -> None:
        web.pages["/"] = Page(status="304 Not Modified", headers={"Content-Length": ""})
        with pytest.raises(SourceUnreachable, match="304"):
            web.fetcher().fetch("http://a.example/")

    def test_odd_validators_do_no_harm(self, web: Web) -> None:
        web.pages["/"] = Page(BODY, headers={"ETag": "\xff" * 5000})
        odd = fetched(web.fetcher().fetch("http://a.example/")).validators
        assert len(odd.etag) == 1000
        assert fetched(web.fetcher().fetch("http://a.example/", odd)).data == BODY

    def test_a_busy_server_says_how_long_to_wait(self, web: Web) -> None:
        web.pages["/"] = Page(status="429 Too Many", headers={"Retry-After": "120"})
        with pytest.raises(SourceUnreachable, match="429") as raised:
            web.fetcher().fetch("http://a.example/")
        assert raised.value.wait_s == 120

    @pytest.mark.parametrize(
        ("header", "seconds"),
        [
            ("", 0),
            ("0", 0),
            (" 120 ", 120),
            ("Thu, 01 Jan 1970 00:20:00 GMT", 200),
            ("Thu, 01 Jan 1970 00:00:01 GMT", 0),
            ("soon", 0),
            ("-5", 0),
            ("9" * 5000, 999_999_999),
            ("Thu, 01 Jan 99999999 00:20:00 GMT", 0),
        ],
    )
    def test_it_says_so_by_seconds_or_by_a_date(self, header: str, seconds: float) -> None:
        assert wait_s(header, now=1000.0) == seconds

    def test_packed_pages_are_unpacked(self, web: Web) -> None:
        web.pages["/"] = Page(gzip.compress(BODY), headers={"Content-Encoding": "gzip"})
        assert fetched(web.fetcher().fetch("http://a.example/")).data == BODY


class TestWhereLinksLead:
    @pytest.mark.parametrize("address", PRIVATE)
    def test_a_host_at_a_private_address_is_never_connected_to(
        self, web: Web, address: str
    ) -> None:
        fetcher = web.fetcher({"a.example": [address]})
        with pytest.raises(SourceForbidden, match=r"isn't on the public network.*trusted_hosts"):
            fetcher.fetch("http://a.example/")
        assert web.connected == []

    def test_one_private_address_among_public_ones_is_enough(self, web: Web) -> None:
        with pytest.raises(SourceForbidden):
            web.fetcher({"a.example": [PUBLIC, "10.0.0.1"]}).fetch("http://a.example/")
        assert web.connected == []

    @pytest.mark.parametrize(
        "host",
        """127.0.0.1 127.1 2130706433 0x7f000001 0x7f.1 017700000001 0 localhost 127。0。0。1
        １２７.0.0.1 [::1] [::ffff:127.0.0.1] [::127.0.0.1] [::ffff:7f00:1] 169.254.169.254
        [64:ff9b::a9fe:a9fe] [2002:7f00:1::] [fe80::1] [fd00:ec2::254] 127.0.0.1.""".split(),
    )
    def test_disguises_of_this_machine_are_seen_through(self, web: Web, host: str) -> None:
        """Resolved as the system does it, which needs no network for any of them."""
        fetcher = Fetcher(network=web.fetcher().network)
        with pytest.raises(SourceError) as refused:
            fetcher.fetch(f"http://{host}/")
        assert isinstance(refused.value, SourceForbidden | SourceUnsupported | SourceUnreachable)
        assert web.connected == []

    def test_what_was_looked_at_is_what_is_connected_to(self, web: Web) -> None:
        answers = [[PUBLIC], ["127.0.0.1"], ["127.0.0.1"]]

        def rebinding(host: str, port: int) -> Sequence[str]:
            return answers.pop(0)

        assert fetched(web.fetcher(resolve=rebinding).fetch("http://a.example/")).data == BODY
        assert web.connected == [(PUBLIC, 80)]
        assert len(answers) == 2

    def test_a_redirect_is_looked_at_anew(self, web: Web) -> None:
        answers = [[PUBLIC], ["127.0.0.1"]]
        web.pages["/"] = Page(status="302 Found", headers={"Location": "/again"})
        fetcher = web.fetcher(resolve=lambda host, port: answers.pop(0))
        with pytest.raises(SourceForbidden):
            fetcher.fetch("http://a.example/")
        assert len(web.connected) == 1

    @pytest.mark.parametrize(
        "place",
        [
            *("http://127.0.0.1/", "http://169.254.169.254/latest/meta-data/", "http://[::1]/"),
            *("http://private.example/", "//private.example/", "http://2130706433/"),
        ],
    )
    def test_a_redirect_to_a_private_address_is_refused(self, web: Web, place: str) -> None:
        web.pages["/"] = Page(status="301 Moved", headers={"Location": place})
        known = {"private.example": ["192.168.0.7"], "a.example": [PUBLIC]}

        def resolve(host: str, port: int) -> Sequence[str]:
            return known.get(host) or [each[4][0] for each in socket.getaddrinfo(host, port)]

        with pytest.raises(SourceForbidden):
            web.fetcher(resolve=resolve).fetch("http://a.example/")
        assert web.connected == [(PUBLIC, 80)]

    @pytest.mark.parametrize(
        ("place", "error"),
        [
            ("file:///etc/passwd", SourceUnsupported),
            ("ftp://a.example/", SourceUnsupported),
            ("http://ann:pw@a.example/", SourceForbidden),
            ("http://a.example:22/", SourceForbidden),
            ("http://a.example:99999/", SourceError),
        ],
    )
    def test_a_redirect_can_do_no_more_than_a_link(
        self, web: Web, place: str, error: type[Exception]
    ) -> None:
        web.pages["/"] = Page(status="307 Temporary", headers={"Location": place})
        with pytest.raises(error):
            web.fetcher().fetch("http://a.example/")
        assert len(web.connected) == 1

    @pytest.mark.parametrize(("times", "ends_well"), [(5, True), (6, False)])
    def test_five_redirects_are_followed(self, web: Web, times: int, ends_well: bool) -> None:
        for number in range(times):
            to = f"/{number + 1}" if number + 1 < times else "/page?a=b"
            page = Page(status="303 See Other", headers={"Location": to})
            web.pages[f"/{number}" if number else "/"] = page
        if ends_well:
            found = fetched(web.fetcher().fetch("http://a.example/"))
            assert found.url == "http://a.example/page?a=b"
        else:
            with pytest.raises(SourceUnreachable, match="more than 5 times"):
                web.fetcher().fetch("http://a.example/")

    @pytest.mark.parametrize("port", [22, 25, 6379, 8080, 8443])
    def test_only_the_webs_ports_are_open(self, web: Web, port: int) -> None:
        with pytest.raises(SourceForbidden, match=f"a.example:{port}.*trusted_hosts"):
            web.fetcher().fetch(f"http://a.example:{port}/")
        assert web.connected == []

    def test_a_host_of_ones_own_is_open_at_its_port_if_it_is_trusted(self, web: Web) -> None:
        trusted = frozenset({f"127.0.0.1:{web.port}"})
        fetcher = Fetcher(trusted=trusted)
        assert fetched(fetcher.fetch(f"http://127.0.0.1:{web.port}/")).data == BODY
        with pytest.raises(SourceForbidden):
            fetcher.fetch(f"http://127.0.0.1:{web.port + 1}/")
        with pytest.raises(SourceForbidden):
            fetcher.fetch("http://127.0.0.1/")

    def test_a_page_of_the_web_leads_to_no_host_of_ones_own(self, web: Web) -> None:
        """Whoever writes it would read by the bot what they can't reach."""
        addresses = {"wiki.lan": ["10.0.0.7"], "old.lan": ["10.0.0.8"]}
        trusted = frozenset({"wiki.lan:80", "wiki.lan:8080", "old.lan:80"})
        fetcher = web.fetcher(addresses, trusted=trusted)
        for inside in ("http://wiki.lan/", "http://wiki.lan:8080/"):
            web.pages["/away"] = Page(status="302 Found", headers={"Location": inside})
            with pytest.raises(SourceForbidden, match=r"wiki\.lan:80.*yours"):
                fetcher.fetch("http://a.example/away")
            assert web.connected.pop() == (PUBLIC, 80)
            assert fetched(fetcher.fetch("http://old.lan/away")).url == inside
            assert web.connected.pop()[0] == "10.0.0.7"
        web.pages |= {
            "/out": Page(status="302 Found", headers={"Location": "http://a.example/back"}),
            "/back": Page(status="302 Found", headers={"Location": "http://wiki.lan/"}),
        }
        with pytest.raises(SourceForbidden):
            fetcher.fetch("http://wiki.lan/out")


class TestCertificates:
    def trusting(self) -> ssl.SSLContext:
        return ssl.create_default_context(cafile=str(CERTIFICATE))

    def test_the_name_of_the_link_is_what_the_certificate_must_be_for(self) -> None:
        with serving({"/": Page(BODY)}, secure=True) as web:
            fetcher = web.fetcher(certificates=self.trusting)
            assert fetched(fetcher.fetch("https://a.example/")).data == BODY
            assert web.connected == [(PUBLIC, 443)]
            with pytest.raises(SourceUnreachable, match="certificate"):
                fetcher.fetch("https://b.example/")

    def test_a_certificate_nobody_vouches_for_is_refused(self) -> None:
        with (
            serving({"/": Page(BODY)}, secure=True) as web,
            pytest.raises(SourceUnreachable, match="certificate"),
        ):
            web.fetcher().fetch("https://a.example/")


class TestBounds:
    @pytest.mark.parametrize("length", [None, "", "5"])
    def test_more_bytes_than_may_be_are_not_read(self, web: Web, length: str | None) -> None:
        headers = {} if length is None else {"Content-Length": length}
        web.pages["/"] = Page(b"x" * 3_000_000, headers=headers)
        if length == "5":
            assert fetched(web.fetcher(max_bytes=1_000_000).fetch("http://a.example/")).data
        else:
            with pytest.raises(SourceTooLarge, match=r"larger than 1 MB; raise library"):
                web.fetcher(max_bytes=1_000_000).fetch("http://a.example/")

    def test_a_bomb_doesnt_go_off(self, web: Web) -> None:
        bomb = gzip.compress(bytes(20_000_000), compresslevel=1)
        web.pages["/"] = Page(bomb, headers={"Content-Encoding": "gzip"})
        with pytest.raises(SourceTooLarge):
            web.fetcher(max_bytes=200_000).fetch("http://a.example/")

    @pytest.mark.parametrize("pause", [0.05, 30])
    def test_time_is_up_however_slowly_it_drips(self, web: Web, pause: float) -> None:
        web.pages["/"] = Page(b"x" * 1000, every_s=pause, chunk=1)
        started = time.monotonic()
        with pytest.raises(SourceUnreachable, match="takes longer than"):
            web.fetcher(seconds=0.4).fetch("http://a.example/")
        assert time.monotonic() - started < 3

    def test_headers_that_never_end_are_cut_off(self, web: Web) -> None:
        web.pages["/"] = Page(headers={"X": "x" * 2_000_000})
        with pytest.raises(SourceUnreachable):
            web.fetcher().fetch("http://a.example/")

    def test_a_silent_resolver_is_not_waited_for(self, web: Web) -> None:
        def silent(host: str, port: int) -> Sequence[str]:
            time.sleep(3)
            return [PUBLIC]

        started = time.monotonic()
        with pytest.raises(SourceUnreachable, match="takes longer than"):
            web.fetcher(resolve=silent, seconds=0.2).fetch("http://a.example/")
        assert time.monotonic() - started < 2


class TestFailures:
    @pytest.mark.parametrize(
        ("status", "error", "said"),
        [
            ("404 Not Found", SourceMissing, "nothing at http://a.example/"),
            ("410 Gone", SourceMissing, "410"),
            ("403 Forbidden", SourceUnreachable, "save the page"),
            ("401 Unauthorized", SourceUnreachable, "save the page"),
            ("429 Too Many Requests", SourceUnreachable, "try again later"),
            ("500 Internal Server Error", SourceUnreachable, "try again later"),
            ("204 No Content", SourceUnreachable, "204"),
            ("302 Found", SourceUnreachable, "302"),
        ],
    )
    def test_each_status_says_what_to_do(
        self, web: Web, status: str, error: type[Exception], said: str
    ) -> None:
        headers = {"Content-Length": ""} if status.startswith("204") else {}
        web.pages["/"] = Page(status=status, headers=headers)
        with pytest.raises(error, match=said):
            web.fetcher().fetch("http://a.example/")

    def test_an_empty_page_is_empty(self, web: Web) -> None:
        web.pages["/"] = Page()
        with pytest.raises(SourceEmpty):
            web.fetcher().fetch("http://a.example/")

    @pytest.mark.parametrize(
        ("body", "encoding"),
        [(BODY, "br"), (BODY, "gzip"), (gzip.compress(BODY, mtime=0)[:-20], "zstd")],
    )
    def test_what_cant_be_unpacked_is_refused(self, web: Web, body: bytes, encoding: str) -> None:
        web.pages["/"] = Page(body, headers={"Content-Encoding": encoding})
        with pytest.raises(SourceUnreachable):
            web.fetcher().fetch("http://a.example/")

    @pytest.mark.parametrize("said", [b"", b"nonsense\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Le"])
    def test_a_server_that_talks_nonsense_is_unreachable(
        self, web: Web, said: bytes, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(Web, "_said", lambda self, path: iter([said]))
        with pytest.raises(SourceUnreachable, match="breaks off"):
            web.fetcher().fetch("http://a.example/")

    def test_a_body_that_ends_early_is_no_page(self, web: Web) -> None:
        web.pages["/"] = Page(BODY, headers={"Content-Length": "5000"})
        with pytest.raises(SourceUnreachable, match="breaks off"):
            web.fetcher().fetch("http://a.example/")

    def test_nobody_at_home(self) -> None:
        with serving({}) as web:
            pass
        with pytest.raises(SourceUnreachable, match="doesn't answer; check the link"):
            web.fetcher().fetch("http://a.example/")

    def test_a_host_without_address(self, web: Web) -> None:
        def unknown(host: str, port: int) -> Sequence[str]:
            raise socket.gaierror(-2, "Name or service not known")

        with pytest.raises(SourceUnreachable, match="isn't known to the network"):
            web.fetcher(resolve=unknown).fetch("http://a.example/")
        with pytest.raises(SourceUnreachable):
            web.fetcher({"a.example": []}).fetch("http://a.example/")
