"""A PDF's text reads as text, and its pages are known by what is printed on them."""

from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter

from index.errors import SourceDamaged, SourceEncrypted, SourceScanned
from index.loaders import formats, pdf
from index.types import Article, Document
from tests.index.loaders import making

PROSE = [
    "The probe touched down on the comet in November 2014 and sent pic-",
    "tures for sixty hours. Its batteries ran out because the cliff above",
    "it kept the sunlight away, which had been a well-known danger: the",
    "harpoons did not fire at all.",
]


def load(data: bytes) -> Document:
    return formats.parse("/a/the-comet.pdf", ".pdf", data)


def page(document: Document, words: str) -> str:
    article = Article("a", "a", "a", document.text, "en", "", "", "", pages=document.pages)
    return article.page(document.text.index(words))


class TestText:
    def test_lines_become_paragraphs_and_broken_words_whole(self) -> None:
        assert load(making.pdf([["On the comet", *PROSE]])).text == (
            "On the comet\n\nThe probe touched down on the comet in November 2014 and sent "
            "pictures for sixty hours. Its batteries ran out because the cliff above it kept the "
            "sunlight away, which had been a well-known danger: the harpoons did not fire at all."
        )

    def test_a_table_survives_as_rows(self) -> None:
        table = [
            [(72, "Name"), (250, "Age"), (400, "Home city")],
            [(72, "Ann Lee"), (250, "30"), (400, "Paris")],
            [(72, "Bob"), (250, "4"), (400, "New York")],
        ]
        text = load(making.pdf([[*PROSE, *table, *PROSE]])).text
        assert (
            "\n\nName | Age | Home city\n\nAnn Lee | 30 | Paris\n\nBob | 4 | New York\n\n" in text
        )

    def test_title_and_author_are_taken_from_the_file_where_they_were_given(self) -> None:
        named = load(making.pdf([PROSE], info={"Title": "On Comets", "Author": "Ann Lee"}))
        assert (named.title, named.author) == ("On Comets", "Ann Lee")

    @pytest.mark.parametrize("title", ["", "Microsoft Word - a.doc", "untitled", "(anonymous)"])
    def test_otherwise_the_first_line_is_the_title_or_the_files_name(self, title: str) -> None:
        assert load(making.pdf([["On Comets", *PROSE]], info={"Title": title})).title == "On Comets"
        assert load(making.pdf([PROSE], info={"Title": title})).title == "The comet"

    def test_the_outline_gives_headings_where_they_stand(self) -> None:
        pages = [["1. Landing", *PROSE], ["Nothing here.", "2. Batteries", *PROSE]]
        outline = [("Landing", 0), ("Batteries", 1), ("Elsewhere", 1)]
        found = load(making.pdf(pages, outline=outline))
        assert [heading for _, heading in found.headings] == ["Landing", "Elsewhere", "Batteries"]
        assert found.text.startswith("Landing", found.headings[0][0])
        assert found.text.startswith("Batteries", found.headings[2][0])
        assert "1. Landing\n\nThe probe" in found.text


class TestPages:
    def test_every_page_is_known_by_its_number(self) -> None:
        found = load(making.pdf([["Comets are cold."], ["Moons are cold too."]]))
        assert page(found, "Comets") == "1"
        assert page(found, "Moons") == "2"

    def test_by_what_is_printed_on_it_where_the_file_says(self) -> None:
        labels = "0 << /S /r >> 2 << /S /D /St 7 >>"
        pages = [["Preface of it all."], ["More of that."], ["Comets are cold."]]
        found = load(making.pdf(pages, labels=labels))
        assert [label for _, label in found.pages] == ["i", "ii", "7"]
        assert page(found, "Comets") == "7"

    def test_a_sentence_across_pages_stays_one_and_is_on_both(self) -> None:
        found = load(making.pdf([PROSE[:3], PROSE[3:]]))
        assert "danger: the harpoons did not" in found.text
        assert page(found, "danger") == "1"
        assert page(found, "harpoons") == "2"

    def test_an_empty_page_counts_and_has_no_place(self) -> None:
        found = load(making.pdf([["Comets are cold."], [], ["Moons are cold too."]]))
        assert found.pages[0] == (0, "1")
        assert page(found, "Moons") == "3"

    def test_running_heads_and_page_numbers_go(self) -> None:
        pages = [
            ["The Journal of Comets", f"Fact {word} is told here.", *PROSE, f"{number}"]
            for number, word in enumerate("one two three four five".split(), 31)
        ]
        text = load(making.pdf(pages)).text
        assert text.count("The Journal of Comets") == 1
        assert not any(str(number) in text for number in range(31, 36))
        assert all(f"Fact {word} is told here." in text for word in "one two five".split())


class TestRefusals:
    def test_a_scan_is_refused_by_name_with_the_remedy(self) -> None:
        for lines in ([], ["Scanned by Fax"]):
            with pytest.raises(SourceScanned, match=r"the-comet\.pdf is a scan.*install ocrmypdf"):
                load(making.pdf([lines, lines], picture=True))

    def test_pictures_beside_text_are_no_scan(self) -> None:
        assert "harpoons" in load(making.pdf([PROSE], picture=True)).text

    def test_letters_without_a_meaning_are_refused(self) -> None:
        with pytest.raises(SourceScanned, match="what its letters are"):
            load(making.pdf([["\x01\x02\x03\x04\x05\x06 \x0e\x0f\x10\x11\x12"] * 3]))

    @pytest.mark.parametrize(
        "data", [b"%PDF-1.7\n", b"x" * 500, b"%PDF-1.7\ntrailer << /Root 9 0 R >>"]
    )
    def test_what_is_no_pdf_is_refused(self, data: bytes) -> None:
        with pytest.raises(SourceDamaged, match="isn't a sound PDF"):
            load(data)

    def test_an_encrypted_one_is_refused_by_name(self) -> None:
        writer, stream = PdfWriter(PdfReader(BytesIO(making.pdf([PROSE])))), BytesIO()
        writer.encrypt("secret", algorithm="RC4-128")
        writer.write(stream)
        with pytest.raises(SourceEncrypted, match=r"the-comet\.pdf is encrypted; save a copy"):
            load(stream.getvalue())

    def test_so_is_one_whose_cipher_isnt_known_here(self) -> None:
        cipher = b"<< /Filter /Standard /V 5 /R 6 /Length 256 /P -1 /StmF /C /StrF /C "
        cipher += b"/CF << /C << /CFM /AESV3 /AuthEvent /DocOpen /Length 32 >> >> "
        cipher += b"/U <%b> /UE <%b> /O <%b> /OE <%b> /Perms <%b> >>" % tuple(
            b"00" * size for size in (48, 32, 48, 32, 16)
        )
        objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 0 /Kids [] >>"]
        data = making.bodied([*objects, cipher], b"/Encrypt 3 0 R /ID [<00> <00>]")
        with pytest.raises(SourceEncrypted, match="save a copy without a password"):
            load(data)

    def test_one_that_everybody_may_open_is_read(self) -> None:
        writer, stream = PdfWriter(PdfReader(BytesIO(making.pdf([PROSE])))), BytesIO()
        writer.encrypt("", owner_password="secret", algorithm="RC4-128")
        writer.write(stream)
        assert "harpoons" in load(stream.getvalue()).text


def test_ligatures_are_the_letters_they_are_of() -> None:
    assert "ﬁnd ﬂuff".translate(pdf._LETTERS) == "find fluff"
