"""What each format yields, and how a bad source is refused."""

import os
from contextlib import suppress
from pathlib import Path

import pytest

from index import loaders
from index.errors import (
    SourceEmpty,
    SourceError,
    SourceForbidden,
    SourceMissing,
    SourceNotText,
    SourceTooLarge,
    SourceUnsupported,
)
from index.loaders import html, markdown, text
from index.loaders.decoding import hidden
from index.types import Document
from tests.index.conftest import Write


def md(body: str) -> Document:
    return loaders.made_harmless(markdown.load("/a/some-file.md", body.encode()))


def page(body: str | bytes) -> Document:
    data = body.encode() if isinstance(body, str) else body
    return loaders.made_harmless(html.load("/a/some-page.html", data))


class TestText:
    def test_the_text_is_the_file_code_point_for_code_point(self) -> None:
        body = "Title\r\n\r\n  Text\u200c, and “more”.\tEnd \n\n"
        assert text.load("/a/b.txt", ("\ufeff" + body).encode()).text == body

    @pytest.mark.parametrize(
        ("body", "title"),
        [
            ("A short line\n\nText.", "A short line"),
            ("\n\n  A short line  \r\n\r\nText.", "A short line"),
            ("Underlined\n=====\nText.", "Underlined"),
            ("A sentence.\n\nText.", "On the trail"),
            ("First line\nsecond line\n\nText.", "On the trail"),
            ("x" * 200 + "\n\nText.", "On the trail"),
            ("only one line", "On the trail"),
        ],
    )
    def test_the_title_is_a_first_line_that_stands_alone_or_the_files_name(
        self, body: str, title: str
    ) -> None:
        assert text.load("/a/on-the_trail.txt", body.encode()).title == title


