"""Small files of each format, made by hand: a test reads here what is in them."""

import zipfile
import zlib
from collections.abc import Mapping, Sequence
from io import BytesIO

Line = str | Sequence[tuple[int, str]]
"""A line of a page: its text, or `(x, text)` pieces side by side."""

PICTURE = b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray "
PICTURE += b"/BitsPerComponent 8 /Length 1 >>\nstream\n\x00\nendstream"


def pdf(
    pages: Sequence[Sequence[Line]],
    *,
    info: Mapping[str, str] | None = None,
    outline: Sequence[tuple[str, int]] = (),
    labels: str = "",
    picture: bool = False,
) -> bytes:
    """A PDF of pages of lines; `labels` is the /Nums of its page labels."""
    objects: list[bytes] = [b""] * 4  # catalog, pages, font, picture
    objects[2] = (
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    )
    objects[3] = PICTURE
    resources = b"<< /Font << /F1 3 0 R >> " + (b"/XObject << /I 4 0 R >> " if picture else b"")
    kids = []
    for lines in pages:
        content = zlib.compress(_content(lines))
        objects.append(
            b"<< /Length %d /Filter /FlateDecode >>\nstream\n%b\nendstream"
            % (len(content), content)
        )
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] "
            b"/Resources %b>> /Contents %d 0 R >>" % (resources, len(objects))
        )
        kids.append(len(objects))
    catalog = b"<< /Type /Catalog /Pages 2 0 R"
    if outline:
        first, last = len(objects) + 1, len(objects) + len(outline)
        for number, (title, page) in enumerate(outline, first):
            following = b"/Next %d 0 R" % (number + 1) if number < last else b""
            objects.append(
                b"<< /Title (%b) /Parent %d 0 R /Dest [%d 0 R /Fit] %b >>"
                % (title.encode("cp1252"), last + 1, kids[page], following)
            )
        objects.append(b"<< /Type /Outlines /First %d 0 R /Last %d 0 R >>" % (first, last))
        catalog += b" /Outlines %d 0 R" % len(objects)
    if labels:
        catalog += b" /PageLabels << /Nums [%b] >>" % labels.encode()
    objects[0] = catalog + b" >>"
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%b] >>" % (
        len(kids),
        b" ".join(b"%d 0 R" % kid for kid in kids),
    )
    trailer = b""
    if info:
        pairs = b" ".join(b"/%b (%b)" % (k.encode(), v.encode("cp1252")) for k, v in info.items())
        objects.append(b"<< %b >>" % pairs)
        trailer = b"/Info %d 0 R" % len(objects)
    return bodied(objects, trailer)


def bodied(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """A PDF file of numbered objects, the first of them the catalog."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, each)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R %b >>\n" % (len(objects) + 1, trailer)
    return bytes(out) + b"startxref\n%d\n%%%%EOF" % start


def _content(lines: Sequence[Line]) -> bytes:
    shown = []
    for number, line in enumerate(lines):
        pieces = [(72, line)] if isinstance(line, str) else line
        for x, text in pieces:
            escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
            shown.append(
                b"BT /F1 11 Tf 1 0 0 1 %d %d Tm (%b) Tj ET"
                % (x, 750 - 14 * number, escaped.encode("cp1252"))
            )
    return b"\n".join(shown)


def zipped(entries: Mapping[str, str | bytes]) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return stream.getvalue()


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
STYLES = f"""<w:styles {W}>
<w:style w:styleId="Title"><w:name w:val="Title"/></w:style>
<w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
<w:style w:styleId="Mine"><w:name w:val="Mine"/><w:basedOn w:val="berschrift1"/></w:style>
<w:style w:styleId="Plain"><w:name w:val="Plain"/><w:basedOn w:val="Plain"/></w:style>
<w:style w:styleId="Deep"><w:name w:val="Deep"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
</w:styles>"""


def p(text: str, style: str = "") -> str:
    """A paragraph of a Word document."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}<w:r><w:t>{text}</w:t></w:r></w:p>"


def docx(body: str, more: Mapping[str, str] | None = None) -> bytes:
    document = f"<w:document {W} {MC}><w:body>{body}</w:body></w:document>"
    types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    return zipped(
        {
            "[Content_Types].xml": types,
            "word/document.xml": document,
            "word/styles.xml": STYLES,
            **(more or {}),
        }
    )


CONTAINER = """<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="OEBPS/book.opf"/></rootfiles></container>"""
BOOK = """<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">
<metadata><dc:title>The Comet Book</dc:title><dc:creator>Ann Lee</dc:creator>
<dc:date>2019-05-06T00:00:00Z</dc:date></metadata>
<manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="one" href="text/one.xhtml" media-type="application/xhtml+xml"/>
<item id="two" href="text/two%20b.xhtml" media-type="application/xhtml+xml"/>
<item id="css" href="a.css" media-type="text/css"/></manifest>
<spine><itemref idref="nav"/><itemref idref="two"/><itemref idref="one"/>
<itemref idref="gone"/></spine></package>"""


def chapter(body: str) -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml" '
        f'xmlns:epub="http://www.idpf.org/2007/ops"><head><title>x</title></head>'
        f"<body>{body}</body></html>"
    )


def epub(one: str, two: str = "<p>Second.</p>", more: Mapping[str, str] | None = None) -> bytes:
    """A book whose spine reads `two` before `one`."""
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": CONTAINER,
            "OEBPS/book.opf": BOOK,
            "OEBPS/nav.xhtml": chapter("<p>Contents</p>"),
            "OEBPS/text/one.xhtml": chapter(one),
            "OEBPS/text/two b.xhtml": chapter(two),
            **(more or {}),
        }
    )


RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>
<link>https://a.example/</link>
<item><title>One</title><link>https://a.example/one</link></item>
<item><title>Two</title><guid>https://a.example/two</guid></item>
<item><title>Three</title><guid isPermaLink="false">tag:3</guid></item>
<item><title>Four</title><link> /four </link></item>
<item><title>One again</title><link>https://a.example/one</link></item>
<item><title>Five</title><link>javascript:alert(1)</link></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><link href="https://a.example/"/>
<entry><link rel="self" href="https://a.example/self"/><link href="https://a.example/one"/></entry>
<entry><link rel="alternate" href="two"/></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
xmlns="http://purl.org/rss/1.0/"><channel><link>https://a.example/</link></channel>
<item><link>https://a.example/one</link></item></rdf:RDF>"""
SITEMAP = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://a.example/one</loc><lastmod>2024-01-01</lastmod></url>
<url><loc>https://a.example/two</loc></url></urlset>"""
SITEMAPS = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://a.example/map.xml.gz</loc></sitemap></sitemapindex>"""
