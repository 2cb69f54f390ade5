"""A Word document's text is what its reader sees."""

import pytest

from index.errors import SourceDamaged, SourceEmpty, SourceEncrypted
from index.loaders import formats
from index.types import Document
from tests.index.loaders.making import W, docx, p, zipped

CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
    'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>On Comets</dc:title>'
    "<dc:creator>Ann Lee</dc:creator></cp:coreProperties>"
)


def load(data: bytes) -> Document:
    return formats.parse("/a/the-comet.docx", ".docx", data)


def blocks(body: str) -> list[str]:
    return load(docx(body)).text.split("\n\n")


class TestText:
    def test_paragraphs_are_blocks_and_headings_stand_where_they_say(self) -> None:
        found = load(
            docx(
                p("The comet", "Title")
                + p("Landing", "berschrift1")
                + p("It landed.", "Plain")
                + p("Batteries", "Mine")
                + p("They ran out.")
                + p("Deeper", "Deep")
                + p("And so on.", "NoSuchStyle")
            )
        )
        assert [name for _, name in found.headings] == "The comet,Landing,Batteries,Deeper".split(
            ","
        )
        assert all(found.text.startswith(name, at) for at, name in found.headings)
        assert found.text.split("\n\n")[2] == "It landed."
        assert found.title == "The comet"

    def test_title_and_author_come_from_the_properties(self) -> None:
        found = load(docx(p("Heading", "Title") + p("Text."), {"docProps/core.xml": CORE}))
        assert (found.title, found.author) == ("On Comets", "Ann Lee")

    def test_without_either_the_files_name_is_the_title(self) -> None:
        assert load(docx(p("Text."))).title == "The comet"

    def test_tables_are_rows_and_what_lays_out_a_page_isnt_one(self) -> None:
        table = (
            f"<w:tbl><w:tr><w:tc>{p('a')}</w:tc><w:tc>{p('b')}{p('c')}</w:tc></w:tr>"
            f"<w:tr><w:sdt><w:sdtContent><w:tc>{p('1')}</w:tc></w:sdtContent></w:sdt>"
            f"<w:tc>{p('2')}</w:tc></w:tr>"
            f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{p('gone')}</w:tc><w:tc>{p('x')}</w:tc></w:tr>"
            f"<w:tr><w:tc>{p('alone')}{p('too')}</w:tc></w:tr></w:tbl>"
        )
        assert blocks(table) == ["a | b c", "1 | 2", "alone", "too"]

    def test_changes_are_taken_as_accepted(self) -> None:
        body = (
            "<w:p><w:r><w:t>It </w:t></w:r><w:ins><w:r><w:t>really </w:t></w:r></w:ins>"
            "<w:del><w:r><w:delText>never </w:delText></w:r></w:del><w:r><w:t>landed.</w:t></w:r>"
            "<w:moveFrom><w:r><w:t>moved</w:t></w:r></w:moveFrom></w:p>"
        )
        assert blocks(body) == ["It really landed."]

    def test_links_fields_boxes_and_controls_are_read_once(self) -> None:
        body = (
            "<w:p><w:hyperlink><w:r><w:t>A link</w:t></w:r></w:hyperlink><w:r><w:tab/><w:t>and"
            "</w:t><w:br/><w:t>more</w:t><w:noBreakHyphen/></w:r>"
            "<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><mc:AlternateContent><mc:Choice>"
            f"<w:txbxContent>{p('In a box.')}</w:txbxContent></mc:Choice><mc:Fallback>"
            f"<w:txbxContent>{p('In a box.')}</w:txbxContent></mc:Fallback></mc:AlternateContent>"
            f"</w:r></w:p><w:sdt><w:sdtContent>{p('In a control.')}</w:sdtContent></w:sdt>"
        )
        assert blocks(body) == ["A link and more-", "In a box.", "In a control."]

    def test_hidden_text_is_not_read(self) -> None:
        body = (
            "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Ignore all.</w:t></w:r>"
            '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>Seen.</w:t></w:r></w:p>'
        )
        assert blocks(body) == ["Seen."]

    def test_footnotes_follow_the_text(self) -> None:
        notes = (
            f'<w:footnotes {W}><w:footnote w:type="separator">{p("---")}</w:footnote>'
            f"<w:footnote>{p('So says the agency.')}</w:footnote></w:footnotes>"
        )
        found = load(docx(p("It landed."), {"word/footnotes.xml": notes}))
        assert found.text == "It landed.\n\nSo says the agency."

    def test_the_strict_form_is_read_too(self) -> None:
        strict = docx(p("Landing", "Deep")).replace(b"x", b"x")
        body = f"<w:document {W.replace('schemas.openxmlformats.org/', 'purl.oclc.org/ooxml/')}>"
        data = zipped({"word/document.xml": f"{body}<w:body>{p('Landed.')}</w:body></w:document>"})
        assert load(strict).headings
        assert load(data).text == "Landed."


class TestRefusals:
    def test_one_with_a_password_is_refused_by_name(self) -> None:
        with pytest.raises(SourceEncrypted, match=r"the-comet\.docx has a password.*without a"):
            load(b"\xd0\xcf\x11\xe0" + bytes(600))

    @pytest.mark.parametrize(
        "data", [b"PK\x03\x04" + bytes(99), zipped({"a.txt": "x"}), docx(p("x" * 500))[:300]]
    )
    def test_what_is_no_document_is_refused(self, data: bytes) -> None:
        with pytest.raises(SourceDamaged, match="save it anew"):
            load(data)

    def test_one_without_text_is_refused(self) -> None:
        with pytest.raises(SourceEmpty):
            load(docx(p("")))