class TestMarkdown:
    def test_front_matter_gives_title_author_date_link_language_and_questions(self) -> None:
        found = md(
            "---\ntitle: 'A: title'\nauthor: Ann\ndate: 2023-07-05\nurl: https://a.example/b\n"
            "language: en\nquestions:\n  - One?\n  - Two?\n---\n\nText.\n"
        )
        assert (found.title, found.author, found.published) == ("A: title", "Ann", "2023-07-05")
        assert (found.url, found.language) == ("https://a.example/b", "en")
        assert found.questions == ("One?", "Two?")
        assert found.text == "Text."

    def test_without_front_matter_the_first_heading_is_the_title_or_the_files_name(self) -> None:
        assert md("Intro.\n\n## A heading\n\nText.").title == "A heading"
        assert md("Text.").title == "Some file"

    def test_the_text_is_what_a_reader_sees(self) -> None:
        found = md(
            "# Head *with* `code`\n\nA **bold** [link](https://a.example) and ![alt](b.png)\n"
            "wrapped line<br>.\n\n- one\n- two\n\n> quoted\n\n```py\nx = 1\n\ny = 2\n```\n\n"
            "| a | b |\n|---|---|\n| 1 | 2 |\n\n<div>in <b>html</b><script>no()</script></div>\n"
        )
        assert found.text.split("\n\n") == [
            "Head with code",
            "A bold link and alt wrapped line.",
            "one",
            "two",
            "quoted",
            "x = 1",
            "y = 2",
            "a | b",
            "1 | 2",
            "in html",
        ]

    def test_headings_stand_where_their_offsets_say(self) -> None:
        found = md("# One\n\nText.\n\nTwo\n---\n\nText.\n\n### 中文 🙂\n\nText.")
        assert [heading for _, heading in found.headings] == ["One", "Two", "中文 🙂"]
        for offset, heading in found.headings:
            assert found.text.startswith(heading, offset)

    @pytest.mark.parametrize(
        "front",
        [
            "a: [",
            "date: 2023-13-45",
            "- a\n- b",
            "just words",
            "? {a: b}\n: c",
            "title: &a [*a]",
            "[" * 3000,
            "date: !!python/object:os.system x",
        ],
    )
    def test_bad_front_matter_never_costs_the_article(self, front: str) -> None:
        found = md(f"---\n{front}\n---\n\nThe text.\n")
        assert "The text." in found.text
        assert found.title

    def test_lines_of_bad_front_matter_still_give_the_title(self) -> None:
        assert md("---\ntitle: Me: you\nx: [\n---\n\nText.").title == "Me: you"

    def test_an_alias_bomb_stays_small(self) -> None:
        lines = ["a0: &a0 lol"] + [f"a{n}: &a{n} [{f'*a{n - 1},' * 9}]" for n in range(1, 8)]
        front = "\n".join([*lines, "title: *a7", "questions: *a7", "author: *a7"])
        found = md(f"---\n{front}\n---\n\nText.")
        assert len(found.title) + len(found.author) + sum(map(len, found.questions)) < 10_000

    @pytest.mark.parametrize(
        ("said", "language"),
        [
            ("en", "en"),
            ("EN", "en"),
            ("en-GB", "en"),
            ("pt_BR", "pt"),
            ("no", "no"),
            ("English", ""),
            ("''", ""),
            ("[en]", ""),
        ],
    )
    def test_the_language_is_a_two_letter_code_or_left_to_detection(
        self, said: str, language: str
    ) -> None:
        assert md(f"---\nlanguage: {said}\n---\n\nText.").language == language

    @pytest.mark.parametrize("url", ["javascript:alert(1)", "/relative", "ftp://a.example"])
    def test_only_web_links_are_links(self, url: str) -> None:
        assert md(f"---\nurl: {url}\n---\n\nText.").url == ""

    def test_entities_cant_bring_back_what_decoding_made_harmless(self) -> None:
        found = md(
            "# A&#x202E;b\n\nText &#x200B;&#xE0041; and `x`.\n\n| a&#x2066; |\n|---|\n| b |\n"
        )
        assert not hidden(found.text + found.title)
        assert found.hidden == {
            "direction override": 2,
            "zero-width character": 1,
            "tag character": 1,
        }
        assert all(found.text.startswith(heading, at) for at, heading in found.headings)

    def test_the_samples_load_with_title_author_date_language_and_questions(self) -> None:
        samples = sorted((Path(loaders.__file__).parent.parent / "samples").glob("*.md"))
        assert len(samples) == 3
        for path in samples:
            found = loaders.load(str(path))
            assert found.title
            assert found.author
            assert found.published
            assert found.language == "en"
            assert len(found.questions) == 3
            assert 600 <= len(found.text.split()) <= 1000


ARTICLE = """<!doctype html><html lang="en"><head><title>Site | A title</title>
<meta property="og:title" content="A title"><meta name="author" content="Ann Lee">
<meta property="article:published_time" content="2023-07-05T10:00:00Z">
<link rel="canonical" href="https://a.example/story">{head}</head><body>
<nav><a href="/">Home</a> <a href="/x">Menu entry</a></nav>
<article><h1>A title</h1><p>{text} The probe touched down on the comet in November and sent
pictures for sixty hours.</p><h2>A section</h2>
<p>Its batteries ran out because the cliff above kept the sunlight away from it.</p>
<ul><li>First item of the list</li><li>Second item of the list</li></ul>
<script>alert("no")</script></article><footer>Copyright nobody</footer></body></html>"""


def article(text: str = "", head: str = "") -> str:
    return ARTICLE.replace("{head}", head).replace("{text}", text)


