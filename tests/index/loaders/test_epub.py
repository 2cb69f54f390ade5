"""A book is read in its order, with its printed pages."""

import pytest

from index.errors import SourceDamaged, SourceEncrypted
from index.loaders import formats
from index.types import Document
from tests.index.loaders.making import epub, zipped

ENCRYPTION = """<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"
xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData>
<enc:EncryptionMethod Algorithm="{}"/></enc:EncryptedData></encryption>"""


def load(data: bytes) -> Document:
    return formats.parse("/a/the-book.epub", ".epub", data)


def blocks(markup: str) -> list[str]:
    return load(epub(markup, two="<p>x</p>")).text.split("\n\n")[1:]


class TestText:
    def test_chapters_come_in_the_order_of_the_spine_without_the_contents(self) -> None:
        found = load(epub("<h1>One</h1><p>First.</p>", "<h2>Two</h2><p>Second.</p>"))
        assert found.text == "Two\n\nSecond.\n\nOne\n\nFirst."
        assert found.headings == ((0, "Two"), (14, "One"))

    def test_title_author_and_date_come_from_the_package(self) -> None:
        found = load(epub("<p>First.</p>"))
        assert (found.title, found.author, found.published) == (
            "The Comet Book",
            "Ann Lee",
            "2019-05-06",
        )

    def test_everything_a_reader_sees_is_a_block(self) -> None:
        markup = (
            "<div>Loose <b>words</b>,<br/> and <i>more</i>.<p>A paragraph\n wrapped.</p>tail</div>"
            "<ul><li>one</li><li><p>two</p></li></ul><pre>a  b\n c</pre>"
            "<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td><p>2</p><p>3</p></td></tr>"
            "<tr><td>alone</td></tr></table><ruby>漢<rt>kan</rt></ruby>"
            "<script>no()</script><p hidden='hidden'>no</p><p style='display: none'>no</p>"
        )
        assert blocks(markup) == [
            "Loose words, and more.",
            "A paragraph wrapped.",
            "tail",
            "one",
            "two",
            "a  b\n c",
            "a | b",
            "1 | 2 3",
            "alone",
            "漢",
        ]

    def test_printed_pages_are_kept_where_they_begin(self) -> None:
        markup = (
            '<p>Before <span epub:type="pagebreak" title="7"/>it landed and '
            '<span role="doc-pagebreak" aria-label="Page viii"></span>slept.</p>'
            '<div epub:type="pagebreak" id="p9">9</div><p>Then it woke.</p>'
            "<table><tr><td>a</td><td><span epub:type='pagebreak' title='10'/>b</td></tr></table>"
        )
        found = load(epub(markup, two="<p>x</p>"))
        starts = {label: found.text[at : at + 6] for at, label in found.pages}
        assert starts == {"7": "it lan", "viii": "slept.", "9": "Then i", "10": "a | b"}
        assert "9" not in found.text

    def test_what_hides_text_is_replaced_and_counted(self) -> None:
        found = load(epub("<p>A\u202eb c&#x200B;d</p>"))
        assert found.hidden == {"direction override": 1, "zero-width character": 1}
        assert "\u202e" not in found.text
        assert "\u200b" not in found.text


class TestRefusals:
    def test_one_locked_to_a_licence_is_refused_by_name(self) -> None:
        method = "http://www.w3.org/2001/04/xmlenc#aes128-cbc"
        more = {"META-INF/encryption.xml": ENCRYPTION.format(method)}
        with pytest.raises(SourceEncrypted, match=r"the-book\.epub is locked.*without DRM"):
            load(epub("<p>First.</p>", more=more))

    def test_fonts_that_are_obfuscated_are_no_lock(self) -> None:
        more = {"META-INF/encryption.xml": ENCRYPTION.format("http://www.idpf.org/2008/embedding")}
        assert "First." in load(epub("<p>First.</p>", more=more)).text

    @pytest.mark.parametrize(
        "entries",
        [
            {"a.txt": "x"},
            {"META-INF/container.xml": "<container/>"},
            {"META-INF/container.xml": "<"},
            {"META-INF/container.xml": '<c><rootfile full-path="gone.opf"/></c>'},
        ],
    )
    def test_what_is_no_book_is_refused(self, entries: dict[str, str]) -> None:
        with pytest.raises(SourceDamaged):
            load(zipped(entries))