class TestHtml:
    def test_the_main_text_title_author_date_and_link_are_found(self) -> None:
        found = page(article())
        assert (found.title, found.author, found.published) == ("A title", "Ann Lee", "2023-07-05")
        assert found.url == "https://a.example/story"
        assert "The probe touched down on the comet in November and sent pictures" in found.text
        for noise in ("alert", "Menu entry", "Copyright"):
            assert noise not in found.text

    def test_headings_stand_where_their_offsets_say(self) -> None:
        found = page(article())
        assert "A section" in [heading for _, heading in found.headings]
        assert all(found.text.startswith(heading, at) for at, heading in found.headings)

    def test_each_item_and_paragraph_is_a_line_of_its_own(self) -> None:
        lines = page(article()).text.split("\n\n")
        assert "First item of the list" in lines
        assert "Second item of the list" in lines

    @pytest.mark.parametrize(
        ("named", "really"),
        [
            ("utf-8", "utf-8"),
            ("windows-1251", "cp1251"),
            ("koi8-r", "koi8-r"),
            ("gb2312", "gb18030"),
            ("utf-16", "utf-8"),
            ("no-such-charset", "utf-8"),
            ("idna", "utf-8"),
            ("punycode", "utf-8"),
            ("unicode_escape", "utf-8"),
            ("base64", "utf-8"),
        ],
    )
    def test_the_named_charset_is_believed_where_it_can_be_true(
        self, named: str, really: str
    ) -> None:
        words = "探测器在彗星上着陆。" if "gb" in really else "Вчера аппарат сел на комету."
        body = article(words, f'<meta charset="{named}">')
        assert words in page(body.encode(really)).text

    def test_latin_1_means_windows_1252_as_in_every_browser(self) -> None:
        body = article("Müller said “yes”.", '<meta charset="iso-8859-1">')
        assert "Müller said “yes”." in page(body.encode("cp1252")).text

    def test_a_byte_order_mark_beats_the_named_charset(self) -> None:
        body = article("Вчера аппарат сел.", '<meta charset="koi8-r">')
        assert "Вчера аппарат сел." in page(body.encode("utf-8-sig")).text

    def test_an_xml_declaration_is_no_obstacle(self) -> None:
        body = '<?xml version="1.0" encoding="utf-8"?>\n' + article("Вчера аппарат сел.")
        assert "Вчера аппарат сел." in page(body).text

    def test_entities_cant_bring_back_what_is_dangerous(self) -> None:
        found = page(article("A&#x202E;b &#x200B;&#xE0041;&#0; c."))
        assert not hidden(found.text)
        assert found.hidden == {
            "direction override": 1,
            "zero-width character": 1,
            "tag character": 1,
        }

    def test_a_page_without_text_is_refused_with_a_remedy(self) -> None:
        with pytest.raises(SourceEmpty, match=r"some-page.html .*; save"):
            page("<html><body><script>var a</script></body></html>")

    @pytest.mark.parametrize("body", ["<" * 5000, "<div>" * 3000 + "deep text", "&#x110000;" * 50])
    def test_mad_markup_ends_in_a_document_or_a_source_error(self, body: str) -> None:
        with suppress(SourceError):
            assert page(body).text


class TestAnySource:
    @pytest.mark.parametrize("name", ["missing.txt", "missing", "a" * 5000 + ".txt"])
    def test_a_missing_path_is_said_to_be_missing(self, tmp_path: Path, name: str) -> None:
        with pytest.raises(SourceMissing, match="check the path"):
            list(loaders.expand(str(tmp_path / name)))

    @pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", b"... --- !!!\n"])
    def test_a_file_without_text_is_refused(self, write: Write, data: bytes) -> None:
        with pytest.raises(SourceEmpty):
            loaders.load(write("a.txt", data))

    @pytest.mark.parametrize("name", ["a.odt", "a.doc", "a", ".txt"])
    def test_a_kind_without_a_loader_is_refused_naming_the_kinds_there_are(
        self, write: Write, name: str
    ) -> None:
        with pytest.raises(SourceUnsupported, match=r"\.txt.*\.md.*\.html"):
            loaders.load(write(name, "Text."))

    @pytest.mark.parametrize("name", ["a.TXT", "a.Md", "a.HTM"])
    def test_endings_are_read_in_any_case(self, write: Write, name: str) -> None:
        assert "comet" in loaders.load(write(name, article() if "H" in name else "A comet.")).text

    def test_thirty_megabytes_are_refused_unread(self, write: Write) -> None:
        path = write("big.txt", "x")
        os.truncate(path, 30 * loaders.MEGABYTE)
        with pytest.raises(SourceTooLarge, match=r"30 MB; the limit is 20 MB.*max_file_mb"):
            loaders.load(path)

    def test_a_binary_named_txt_is_refused(self, write: Write) -> None:
        with pytest.raises(SourceNotText):
            loaders.load(write("a.txt", bytes(range(256)) * 10))

    def test_a_pipe_is_refused_and_not_waited_for(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipe.txt")
        with pytest.raises(SourceUnsupported):
            loaders.load(str(tmp_path / "pipe.txt"))

    @pytest.mark.parametrize(
        ("link", "named"),
        [
            ("https://a.example/story?a=b#part", "https://a.example/story?a=b"),
            ("HTTP://A.Example", "http://a.example/"),
            ("https://a.example/müller", "https://a.example/m%C3%BCller"),
        ],
    )
    def test_a_link_is_one_source_however_it_is_written(self, link: str, named: str) -> None:
        assert list(loaders.expand(link)) == [named]

    @pytest.mark.parametrize("link", ["ftp://a.example/x", "file:///etc/passwd", "https:///x"])
    def test_links_that_dont_lead_to_the_web_are_refused(self, link: str) -> None:
        with pytest.raises(SourceUnsupported, match="isn't a link"):
            list(loaders.expand(link))

    def test_a_links_password_is_refused_and_not_repeated(self) -> None:
        with pytest.raises(SourceForbidden, match="leave it out") as refused:
            list(loaders.expand("https://ann:secret@a.example/x"))
        assert "secret" not in str(refused.value)

    def test_a_folder_yields_its_readable_files_in_order_hidden_ones_left_out(
        self, write: Write
    ) -> None:
        for name in ("b.txt", "a.md", "sub/c.html", "d.odt", ".hidden.txt", ".git/e.txt"):
            folder = Path(write(name, "Text.")).parents[name.count("/")]
        found = [str(Path(each).relative_to(folder)) for each in loaders.expand(str(folder))]
        assert found == ["a.md", "b.txt", "sub/c.html"]

    def test_a_folder_without_articles_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(SourceEmpty, match="holds no article"):
            list(loaders.expand(str(tmp_path)))

    def test_a_dangling_link_in_a_folder_fails_alone(self, write: Write, tmp_path: Path) -> None:
        write("a.txt", "Text.")
        (tmp_path / "articles" / "b.txt").symlink_to(tmp_path / "nowhere")
        first, second = loaders.expand(str(tmp_path / "articles"))
        assert loaders.load(first).text == "Text."
        with pytest.raises(SourceMissing):
            loaders.load(second)

    def test_a_relative_path_and_its_absolute_one_are_the_same_article(
        self, write: Write, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path = write("a.txt", "Text.")
        monkeypatch.chdir(Path(path).parent)
        assert list(loaders.expand("a.txt")) == list(loaders.expand(path)) == [path]

    def test_an_article_has_one_path_however_it_is_named(
        self, write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path = write("a.txt", "Text.")
        folder = Path(path).parent
        monkeypatch.chdir(folder)
        assert list(loaders.expand(f"../{folder.name}/a.txt")) == [path]
        assert list(loaders.expand(f"../{folder.name}")) == [path]
        link = tmp_path / "elsewhere" / "link"  # "link/.." isn't "elsewhere"
        link.parent.mkdir()
        link.symlink_to(folder, target_is_directory=True)
        assert list(loaders.expand(f"{link}/../{folder.name}/a.txt")) == [path]

    def test_no_name_is_not_the_working_directory(
        self, write: Write, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(Path(write("a.txt", "Text.")).parent)
        with pytest.raises(SourceMissing):
            list(loaders.expand(""))

    def test_the_language_is_detected_where_the_format_doesnt_say(self) -> None:
        russian = Document("a", "a", "Вчера аппарат сел на комету и передал снимки.")
        assert loaders.finish(russian).language == "ru"
        assert loaders.finish(Document("a", "a", "Text", language="xx")).language == "xx"
